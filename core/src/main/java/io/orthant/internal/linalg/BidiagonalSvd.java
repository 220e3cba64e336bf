package io.orthant.internal.linalg;

import io.orthant.internal.linalg.Rotations.Givens;
import io.orthant.internal.linalg.Rotations.Svd2;

/**
 * Singular values and vectors of an upper bidiagonal matrix by the implicit zero-shift QR iteration (Demmel and Kahan,
 * "Accurate singular values of bidiagonal matrices", SIAM J. Sci. Stat. Comput. 11, 1990; LAPACK's xBDSQR). Even tiny
 * values are right to a few ulp of themselves.
 */
final class BidiagonalSvd {
    private static final double EPS = 0x1p-53;
    private static final double TOLERANCE = Math.max(10, Math.min(100, Math.pow(EPS, -0.125))) * EPS;
    private static final int MAX_SWEEPS = 6;

    private final int n;
    private final double[] d;
    private final double[] e;
    // columns of U and rows of VH, each as an array; empty if only values are asked for
    private final double[][] u;
    private final double[][] vh;
    private final double[] cosRight;
    private final double[] sinRight;
    private final double[] cosLeft;
    private final double[] sinLeft;

    BidiagonalSvd(double[] d, double[] e, double[][] u, double[][] vh) {
        this.n = d.length;
        this.d = d;
        this.e = e;
        this.u = u;
        this.vh = vh;
        cosRight = new double[n];
        sinRight = new double[n];
        cosLeft = new double[n];
        sinLeft = new double[n];
    }

    /** Diagonalises; returns 0, or 1 if the iteration did not converge. */
    int run() {
        double threshold = Math.max(TOLERANCE * smallest(), MAX_SWEEPS * (double) n * n * Double.MIN_NORMAL);
        long budget = MAX_SWEEPS * (long) n * n + n;
        int m = n - 1;
        int oldLow = -1;
        int oldHigh = -1;
        boolean down = true;
        while (m > 0) {
            if (budget < 0) {
                return 1;
            }
            int low = m;
            double largest = Math.abs(d[m]);
            while (low > 0 && Math.abs(e[low - 1]) > threshold) {
                low--;
                largest = Math.max(largest, Math.max(Math.abs(d[low]), Math.abs(e[low])));
            }
            if (low > 0) {
                e[low - 1] = 0;
            }
            if (low == m) {
                m--;
                continue;
            }
            if (low == m - 1) {
                two(low);
                m -= 2;
                continue;
            }
            if (low > oldHigh || m < oldLow || oldHigh < 0) {
                down = Math.abs(d[low]) >= Math.abs(d[m]);
            }
            double least = down ? deflateDown(low, m) : deflateUp(low, m);
            if (least < 0) {
                continue;
            }
            oldLow = low;
            oldHigh = m;
            double shift = shift(down, low, m, least, largest);
            budget -= m - low;
            sweep(down, low, m, shift, threshold);
        }
        finish();
        return 0;
    }

    private double smallest() {
        double smallest = Math.abs(d[0]);
        double mu = smallest;
        for (int i = 1; i < n && smallest != 0; i++) {
            mu = Math.abs(d[i]) * (mu / (mu + Math.abs(e[i - 1])));
            smallest = Math.min(smallest, mu);
        }
        return smallest / Math.sqrt(n);
    }

    private void two(int i) {
        Svd2 s = Rotations.svd2(d[i], e[i], d[i + 1]);
        d[i] = s.larger();
        e[i] = 0;
        d[i + 1] = s.smaller();
        if (u.length > 0) {
            Rotations.apply(vh[i], vh[i + 1], s.cosRight(), s.sinRight());
            Rotations.apply(u[i], u[i + 1], s.cosLeft(), s.sinLeft());
        }
    }

    // convergence tests in the direction of the chase; -1 if an off-diagonal became zero, else a lower bound of the
    // values
    private double deflateDown(int low, int m) {
        if (Math.abs(e[m - 1]) <= TOLERANCE * Math.abs(d[m])) {
            e[m - 1] = 0;
            return -1;
        }
        double mu = Math.abs(d[low]);
        double least = mu;
        for (int i = low; i < m; i++) {
            if (Math.abs(e[i]) <= TOLERANCE * mu) {
                e[i] = 0;
                return -1;
            }
            mu = Math.abs(d[i + 1]) * (mu / (mu + Math.abs(e[i])));
            least = Math.min(least, mu);
        }
        return least;
    }

    private double deflateUp(int low, int m) {
        if (Math.abs(e[low]) <= TOLERANCE * Math.abs(d[low])) {
            e[low] = 0;
            return -1;
        }
        double mu = Math.abs(d[m]);
        double least = mu;
        for (int i = m - 1; i >= low; i--) {
            if (Math.abs(e[i]) <= TOLERANCE * mu) {
                e[i] = 0;
                return -1;
            }
            mu = Math.abs(d[i]) * (mu / (mu + Math.abs(e[i])));
            least = Math.min(least, mu);
        }
        return least;
    }

    // zero where a shift would cost relative accuracy
    private double shift(boolean down, int low, int m, double least, double largest) {
        if (n * TOLERANCE * (least / largest) <= Math.max(EPS, 0.01 * TOLERANCE)) {
            return 0;
        }
        double start = Math.abs(down ? d[low] : d[m]);
        double shift = down
                ? Rotations.smallerSingularValue(d[m - 1], e[m - 1], d[m])
                : Rotations.smallerSingularValue(d[low], e[low], d[low + 1]);
        double ratio = shift / start;
        return start > 0 && ratio * ratio < EPS ? 0 : shift;
    }

