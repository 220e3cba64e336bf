/** Measurements: the suite beside NumPy, memory over long runs, first calls, many threads. */
@NullMarked
package io.orthant.bench;

import org.jspecify.annotations.NullMarked;
