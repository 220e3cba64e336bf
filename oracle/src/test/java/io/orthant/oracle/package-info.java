/** Comparisons of Orthant with a real NumPy in the same process. */
@NullMarked
package io.orthant.oracle;

import org.jspecify.annotations.NullMarked;
