package io.orthant.internal.linalg;

import java.util.Arrays;

/**
 * Cache-blocked products of float64 matrices kept as rows. The innermost loop adds four scaled rows of B to one row of C,
 * all indexed alike, which C2 vectorises; blocks keep B's part in the second-level cache and C's row in the first.
 * The order of additions depends on the sizes only.
 */
final class RealRows {
    private static final int ROWS = 64;
    private static final int COLUMNS = 512;

    private RealRows() {}

    /** A[i0:i1, j0:j1] -= A[i0:i1, k0:k1] · A[k0:k1, j0:j1], blocks that do not overlap. */
    static void multiplySubtract(double[][] a, int i0, int i1, int k0, int k1, int j0, int j1) {
        accumulate(a, i0, i1, k0, k1, a, a, j0, j1, -1);
    }

    /** C += sign · A · B for whole matrices, C with n columns. */
    static void multiplyAdd(double[][] a, double[][] b, double[][] c, int n, double sign) {
        accumulate(a, 0, a.length, 0, b.length, b, c, 0, n, sign);
    }

    // C[i0:i1, j0:j1] += sign * A[i0:i1, k0:k1] * B[k0:k1, j0:j1]
    private static void accumulate(
            double[][] a, int i0, int i1, int k0, int k1, double[][] b, double[][] c, int j0, int j1, double sign) {
        for (int j = j0; j < j1; j += COLUMNS) {
            int jEnd = Math.min(j + COLUMNS, j1);
            for (int k = k0; k < k1; k += ROWS) {
                int kEnd = Math.min(k + ROWS, k1);
                for (int i = i0; i < i1; i++) {
                    row(a[i], k, kEnd, b, c[i], j, jEnd, sign);
                }
            }
        }
    }

    private static void row(double[] a, int k0, int k1, double[][] b, double[] c, int j0, int j1, double sign) {
        int k = k0;
        for (; k + 3 < k1; k += 4) {
            addFour(
                    sign * a[k],
                    b[k],
                    sign * a[k + 1],
                    b[k + 1],
                    sign * a[k + 2],
                    b[k + 2],
                    sign * a[k + 3],
                    b[k + 3],
                    c,
                    j0,
                    j1);
        }
        for (; k < k1; k++) {
            addOne(sign * a[k], b[k], c, j0, j1);
        }
    }

    private static void addFour(
            double a0,
            double[] b0,
            double a1,
            double[] b1,
            double a2,
            double[] b2,
            double a3,
            double[] b3,
            double[] c,
            int j0,
            int j1) {
        for (int j = j0; j < j1; j++) {
            c[j] = c[j] + a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j];
        }
    }

    private static void addOne(double a0, double[] b0, double[] c, int j0, int j1) {
        for (int j = j0; j < j1; j++) {
            c[j] += a0 * b0[j];
        }
    }

    /** Sum of x·y over n items in steps, in four interleaved sums. */
    static double dot(int n, double[] x, int xOffset, int xStep, double[] y, int yOffset, int yStep) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = xOffset;
        int j = yOffset;
        int left = n;
        for (; left >= 4; left -= 4, i += 4 * xStep, j += 4 * yStep) {
            s0 += x[i] * y[j];
            s1 += x[i + xStep] * y[j + yStep];
            s2 += x[i + 2 * xStep] * y[j + 2 * yStep];
            s3 += x[i + 3 * xStep] * y[j + 3 * yStep];
        }
        for (; left > 0; left--, i += xStep, j += yStep) {
            s0 += x[i] * y[j];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** The rows of a matrix stored with any steps between rows and items, counted in slots. */
    static double[][] gather(int m, int n, double[] flat, int offset, int rowStep, int step) {
        double[][] rows = new double[m][];
        for (int i = 0; i < m; i++) {
            int at = offset + i * rowStep;
            rows[i] = step == 1 ? Arrays.copyOfRange(flat, at, at + n) : strided(n, flat, at, step);
        }
        return rows;
    }

    private static double[] strided(int n, double[] flat, int offset, int step) {
        double[] row = new double[n];
        for (int j = 0; j < n; j++) {
            row[j] = flat[offset + j * step];
        }
        return row;
    }

    /** Writes rows to a matrix stored with any steps, counted in slots. */
    static void scatter(double[][] rows, int n, double[] flat, int offset, int rowStep, int step) {
        for (int i = 0; i < rows.length; i++) {
            int at = offset + i * rowStep;
            for (int j = 0; j < n; j++) {
                flat[at + j * step] = rows[i][j];
            }
        }
    }

    /** C = op(A) · op(B). */
    static void multiply(Product p, double[] a, double[] b, double[] c) {
        if (p.n() == 1) {
            for (int i = 0; i < p.m(); i++) {
                c[p.cOffset() + i * p.ldc()] = dot(p.k(), a, p.a(i, 0), p.aStep(), b, p.b(0, 0), p.bRowStep());
            }
            return;
        }
        double[][] rowsOfA = gather(p.m(), p.k(), a, p.a(0, 0), p.aRowStep(), p.aStep());
        double[][] rowsOfB = gather(p.k(), p.n(), b, p.b(0, 0), p.bRowStep(), p.bStep());
        double[][] rowsOfC = new double[p.m()][p.n()];
        multiplyAdd(rowsOfA, rowsOfB, rowsOfC, p.n(), 1);
        scatter(rowsOfC, p.n(), c, p.cOffset(), p.ldc(), 1);
    }

    /** C = op(A) · op(B), complex: four real products of the parts. */
    static void multiplyComplex(Product p, double[] a, double[] b, double[] c) {
        int n = p.n();
        double[][] aRe = gather(p.m(), p.k(), a, 2 * p.a(0, 0), 2 * p.aRowStep(), 2 * p.aStep());
        double[][] aIm = gather(p.m(), p.k(), a, 2 * p.a(0, 0) + 1, 2 * p.aRowStep(), 2 * p.aStep());
        double[][] bRe = gather(p.k(), n, b, 2 * p.b(0, 0), 2 * p.bRowStep(), 2 * p.bStep());
        double[][] bIm = gather(p.k(), n, b, 2 * p.b(0, 0) + 1, 2 * p.bRowStep(), 2 * p.bStep());
        double[][] re = new double[p.m()][n];
        multiplyAdd(aRe, bRe, re, n, 1);
        multiplyAdd(aIm, bIm, re, n, -1);
        scatter(re, n, c, 2 * p.cOffset(), 2 * p.ldc(), 2);
        double[][] im = new double[p.m()][n];
        multiplyAdd(aRe, bIm, im, n, 1);
        multiplyAdd(aIm, bRe, im, n, 1);
        scatter(im, n, c, 2 * p.cOffset() + 1, 2 * p.ldc(), 2);
    }
}
