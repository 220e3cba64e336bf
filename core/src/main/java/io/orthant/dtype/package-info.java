/** The fourteen dtypes, NumPy's promotion (NEP 50) and casting rules. */
@NullMarked
package io.orthant.dtype;

import org.jspecify.annotations.NullMarked;
