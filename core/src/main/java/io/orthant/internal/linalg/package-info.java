/**
 * Dense linear algebra on row-major Java arrays, beneath matmul and {@code io.orthant.linalg}: the provider interface, its
 * choice, and the provider in pure Java.
 */
@NullMarked
package io.orthant.internal.linalg;

import org.jspecify.annotations.NullMarked;
