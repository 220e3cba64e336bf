package io.orthant.internal.linalg;

/**
 * The geometry of one matrix product. Offsets and leading dimensions count items (a complex item is one).
 *
 * @param m rows of the result
 * @param n columns of the result
 * @param k the core dimension
 * @param transposeA whether A is stored as k×m
 * @param aOffset first item of A
 * @param lda items from one stored row of A to the next
 * @param transposeB whether B is stored as n×k
 * @param bOffset first item of B
 * @param ldb items from one stored row of B to the next
 * @param cOffset first item of C
 * @param ldc items from one row of C to the next
 */
public record Product(
        int m,
        int n,
        int k,
        boolean transposeA,
        int aOffset,
        int lda,
        boolean transposeB,
        int bOffset,
        int ldb,
        int cOffset,
        int ldc) {
    /** The product of two dense row-major matrices that start their arrays. */
    public static Product dense(int m, int n, int k) {
        return new Product(m, n, k, false, 0, k, false, 0, n, 0, n);
    }

    /** Where item (i, k) of op(A) lies. */
    public int a(int i, int kk) {
        return transposeA ? aOffset + kk * lda + i : aOffset + i * lda + kk;
    }

    /** Where item (k, j) of op(B) lies. */
    public int b(int kk, int j) {
        return transposeB ? bOffset + j * ldb + kk : bOffset + kk * ldb + j;
    }

    /** Where item (i, j) of C lies. */
    public int c(int i, int j) {
        return cOffset + i * ldc + j;
    }

    /** Items between neighbours along a row of op(A). */
    int aStep() {
        return transposeA ? lda : 1;
    }

    /** Items between neighbours along a column of op(A). */
    int aRowStep() {
        return transposeA ? 1 : lda;
    }

    /** Items between neighbours along a row of op(B). */
    int bStep() {
        return transposeB ? ldb : 1;
    }

    /** Items between neighbours along a column of op(B). */
    int bRowStep() {
        return transposeB ? 1 : ldb;
    }
}
