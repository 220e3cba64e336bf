package io.orthant.linalg;

import io.orthant.NDArray;

/**
 * A least-squares solution.
 *
 * @param x (N,) or (N,K)
 * @param residuals sums of squared residuals per column; empty unless rank = N &lt; M
 * @param rank the matrix's numerical rank
 * @param s its singular values, descending
 */
public record Lstsq(NDArray x, NDArray residuals, int rank, NDArray s) {}
