package io.orthant.linalg;

import io.orthant.NDArray;

/**
 * The factors of {@code a = u · diag(s) · vh}.
 *
 * @param u left singular vectors as columns
 * @param s singular values, descending, real
 * @param vh right singular vectors as rows, conjugated
 */
public record Svd(NDArray u, NDArray s, NDArray vh) {}
