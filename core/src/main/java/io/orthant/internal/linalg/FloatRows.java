package io.orthant.internal.linalg;

import java.util.Arrays;

/**
 * Cache-blocked products of float32 matrices kept as rows. The innermost loop adds four scaled rows of B to one row of C,
 * all indexed alike, which C2 vectorises; blocks keep B's part in the second-level cache and C's row in the first.
 * The order of additions depends on the sizes only.
 */
final class FloatRows {
    private static final int ROWS = 64;
    private static final int COLUMNS = 512;

    private FloatRows() {}

    /** C += sign · A · B for whole matrices, C with n columns. */
    static void multiplyAdd(float[][] a, float[][] b, float[][] c, int n, float sign) {
        accumulate(a, 0, a.length, 0, b.length, b, c, 0, n, sign);
    }

    // C[i0:i1, j0:j1] += sign * A[i0:i1, k0:k1] * B[k0:k1, j0:j1]
    private static void accumulate(
            float[][] a, int i0, int i1, int k0, int k1, float[][] b, float[][] c, int j0, int j1, float sign) {
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

    private static void row(float[] a, int k0, int k1, float[][] b, float[] c, int j0, int j1, float sign) {
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
            float a0,
            float[] b0,
            float a1,
            float[] b1,
            float a2,
            float[] b2,
            float a3,
            float[] b3,
            float[] c,
            int j0,
            int j1) {
        for (int j = j0; j < j1; j++) {
            c[j] = c[j] + a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j];
        }
    }

    private static void addOne(float a0, float[] b0, float[] c, int j0, int j1) {
        for (int j = j0; j < j1; j++) {
            c[j] += a0 * b0[j];
        }
    }

    /** Sum of x·y over n items in steps, in four interleaved sums. */
    static float dot(int n, float[] x, int xOffset, int xStep, float[] y, int yOffset, int yStep) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
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
    static float[][] gather(int m, int n, float[] flat, int offset, int rowStep, int step) {
        float[][] rows = new float[m][];
        for (int i = 0; i < m; i++) {
            int at = offset + i * rowStep;
            rows[i] = step == 1 ? Arrays.copyOfRange(flat, at, at + n) : strided(n, flat, at, step);
        }
        return rows;
    }

    private static float[] strided(int n, float[] flat, int offset, int step) {
        float[] row = new float[n];
        for (int j = 0; j < n; j++) {
            row[j] = flat[offset + j * step];
        }
        return row;
    }

    /** Writes rows to a matrix stored with any steps, counted in slots. */
    static void scatter(float[][] rows, int n, float[] flat, int offset, int rowStep, int step) {
        for (int i = 0; i < rows.length; i++) {
            int at = offset + i * rowStep;
            for (int j = 0; j < n; j++) {
                flat[at + j * step] = rows[i][j];
            }
        }
    }

    /** C = op(A) · op(B). */
    static void multiply(Product p, float[] a, float[] b, float[] c) {
        if (p.n() == 1) {
            for (int i = 0; i < p.m(); i++) {
                c[p.cOffset() + i * p.ldc()] = dot(p.k(), a, p.a(i, 0), p.aStep(), b, p.b(0, 0), p.bRowStep());
            }
            return;
        }
        float[][] rowsOfA = gather(p.m(), p.k(), a, p.a(0, 0), p.aRowStep(), p.aStep());
        float[][] rowsOfB = gather(p.k(), p.n(), b, p.b(0, 0), p.bRowStep(), p.bStep());
        float[][] rowsOfC = new float[p.m()][p.n()];
        multiplyAdd(rowsOfA, rowsOfB, rowsOfC, p.n(), 1);
        scatter(rowsOfC, p.n(), c, p.cOffset(), p.ldc(), 1);
    }

    /** C = op(A) · op(B), complex: four real products of the parts. */
    static void multiplyComplex(Product p, float[] a, float[] b, float[] c) {
        int n = p.n();
        float[][] aRe = gather(p.m(), p.k(), a, 2 * p.a(0, 0), 2 * p.aRowStep(), 2 * p.aStep());
        float[][] aIm = gather(p.m(), p.k(), a, 2 * p.a(0, 0) + 1, 2 * p.aRowStep(), 2 * p.aStep());
        float[][] bRe = gather(p.k(), n, b, 2 * p.b(0, 0), 2 * p.bRowStep(), 2 * p.bStep());
        float[][] bIm = gather(p.k(), n, b, 2 * p.b(0, 0) + 1, 2 * p.bRowStep(), 2 * p.bStep());
        float[][] re = new float[p.m()][n];
        multiplyAdd(aRe, bRe, re, n, 1);
        multiplyAdd(aIm, bIm, re, n, -1);
        scatter(re, n, c, 2 * p.cOffset(), 2 * p.ldc(), 2);
        float[][] im = new float[p.m()][n];
        multiplyAdd(aRe, bIm, im, n, 1);
        multiplyAdd(aIm, bRe, im, n, 1);
        scatter(im, n, c, 2 * p.cOffset() + 1, 2 * p.ldc(), 2);
    }
}
