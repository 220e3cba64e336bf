/** The suite beside NumPy: its kernels, NumPy's side, stopwatch and reports. */
@NullMarked
package io.orthant.bench.suite;

import org.jspecify.annotations.NullMarked;
