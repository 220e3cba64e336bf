package io.orthant.internal.linalg;

/**
 * The geometry of one matrix product. Offsets and steps count items (a complex item is one); steps may have any sign, so
 * that every view is an operand as it is.
 *
 * @param m rows of the result
 * @param n columns of the result
 * @param k the core dimension
 * @param aOffset first item of A
 * @param aRowStep items between neighbours along a column of A
 * @param aStep items between neighbours along a row of A
 * @param bOffset first item of B
 * @param bRowStep items between neighbours along a column of B
 * @param bStep items between neighbours along a row of B
 * @param cOffset first item of C
 * @param ldc items from one row of C to the next; within a row they are neighbours
 */
public record Product(
        int m,
        int n,
        int k,
        int aOffset,
        int aRowStep,
        int aStep,
        int bOffset,
        int bRowStep,
        int bStep,
        int cOffset,
        int ldc) {
    /** The product of two dense row-major matrices that start their arrays. */
    public static Product dense(int m, int n, int k) {
        return new Product(m, n, k, 0, k, 1, 0, n, 1, 0, n);
    }

    /** Where item (i, k) of A lies. */
    public int a(int i, int kk) {
        return aOffset + i * aRowStep + kk * aStep;
    }

    /** Where item (k, j) of B lies. */
    public int b(int kk, int j) {
        return bOffset + kk * bRowStep + j * bStep;
    }

    /** Where item (i, j) of C lies. */
    public int c(int i, int j) {
        return cOffset + i * ldc + j;
    }

    /** Whether B lies as A transposed: if it does so in the same array, the result is symmetric. */
    public boolean isGram() {
        return m == n && m > 1 && aOffset == bOffset && aRowStep == bStep && aStep == bRowStep;
    }
}
