package io.orthant.linalg;

import io.orthant.NDArray;

/**
 * Sign and natural logarithm of the absolute value of a determinant.
 *
 * @param sign -1, 0 or 1, or a complex number of absolute value 1
 * @param logabsdet real; -inf for a determinant of zero
 */
public record Slogdet(NDArray sign, NDArray logabsdet) {}
