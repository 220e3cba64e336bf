/** Where items live, and how an array's shape maps onto them. */
@NullMarked
package io.orthant.internal.storage;

import org.jspecify.annotations.NullMarked;
