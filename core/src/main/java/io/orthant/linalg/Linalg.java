package io.orthant.linalg;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.error.ShapeException;
import io.orthant.internal.linalg.Providers;

/**
 * NumPy's {@code numpy.linalg}. Every function on matrices takes stacks (…, M, N) and works on the last two axes, unless its
 * description says otherwise; results are fresh arrays.
 *
 * <p>Dtypes: integers and bool are computed as float64; float32 and complex64 stay (decompositions compute them in double
 * precision and round the results once); float16 is refused with a {@link io.orthant.error.DTypeException}, as in NumPy.
 *
 * <p>The work is done by OpenBLAS if the module {@code io.orthant.openblas} is present and loads, else in pure Java;
 * {@link #provider()} tells, and the system property {@code orthant.linalg} ({@code java} or {@code openblas}) forces. Small
 * matrices get LAPACK's signs from both; beyond 25 rows the signs of singular vectors and eigenvectors may differ.
 */
public final class Linalg {
    private Linalg() {}

    /** Name of the provider in use: {@code java} or {@code openblas}. */
    public static String provider() {
        return Providers.current().name();
    }

    /**
     * Matrix product of the last two axes, the axes before them broadcast. A 1-d operand is a row at the left and a column at
     * the right; that axis is dropped from the result. Integers wrap around; bool is an or of ands.
     *
     * @throws ShapeException if the core dimensions differ, or an operand is 0-d
     */
    public static NDArray matmul(NDArray a, NDArray b) {
        return Np.matmul(a, b);
    }

    /**
     * Sum of products over a's last and b's last but one axis (its only axis if 1-d), without broadcasting; 0-d operands
     * multiply.
     */
    public static NDArray dot(NDArray a, NDArray b) {
        return Np.dot(a, b);
    }

    /** Dot product of the flattened operands, with a conjugated; 0-d. */
    public static NDArray vdot(NDArray a, NDArray b) {
        return Np.vdot(a, b);
    }

    /** Sum of products over the last axis of both; 0-d operands multiply. */
    public static NDArray inner(NDArray a, NDArray b) {
        return Np.inner(a, b);
    }

    /** Every item of a times every item of b, both flattened: (a.size(), b.size()). */
    public static NDArray outer(NDArray a, NDArray b) {
        return Np.outer(a, b);
    }

    /** Sum of products over the last {@code axes} axes of a and the first ones of b. */
    public static NDArray tensordot(NDArray a, NDArray b, int axes) {
        return Np.tensordot(a, b, axes);
    }

    /** Sum of products over pairs of axes; the other axes of a come before those of b. */
    public static NDArray tensordot(NDArray a, NDArray b, int[] axesOfA, int[] axesOfB) {
        return Np.tensordot(a, b, axesOfA, axesOfB);
    }

    /** Sum along a diagonal of the last two axes (numpy.trace takes the first two); above the main one if positive. */
    public static NDArray trace(NDArray a, long offset) {
        return Np.trace(a, offset, -2, -1);
    }

    /** Product of a chain of matrices in the cheapest order; the first and the last may be 1-d. */
    public static NDArray multiDot(NDArray... arrays) {
        return Chains.multiDot(arrays);
    }

    /** A square matrix to an integer power; a negative one inverts first. Keeps the dtype of integers otherwise. */
    public static NDArray matrixPower(NDArray a, int exponent) {
        return Chains.matrixPower(a, exponent);
    }

    /** {@link #svd(NDArray, boolean)} with full matrices, NumPy's default. */
    public static Svd svd(NDArray a) {
        return svd(a, true);
    }

    /**
     * Singular value decomposition: Householder bidiagonalisation and the implicit zero-shift QR iteration (Demmel and Kahan
     * 1990), or OpenBLAS's gesdd.
     *
     * @param fullMatrices u (…,M,M) and vh (…,N,N) if true, else u (…,M,K) and vh (…,K,N) with K = min(M,N)
     * @throws LinAlgException "SVD did not converge", also for a matrix with NaN or infinity
     */
    public static Svd svd(NDArray a, boolean fullMatrices) {
        return Decompositions.svd(a, fullMatrices);
    }

    /** Singular values alone, descending: (…,K), real. */
    public static NDArray svdvals(NDArray a) {
        return Decompositions.svdvals(a);
    }

    /** {@link #eigh(NDArray, char)} of the lower triangle. */
    public static Eigh eigh(NDArray a) {
        return eigh(a, 'L');
    }

    /**
     * Eigenvalues and eigenvectors of a symmetric or Hermitian matrix, of which one triangle is read: tridiagonalisation and
     * the implicit QL or QR iteration (Golub and Van Loan, section 8.3), or OpenBLAS's syevd and heevd. NaN or infinity in the
     * triangle gives NaN throughout.
     *
     * @param uplo 'L' or 'U'
     * @throws LinAlgException if a matrix is not square, or "Eigenvalues did not converge"
     */
    public static Eigh eigh(NDArray a, char uplo) {
        return Decompositions.eigh(a, uplo);
    }

    /** Eigenvalues of a Hermitian matrix, of which the lower triangle is read: (…,M), real, ascending. */
    public static NDArray eigvalsh(NDArray a) {
        return eigvalsh(a, 'L');
    }

    /** Eigenvalues of a Hermitian matrix, of which one triangle is read: (…,M), real, ascending. */
    public static NDArray eigvalsh(NDArray a, char uplo) {
        return Decompositions.eigvalsh(a, uplo);
    }

    /** {@link #qr(NDArray, String)} in mode "reduced". */
    public static Qr qr(NDArray a) {
        return qr(a, "reduced");
    }

