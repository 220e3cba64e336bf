/** Apache Arrow's vectors as arrays and back: {@link io.orthant.arrow.Arrow}. */
@NullMarked
package io.orthant.arrow;

import org.jspecify.annotations.NullMarked;
