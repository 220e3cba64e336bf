/** Time and memory of what one runs. */
@NullMarked
package io.orthant.measure;

import org.jspecify.annotations.NullMarked;
