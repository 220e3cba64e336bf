package io.orthant.linalg;

import io.orthant.NDArray;

/**
 * The factors of {@code a = q · r}.
 *
 * @param q orthonormal columns; without columns where only r was asked for
 * @param r upper triangular
 */
public record Qr(NDArray q, NDArray r) {}
