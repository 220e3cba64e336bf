package io.orthant.internal.linalg;

import java.util.Arrays;

/**
 * LU with partial pivoting, Cholesky, and solving with their factors, on dense row-major matrices. All are recursive over
 * halves, so nearly all work is in matrix products (Toledo, "Locality of reference in LU decomposition with partial
 * pivoting", SIAM J. Matrix Anal. Appl. 18, 1997; Gustavson, "Recursion leads to automatic variable blocking for dense
 * linear-algebra algorithms", IBM J. Res. Dev. 41, 1997).
 */
final class TriangularFactors {
    /** Columns of a panel: a row of it is one cache line. */
    private static final int LEAF = 8;

    private static final int TRIANGLE = 16;

    private final Field field;
    private final int slots;
    private final double[] a;
    // slots per row
    private final int step;

    private TriangularFactors(Field field, int n, double[] a) {
        this.field = field;
        this.slots = field.slots();
        this.a = a;
        this.step = n * slots;
    }

    /** Factors an n×n matrix in place; pivots tell which rows were exchanged. */
    static int lu(Field field, int n, double[] a, int[] pivots) {
        return new TriangularFactors(field, n, a).lu(n, 0, n, pivots);
    }

    // columns [j0, j1), rows [j0, m); rows are exchanged as wholes, so no later pass over other columns is due
    private int lu(int m, int j0, int j1, int[] pivots) {
        if (j1 - j0 <= LEAF) {
            return luLeaf(m, j0, j1, pivots);
        }
        int middle = half(j0, j1);
        int info = lu(m, j0, middle, pivots);
        solveLower(j0, middle, a, at(0, middle), step, j1 - middle);
        subtract(
                m - middle,
                j1 - middle,
                middle - j0,
                at(middle, j0),
                a,
                at(j0, middle),
                step,
                a,
                at(middle, middle),
                step);
        int second = lu(m, middle, j1, pivots);
        return info != 0 ? info : second;
    }

    private int luLeaf(int m, int j0, int j1, int[] pivots) {
        int info = 0;
        double[] top = new double[(j1 - j0) * slots];
        for (int k = j0; k < j1; k++) {
            int best = pivot(m, k);
            pivots[k] = best;
            exchange(a, best * step, k * step, step);
            int diagonal = at(k, k);
            double re = a[diagonal];
            double im = slots == 2 ? a[diagonal + 1] : 0;
            if (re == 0 && im == 0) {
                info = info == 0 ? k + 1 : info;
                continue;
            }
            int width = (j1 - k - 1) * slots;
            System.arraycopy(a, diagonal + slots, top, 0, width);
            for (int i = k + 1; i < m; i++) {
                int at = at(i, k);
                divide(a, at, re, im);
                if (slots == 1) {
                    double x = a[at];
                    for (int j = 0; j < width; j++) {
                        a[at + 1 + j] -= x * top[j];
                    }
                } else {
                    subtractPairs(a[at], a[at + 1], top, width, at + 2);
                }
            }
        }
        return info;
    }

    private void subtractPairs(double re, double im, double[] top, int width, int at) {
        for (int j = 0; j < width; j += 2) {
            a[at + j] -= re * top[j] - im * top[j + 1];
            a[at + j + 1] -= re * top[j + 1] + im * top[j];
        }
    }

    private int pivot(int m, int k) {
        int best = k;
        double largest = magnitude(at(k, k));
        for (int i = k + 1; i < m; i++) {
            double size = magnitude(at(i, k));
            if (size > largest) {
                largest = size;
                best = i;
            }
        }
        return best;
    }

    // |re| + |im|, LAPACK's measure
    private double magnitude(int at) {
        return slots == 1 ? Math.abs(a[at]) : Math.abs(a[at]) + Math.abs(a[at + 1]);
    }

    private static void exchange(double[] x, int i, int j, int n) {
        if (i == j) {
            return;
        }
        for (int k = 0; k < n; k++) {
            double t = x[i + k];
            x[i + k] = x[j + k];
            x[j + k] = t;
        }
    }

