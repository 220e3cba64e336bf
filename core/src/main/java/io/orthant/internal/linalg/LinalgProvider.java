package io.orthant.internal.linalg;

import org.jspecify.annotations.Nullable;

/**
 * The routines which matmul and {@code Linalg} stand on. Matrices are dense and row-major, complex ones interleaved;
 * leading dimensions and offsets count items, not slots. Products exist for four types; factorisations work on float64
 * and complex128 only: callers widen float32 and complex64 and round the results, so no algorithm is written twice.
 *
 * <p>Routines return LAPACK's {@code info} where they can fail: 0 for success. Inputs named <em>overwritten</em> hold
 * the result or scratch values afterwards. All dimensions are positive: empty matrices never come here.
 *
 * <p>Found by {@link java.util.ServiceLoader}; a constructor must be cheap, {@link #load()} does what may fail.
 */
public interface LinalgProvider {
    /** The name by which {@code orthant.linalg} and {@code Linalg.provider()} know this provider. */
    String name();

    /** The provider with the highest rank that loads is taken. */
    int rank();

    /**
     * Makes this provider ready. Called once, on the first use of linear algebra.
     *
     * @throws ProviderUnavailableException saying in one line why it cannot serve here
     */
    void load() throws ProviderUnavailableException;

    /** C (m×n) = op(A) (m×k) · op(B) (k×n) in float64. */
    void multiply(Product p, double[] a, double[] b, double[] c);

    /** C = op(A) · op(B) in float32, accumulated in float32. */
    void multiply(Product p, float[] a, float[] b, float[] c);

    /** C = op(A) · op(B) in complex128. */
    void multiplyComplex(Product p, double[] a, double[] b, double[] c);

    /** C = op(A) · op(B) in complex64. */
    void multiplyComplex(Product p, float[] a, float[] b, float[] c);

    /**
     * P·A = L·U with partial pivoting.
     *
     * @param a n×n, overwritten by U and, below the diagonal, L
     * @param pivots gets for each row the row (from 0) it was exchanged with
     * @return 0, or i if U's diagonal item i (from 1) is exactly zero
     */
    int lu(Field field, int n, double[] a, int[] pivots);

    /**
     * Solves A·X = B by LU.
     *
     * @param a n×n, overwritten
     * @param b n×columns, overwritten by X
     * @return 0, or a positive number if A is exactly singular
     */
    int solve(Field field, int n, int columns, double[] a, double[] b);

    /**
     * A = L·Lᴴ of a Hermitian positive definite matrix, of which the lower triangle is read.
     *
     * @param a n×n, overwritten by L with zeros above its diagonal
     * @return 0, or a positive number if A is not positive definite
     */
    int cholesky(Field field, int n, double[] a);

    /**
     * A = Q·R by Householder reflections.
     *
     * @param a m×n, overwritten by R and, below the diagonal, the reflectors' vectors as LAPACK's geqrf leaves them
     * @param tau gets the min(m,n) factors of the reflectors
     */
    void qr(Field field, int m, int n, double[] a, double[] tau);

    /**
     * The first columns of Q from what {@link #qr} left.
     *
     * @param columns at least min(m,n), at most m
     * @param q gets m×columns
     */
    void orthogonal(Field field, int m, int n, double[] a, double[] tau, int columns, double[] q);

    /**
     * Eigenvalues, ascending, and eigenvectors of a Hermitian matrix, of which the lower triangle is read.
     *
     * @param a n×n, overwritten by the eigenvectors (as columns) if they are asked for
     * @param w gets n eigenvalues
     * @return 0, or a positive number if the iteration did not converge
     */
    int eigh(Field field, int n, double[] a, double[] w, boolean vectors);

    /**
     * Singular values, descending, and vectors: A = U·diag(s)·Vᴴ.
     *
     * @param a m×n, overwritten
     * @param s gets min(m,n) values
     * @param u gets m×m (full) or m×min(m,n); null if vectors are not asked for
     * @param vh gets n×n (full) or min(m,n)×n; null together with u
     * @return 0, or a positive number if the iteration did not converge
     */
    int svd(
            Field field,
            int m,
            int n,
            double[] a,
            double[] s,
            double @Nullable [] u,
            double @Nullable [] vh,
            boolean full);
}
