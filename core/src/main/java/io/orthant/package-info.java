/**
 * n-dimensional arrays with NumPy's meaning: {@link io.orthant.NDArray} is the array, {@link io.orthant.Np} has NumPy's
 * functions by NumPy's names.
 */
@NullMarked
package io.orthant;

import org.jspecify.annotations.NullMarked;
