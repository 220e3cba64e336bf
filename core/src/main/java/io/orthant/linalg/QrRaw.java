package io.orthant.linalg;

import io.orthant.NDArray;

/**
 * Householder reflectors as LAPACK's geqrf leaves them.
 *
 * @param h (…,N,M): transposed, as NumPy gives it
 * @param tau (…,min(M,N)) factors of the reflectors
 */
public record QrRaw(NDArray h, NDArray tau) {}
