package io.orthant.internal.linalg;

/**
 * LU with partial pivoting, recursive over column halves (Toledo, "Locality of reference in LU decomposition with partial
 * pivoting", SIAM J. Matrix Anal. Appl. 18, 1997), solving with its factors, and Cholesky row by row (Golub and Van
 * Loan, "Matrix Computations", sections 3.4 and 4.2).
 */
final class TriangularFactors {
    private static final int LEAF = 16;

    private TriangularFactors() {}

    /** Factors n×n rows in place; rows are exchanged, pivots tell how. */
    static int lu(Field field, int n, double[][] a, int[] pivots) {
        return lu(field, a, n, 0, n, pivots);
    }

    // columns [j0, j1), rows [j0, m); rows are exchanged as wholes, so no later pass over other columns is due
    private static int lu(Field field, double[][] a, int m, int j0, int j1, int[] pivots) {
        if (j1 - j0 <= LEAF) {
            return luLeaf(field, a, m, j0, j1, pivots);
        }
        int middle = (j0 + j1) / 2;
        int info = lu(field, a, m, j0, middle, pivots);
        for (int k = j0; k < middle; k++) {
            field.multiplySubtract(a, k, k + 1, j0, k, middle, j1);
        }
        field.multiplySubtract(a, middle, m, j0, middle, middle, j1);
        int second = lu(field, a, m, middle, j1, pivots);
        return info != 0 ? info : second;
    }

    private static int luLeaf(Field field, double[][] a, int m, int j0, int j1, int[] pivots) {
        int info = 0;
        for (int k = j0; k < j1; k++) {
            int best = pivot(field, a, m, k);
            pivots[k] = best;
            double[] top = a[best];
            a[best] = a[k];
            a[k] = top;
            double re = field.re(top, k);
            double im = field.im(top, k);
            if (re == 0 && im == 0) {
                info = info == 0 ? k + 1 : info;
                continue;
            }
            for (int i = k + 1; i < m; i++) {
                divide(field, a[i], k, re, im);
                field.axpy(top, a[i], k + 1, j1, -field.re(a[i], k), -field.im(a[i], k));
            }
        }
        return info;
    }

    private static int pivot(Field field, double[][] a, int m, int k) {
        int best = k;
        double largest = field.magnitude(a[k], k);
        for (int i = k + 1; i < m; i++) {
            double size = field.magnitude(a[i], k);
            if (size > largest) {
                largest = size;
                best = i;
            }
        }
        return best;
    }

    /** Overwrites the columns of B by the solution of A·X = B, A being factored. */
    static void solve(Field field, int n, double[][] lu, int[] pivots, int columns, double[][] b) {
        for (int i = 0; i < n; i++) {
            double[] row = b[i];
            b[i] = b[pivots[i]];
            b[pivots[i]] = row;
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                field.axpy(b[k], b[i], 0, columns, -field.re(lu[i], k), -field.im(lu[i], k));
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                field.axpy(b[k], b[i], 0, columns, -field.re(lu[i], k), -field.im(lu[i], k));
            }
            double re = field.re(lu[i], i);
            double im = field.im(lu[i], i);
            for (int j = 0; j < columns; j++) {
                divide(field, b[i], j, re, im);
            }
        }
    }

    /** Factors in place; what is above the diagonal becomes zero. */
    static int cholesky(Field field, int n, double[][] a) {
        double[] sum = new double[2];
        double[][] conjugated = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] row = a[i];
            for (int j = 0; j < i; j++) {
                field.dot(row, conjugated[j], 0, j, sum);
                field.set(row, j, field.re(row, j) - sum[0], field.im(row, j) - sum[1]);
                double pivot = field.re(a[j], j);
                field.set(row, j, field.re(row, j) / pivot, field.im(row, j) / pivot);
            }
            conjugated[i] = row.clone();
            field.conjugate(conjugated[i], 0, n);
            field.dot(row, conjugated[i], 0, i, sum);
            double diagonal = field.re(row, i) - sum[0];
            if (diagonal <= 0) {
                return i + 1;
            }
            field.set(row, i, Math.sqrt(diagonal), 0);
            for (int j = i + 1; j < n; j++) {
                field.set(row, j, 0, 0);
            }
        }
        return 0;
    }

    // Smith's division (Comm. ACM 5, 1962), safe from overflow in the denominator
    private static void divide(Field field, double[] x, int j, double re, double im) {
        double a = field.re(x, j);
        double b = field.im(x, j);
        if (im == 0) {
            field.set(x, j, a / re, b / re);
        } else if (Math.abs(re) >= Math.abs(im)) {
            double t = im / re;
            double d = re + im * t;
            field.set(x, j, (a + b * t) / d, (b - a * t) / d);
        } else {
            double t = re / im;
            double d = re * t + im;
            field.set(x, j, (a * t + b) / d, (b * t - a) / d);
        }
    }
}