    /** Overwrites the n×columns matrix B by the solution of A·X = B, A being factored. */
    static void solve(Field field, int n, double[] lu, int[] pivots, int columns, double[] b) {
        TriangularFactors factors = new TriangularFactors(field, n, lu);
        int step = columns * field.slots();
        for (int i = 0; i < n; i++) {
            exchange(b, i * step, pivots[i] * step, step);
        }
        factors.solveLower(0, n, b, 0, step, columns);
        factors.solveUpper(0, n, b, step, columns);
    }

    // rows [i0, i1) of B by the unit lower triangle there; row i of B starts at bAt + i * bStep
    private void solveLower(int i0, int i1, double[] b, int bAt, int bStep, int columns) {
        if (i1 - i0 > TRIANGLE) {
            int middle = half(i0, i1);
            solveLower(i0, middle, b, bAt, bStep, columns);
            int from = bAt + i0 * bStep;
            subtract(i1 - middle, columns, middle - i0, at(middle, i0), b, from, bStep, b, bAt + middle * bStep, bStep);
            solveLower(middle, i1, b, bAt, bStep, columns);
            return;
        }
        for (int i = i0 + 1; i < i1; i++) {
            subtractRows(i, i0, i, b, bAt, bStep, columns);
        }
    }

    private void solveUpper(int i0, int i1, double[] b, int bStep, int columns) {
        if (i1 - i0 > TRIANGLE) {
            int middle = half(i0, i1);
            solveUpper(middle, i1, b, bStep, columns);
            subtract(middle - i0, columns, i1 - middle, at(i0, middle), b, middle * bStep, bStep, b, i0 * bStep, bStep);
            solveUpper(i0, middle, b, bStep, columns);
            return;
        }
        for (int i = i1 - 1; i >= i0; i--) {
            subtractRows(i, i + 1, i1, b, 0, bStep, columns);
            double re = a[at(i, i)];
            double im = slots == 2 ? a[at(i, i) + 1] : 0;
            for (int j = 0; j < columns; j++) {
                divide(b, i * bStep + j * slots, re, im);
            }
        }
    }

    // row i of B minus A[i, k0:k1] times those rows of B
    private void subtractRows(int i, int k0, int k1, double[] b, int bAt, int bStep, int columns) {
        int to = bAt + i * bStep;
        if (slots == 1 && columns >= 16) {
            subtract(1, columns, k1 - k0, at(i, k0), b, bAt + k0 * bStep, bStep, b, to, bStep);
            return;
        }
        for (int k = k0; k < k1; k++) {
            int from = bAt + k * bStep;
            double re = a[at(i, k)];
            if (slots == 1) {
                for (int j = 0; j < columns; j++) {
                    b[to + j] -= re * b[from + j];
                }
            } else {
                double im = a[at(i, k) + 1];
                for (int j = 0; j < 2 * columns; j += 2) {
                    b[to + j] -= re * b[from + j] - im * b[from + j + 1];
                    b[to + j + 1] -= re * b[from + j + 1] + im * b[from + j];
                }
            }
        }
    }

    /** Factors the lower triangle in place; what is above the diagonal becomes zero. */
    static int cholesky(Field field, int n, double[] a) {
        int info = new TriangularFactors(field, n, a).cholesky(0, n);
        int slots = field.slots();
        for (int i = 0; i < n; i++) {
            Arrays.fill(a, (i * n + i + 1) * slots, (i + 1) * n * slots, 0);
        }
        return info;
    }

    private int cholesky(int i0, int i1) {
        if (i1 - i0 <= TRIANGLE) {
            return choleskyLeaf(i0, i1);
        }
        int middle = half(i0, i1);
        int info = cholesky(i0, middle);
        if (info != 0) {
            return info;
        }
        divideRight(middle, i1, i0, middle);
        int rows = i1 - middle;
        MatrixView<double[]> left = new MatrixView<>(a, at(middle, i0), step, slots);
        MatrixView<double[]> right = adjoint(middle, i1, i0, middle);
        boolean complex = slots == 2;
        Products.REAL.multiply(
                rows, rows, middle - i0, left, right, a, at(middle, middle), step, complex, true, true, true);
        return cholesky(middle, i1);
    }