    private void sweep(boolean down, int low, int m, double shift, double threshold) {
        if (down) {
            if (shift == 0) {
                zeroShiftDown(low, m);
            } else {
                shiftedDown(low, m, shift);
            }
            for (int i = low; i < m && u.length > 0; i++) {
                Rotations.apply(vh[i], vh[i + 1], cosRight[i], sinRight[i]);
                Rotations.apply(u[i], u[i + 1], cosLeft[i], sinLeft[i]);
            }
            if (Math.abs(e[m - 1]) <= threshold) {
                e[m - 1] = 0;
            }
        } else {
            if (shift == 0) {
                zeroShiftUp(low, m);
            } else {
                shiftedUp(low, m, shift);
            }
            for (int i = m - 1; i >= low && u.length > 0; i--) {
                Rotations.apply(vh[i], vh[i + 1], cosRight[i], sinRight[i]);
                Rotations.apply(u[i], u[i + 1], cosLeft[i], sinLeft[i]);
            }
            if (Math.abs(e[low]) <= threshold) {
                e[low] = 0;
            }
        }
    }

    private void zeroShiftDown(int low, int m) {
        double c = 1;
        double oldC = 1;
        double oldS = 0;
        for (int i = low; i < m; i++) {
            Givens right = Rotations.givens(d[i] * c, e[i]);
            c = right.c();
            if (i > low) {
                e[i - 1] = oldS * right.r();
            }
            Givens left = Rotations.givens(oldC * right.r(), d[i + 1] * right.s());
            oldC = left.c();
            oldS = left.s();
            d[i] = left.r();
            keep(i, right.c(), right.s(), left.c(), left.s());
        }
        double h = d[m] * c;
        d[m] = h * oldC;
        e[m - 1] = h * oldS;
    }

    private void zeroShiftUp(int low, int m) {
        double c = 1;
        double oldC = 1;
        double oldS = 0;
        for (int i = m; i > low; i--) {
            Givens left = Rotations.givens(d[i] * c, e[i - 1]);
            c = left.c();
            if (i < m) {
                e[i] = oldS * left.r();
            }
            Givens right = Rotations.givens(oldC * left.r(), d[i - 1] * left.s());
            oldC = right.c();
            oldS = right.s();
            d[i] = right.r();
            keep(i - 1, right.c(), -right.s(), left.c(), -left.s());
        }
        double h = d[low] * c;
        d[low] = h * oldC;
        e[low] = h * oldS;
    }

    private void shiftedDown(int low, int m, double shift) {
        double f = (Math.abs(d[low]) - shift) * (Math.copySign(1, d[low]) + shift / d[low]);
        double g = e[low];
        for (int i = low; i < m; i++) {
            Givens right = Rotations.givens(f, g);
            if (i > low) {
                e[i - 1] = right.r();
            }
            f = right.c() * d[i] + right.s() * e[i];
            e[i] = right.c() * e[i] - right.s() * d[i];
            g = right.s() * d[i + 1];
            d[i + 1] = right.c() * d[i + 1];
            Givens left = Rotations.givens(f, g);
            d[i] = left.r();
            f = left.c() * e[i] + left.s() * d[i + 1];
            d[i + 1] = left.c() * d[i + 1] - left.s() * e[i];
            if (i < m - 1) {
                g = left.s() * e[i + 1];
                e[i + 1] = left.c() * e[i + 1];
            }
            keep(i, right.c(), right.s(), left.c(), left.s());
        }
        e[m - 1] = f;
    }

    private void shiftedUp(int low, int m, double shift) {
        double f = (Math.abs(d[m]) - shift) * (Math.copySign(1, d[m]) + shift / d[m]);
        double g = e[m - 1];
        for (int i = m; i > low; i--) {
            Givens left = Rotations.givens(f, g);
            if (i < m) {
                e[i] = left.r();
            }
            f = left.c() * d[i] + left.s() * e[i - 1];
            e[i - 1] = left.c() * e[i - 1] - left.s() * d[i];
            g = left.s() * d[i - 1];
            d[i - 1] = left.c() * d[i - 1];
            Givens right = Rotations.givens(f, g);
            d[i] = right.r();
            f = right.c() * e[i - 1] + right.s() * d[i - 1];
            d[i - 1] = right.c() * d[i - 1] - right.s() * e[i - 1];
            if (i > low + 1) {
                g = right.s() * e[i - 2];
                e[i - 2] = right.c() * e[i - 2];
            }
            keep(i - 1, right.c(), -right.s(), left.c(), -left.s());
        }
        e[low] = f;
    }

    private void keep(int i, double rightC, double rightS, double leftC, double leftS) {
        cosRight[i] = rightC;
        sinRight[i] = rightS;
        cosLeft[i] = leftC;
        sinLeft[i] = leftS;
    }

    // values positive and in descending order
    private void finish() {
        for (int i = 0; i < n; i++) {
            if (d[i] < 0 || (d[i] == 0 && 1 / d[i] < 0)) {
                d[i] = -d[i];
                if (vh.length > 0) {
                    // as LAPACK: the sign goes to V, but for a single value to U
                    negate(n == 1 ? u[0] : vh[i]);
                }
            }
        }
        for (int i = 0; i < n - 1; i++) {
            int best = i;
            for (int j = i + 1; j < n; j++) {
                if (d[j] > d[best]) {
                    best = j;
                }
            }
            if (best != i) {
                double value = d[best];
                d[best] = d[i];
                d[i] = value;
                swap(u, i, best);
                swap(vh, i, best);
            }
        }
    }

    private static void negate(double[] row) {
        for (int j = 0; j < row.length; j++) {
            row[j] = -row[j];
        }
    }

    private static void swap(double[][] rows, int i, int j) {
        if (rows.length > 0) {
            double[] row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
    }
}