    /**
     * QR factorisation by Householder reflections, with LAPACK's signs.
     *
     * @param mode "reduced": q (…,M,K), r (…,K,N); "complete": q (…,M,M), r (…,M,N); "r": r alone (…,K,N), and a q
     *     without columns
     */
    public static Qr qr(NDArray a, String mode) {
        return Decompositions.qr(a, mode);
    }

    /** NumPy's mode "raw": the reflectors themselves. */
    public static QrRaw qrRaw(NDArray a) {
        return Decompositions.qrRaw(a);
    }

    /** The lower Cholesky factor; see {@link #cholesky(NDArray, boolean)}. */
    public static NDArray cholesky(NDArray a) {
        return cholesky(a, false);
    }

    /**
     * The Cholesky factor of a Hermitian positive definite matrix: L with {@code a = L·Lᴴ}, or {@code U = Lᴴ}. Only that
     * triangle of a is read.
     *
     * @throws LinAlgException "Matrix is not positive definite"
     */
    public static NDArray cholesky(NDArray a, boolean upper) {
        return Decompositions.cholesky(a, upper);
    }

    /**
     * Solves {@code a · x = b} by LU with partial pivoting. A 1-d b is one vector, which each matrix of a solves for; else b is
     * (…,M,K). Stacks broadcast.
     *
     * @throws LinAlgException "Singular matrix", or if a is not square
     */
    public static NDArray solve(NDArray a, NDArray b) {
        return Solvers.solve(a, b);
    }

    /** {@link #lstsq(NDArray, NDArray, double)} with the limit {@code max(M,N)} times the dtype's epsilon. */
    public static Lstsq lstsq(NDArray a, NDArray b) {
        return lstsq(a, b, Double.NaN);
    }

    /**
     * The x of least norm which minimises {@code |a·x − b|}, by the singular value decomposition. No stacks: a is (M,N), b (M,)
     * or (M,K).
     *
     * @param rcond singular values at or below this fraction of the largest count as zero; NaN for the default, negative for
     *     the dtype's epsilon
     */
    public static Lstsq lstsq(NDArray a, NDArray b, double rcond) {
        return Solvers.lstsq(a, b, rcond);
    }

    /** The inverse. Throws {@link LinAlgException} "Singular matrix". */
    public static NDArray inv(NDArray a) {
        return Solvers.inv(a);
    }

    /** {@link #pinv(NDArray, double)} with NumPy's limit 1e-15. */
    public static NDArray pinv(NDArray a) {
        return pinv(a, 1e-15);
    }

    /** The Moore–Penrose pseudo-inverse (…,N,M); singular values at or below rcond times the largest count as zero. */
    public static NDArray pinv(NDArray a, double rcond) {
        return Solvers.pinv(a, rcond);
    }

    /** The determinant (…), by LU. */
    public static NDArray det(NDArray a) {
        return Solvers.det(a);
    }

    /** Sign and logarithm of the determinant, safe where the determinant itself overflows. */
    public static Slogdet slogdet(NDArray a) {
        return Solvers.slogdet(a);
    }

    /** The 2-norm of all items: of a vector, or the Frobenius norm of a matrix. */
    public static NDArray norm(NDArray a) {
        return norm(a, new int[0], false);
    }

    /** The 2-norm over one axis, or the Frobenius norm over two; over all items if no axis is named. */
    public static NDArray norm(NDArray a, int[] axes, boolean keepdims) {
        return Norms.norm(a, Norms.Order.DEFAULT, axes, keepdims);
    }

    /** A norm of a vector or a matrix; see {@link #norm(NDArray, double, int[], boolean)}. */
    public static NDArray norm(NDArray a, double ord) {
        return norm(a, ord, new int[0], false);
    }

    /**
     * A norm over one axis (vectors: any p, 0 counts the non-zeros, an infinity takes the largest or the smallest absolute
     * value) or two (matrices: 1, −1, 2, −2 and the infinities). Without axes a must be 1-d or 2-d.
     */
    public static NDArray norm(NDArray a, double ord, int[] axes, boolean keepdims) {
        return Norms.norm(a, Norms.Order.of(ord), axes, keepdims);
    }

    /** A norm of a matrix: "fro" or "nuc". */
    public static NDArray norm(NDArray a, String ord) {
        return norm(a, ord, new int[0], false);
    }

    /** The norm "fro" (Frobenius) or "nuc" (sum of the singular values) over two axes. */
    public static NDArray norm(NDArray a, String ord, int[] axes, boolean keepdims) {
        return Norms.norm(a, Norms.Order.of(ord), axes, keepdims);
    }

    /** Number of singular values above {@code max(M,N)} times epsilon times the largest: int64 (…). */
    public static NDArray matrixRank(NDArray a) {
        return matrixRank(a, Double.NaN);
    }

    /** Number of singular values above a tolerance: int64 (…). */
    public static NDArray matrixRank(NDArray a, double tolerance) {
        return Norms.matrixRank(a, tolerance);
    }

    /** The condition number in the 2-norm: ratio of the largest to the smallest singular value. */
    public static NDArray cond(NDArray a) {
        return Norms.cond(a, Norms.Order.DEFAULT);
    }

    /** The condition number in a norm of {@link #norm(NDArray, double)}; infinite for a singular matrix. */
    public static NDArray cond(NDArray a, double ord) {
        return Norms.cond(a, Norms.Order.of(ord));
    }

    /** The condition number in the norm "fro" or "nuc". */
    public static NDArray cond(NDArray a, String ord) {
        return Norms.cond(a, Norms.Order.of(ord));
    }
}