    private int choleskyLeaf(int i0, int i1) {
        for (int i = i0; i < i1; i++) {
            divideRow(i, i0, i);
            double diagonal = a[at(i, i)];
            for (int j = at(i, i0); j < at(i, i); j++) {
                diagonal -= a[j] * a[j];
            }
            if (diagonal <= 0) {
                return i + 1;
            }
            a[at(i, i)] = Math.sqrt(diagonal);
            if (slots == 2) {
                a[at(i, i) + 1] = 0;
            }
        }
        return 0;
    }

    // A[r0:r1, j0:j1] times the inverse adjoint of the lower triangle at j0
    private void divideRight(int r0, int r1, int j0, int j1) {
        if (j1 - j0 <= TRIANGLE) {
            for (int i = r0; i < r1; i++) {
                divideRow(i, j0, j1);
            }
            return;
        }
        int middle = half(j0, j1);
        divideRight(r0, r1, j0, middle);
        MatrixView<double[]> left = new MatrixView<>(a, at(r0, j0), step, slots);
        MatrixView<double[]> right = adjoint(middle, j1, j0, middle);
        boolean complex = slots == 2;
        Products.REAL.multiply(
                r1 - r0, j1 - middle, middle - j0, left, right, a, at(r0, middle), step, complex, true, true, false);
        divideRight(r0, r1, middle, j1);
    }

    private void divideRow(int i, int j0, int j1) {
        for (int j = j0; j < j1; j++) {
            int x = at(i, j0);
            int l = at(j, j0);
            int to = at(i, j);
            if (slots == 1) {
                double sum = a[to];
                for (; x < to; x++, l++) {
                    sum -= a[x] * a[l];
                }
                a[to] = sum / a[at(j, j)];
                continue;
            }
            double re = a[to];
            double im = a[to + 1];
            for (; x < to; x += 2, l += 2) {
                re -= a[x] * a[l] + a[x + 1] * a[l + 1];
                im -= a[x + 1] * a[l] - a[x] * a[l + 1];
            }
            a[to] = re / a[at(j, j)];
            a[to + 1] = im / a[at(j, j)];
        }
    }

    // A[r0:r1, j0:j1] transposed, and conjugated: as it lies, or from a copy if complex
    private MatrixView<double[]> adjoint(int r0, int r1, int j0, int j1) {
        if (slots == 1) {
            return new MatrixView<>(a, at(r0, j0), 1, step);
        }
        int width = (j1 - j0) * 2;
        double[] copy = new double[(r1 - r0) * width];
        for (int i = r0; i < r1; i++) {
            System.arraycopy(a, at(i, j0), copy, (i - r0) * width, width);
        }
        field.conjugate(copy, 0, copy.length / 2);
        return new MatrixView<>(copy, 0, 2, width);
    }

    // C -= A·B for the rows of A at some place, of which k items are used
    private void subtract(
            int m, int n, int k, int aAt, double[] b, int bAt, int bStep, double[] c, int cAt, int cStep) {
        MatrixView<double[]> left = new MatrixView<>(a, aAt, step, slots);
        MatrixView<double[]> right = new MatrixView<>(b, bAt, bStep, slots);
        Products.REAL.multiply(m, n, k, left, right, c, cAt, cStep, slots == 2, true, true, false);
    }

    private int at(int i, int j) {
        return i * step + j * slots;
    }

    // halves at multiples of the leaves, so that blocks begin at cache lines
    private static int half(int from, int to) {
        int half = (to - from) / 2;
        return from + (half > TRIANGLE ? half / TRIANGLE * TRIANGLE : half);
    }

    // Smith's division (Comm. ACM 5, 1962), safe from overflow in the denominator
    private void divide(double[] x, int at, double re, double im) {
        double p = x[at];
        if (slots == 1) {
            x[at] = p / re;
            return;
        }
        double q = x[at + 1];
        if (im == 0) {
            x[at] = p / re;
            x[at + 1] = q / re;
        } else if (Math.abs(re) >= Math.abs(im)) {
            double t = im / re;
            double d = re + im * t;
            x[at] = (p + q * t) / d;
            x[at + 1] = (q - p * t) / d;
        } else {
            double t = re / im;
            double d = re * t + im;
            x[at] = (p * t + q) / d;
            x[at + 1] = (q * t - p) / d;
        }
    }
}
