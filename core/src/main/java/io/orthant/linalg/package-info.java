/** Linear algebra: decompositions, solving, norms. */
@NullMarked
package io.orthant.linalg;

import org.jspecify.annotations.NullMarked;
