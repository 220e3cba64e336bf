package io.orthant.linalg;

import io.orthant.NDArray;

/**
 * Eigenvalues and eigenvectors of a Hermitian matrix.
 *
 * @param eigenvalues ascending, real
 * @param eigenvectors as columns, orthonormal
 */
public record Eigh(NDArray eigenvalues, NDArray eigenvectors) {}
