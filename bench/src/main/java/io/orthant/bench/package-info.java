/** Measurements: Orthant beside NumPy in one run on one machine. */
@NullMarked
package io.orthant.bench;

import org.jspecify.annotations.NullMarked;
