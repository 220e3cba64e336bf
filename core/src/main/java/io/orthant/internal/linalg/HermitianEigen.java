package io.orthant.internal.linalg;

import java.util.Arrays;

/**
 * Eigenvalues and eigenvectors of a Hermitian matrix: Householder tridiagonalisation from the lower triangle (LAPACK's
 * xSYTD2/xHETD2), then the implicit QL and QR iteration (LAPACK's xSTEQR; Golub and Van Loan, section 8.3; EISPACK's
 * tql2). With LAPACK's conventions throughout, so for small matrices the vectors have LAPACK's signs.
 */
final class HermitianEigen {
    private static final int MAX_SWEEPS = 30;
    private static final double EPS = 0x1p-53;
    private static final double TINY = Double.MIN_NORMAL;

    private final double[] d;
    private final double[] e;
    // rows hold eigenvectors, so a rotation works on two arrays; null if only values are asked for
    private final double[][] vectors;
    private final double[] cosines;
    private final double[] sines;

    private HermitianEigen(double[] d, double[] e, double[][] vectors) {
        this.d = d;
        this.e = e;
        this.vectors = vectors;
        this.cosines = new double[d.length];
        this.sines = new double[d.length];
    }

    /** As {@link LinalgProvider#eigh}. */
    static int eigh(Field field, int n, double[] flat, double[] w, boolean wanted) {
        double[][] a = field.rows(n, n, flat);
        mirror(field, n, a);
        double scale = scale(a);
        if (Double.isNaN(scale)) {
            return 1;
        }
        if (scale != 1) {
            for (double[] row : a) {
                field.scale(row, 0, n, scale, 0);
            }
        }
        double[] e = new double[n];
        double[][] q = tridiagonalise(field, n, a, w, e, wanted);
        HermitianEigen iteration = new HermitianEigen(w, e, q);
        int info = iteration.iterate();
        iteration.sort();
        if (scale != 1) {
            for (int i = 0; i < n; i++) {
                w[i] /= scale;
            }
        }
        if (wanted) {
            field.flatten(field.transpose(q, n, n, false), n, flat);
        }
        return info;
    }

    /** A power of two which brings the matrix into a range where squares neither overflow nor vanish; NaN if not finite. */
    static double scale(double[][] a) {
        double largest = 0;
        for (double[] row : a) {
            for (double x : row) {
                if (!(Math.abs(x) <= Double.MAX_VALUE)) {
                    return Double.NaN;
                }
                largest = Math.max(largest, Math.abs(x));
            }
        }
        if (largest == 0 || (largest > 1e-140 && largest < 1e140)) {
            return 1;
        }
        return Math.scalb(1.0, -Math.max(-1022, Math.min(1022, Math.getExponent(largest))));
    }

    private static void mirror(Field field, int n, double[][] a) {
        for (int i = 0; i < n; i++) {
            field.set(a[i], i, field.re(a[i], i), 0);
            for (int j = i + 1; j < n; j++) {
                field.set(a[i], j, field.re(a[j], i), -field.im(a[j], i));
            }
        }
    }

    // A = Q·T·Qᴴ; returns the columns of Q as rows
    private static double[][] tridiagonalise(Field field, int n, double[][] a, double[] d, double[] e, boolean wanted) {
        Householder reflector = new Householder(field, n);
        double[][] reflectors = new double[n][];
        double[] taus = new double[2 * n];
        double[] w = new double[n * field.slots()];
        double[] sum = new double[2];
        for (int i = 0; i < n - 1; i++) {
            double[] v = new double[n * field.slots()];
            reflector.column(a, i, i + 1, n, v);
            reflector.make(v, i + 1, n);
            e[i] = reflector.beta();
            double tauRe = reflector.tauRe();
            double tauIm = reflector.tauIm();
            if (tauRe != 0 || tauIm != 0) {
                for (int r = i + 1; r < n; r++) {
                    field.dot(a[r], v, i + 1, n, sum);
                    field.set(w, r, tauRe * sum[0] - tauIm * sum[1], tauRe * sum[1] + tauIm * sum[0]);
                }
                double[] vConjugate = v.clone();
                field.conjugate(vConjugate, i + 1, n);
                field.conjugate(w, i + 1, n);
                // w^H v with w already conjugated
                field.dot(w, v, i + 1, n, sum);
                double alphaRe = -0.5 * (tauRe * sum[0] - tauIm * sum[1]);
                double alphaIm = -0.5 * (tauRe * sum[1] + tauIm * sum[0]);
                field.axpy(vConjugate, w, i + 1, n, alphaRe, -alphaIm);
                for (int r = i + 1; r < n; r++) {
                    // A -= v·wᴴ + w·vᴴ, row by row; w holds conj(w)
                    field.axpy(w, a[r], i + 1, n, -field.re(v, r), -field.im(v, r));
                    field.axpy(vConjugate, a[r], i + 1, n, -field.re(w, r), field.im(w, r));
                }
            }
            reflectors[i] = v;
            taus[2 * i] = tauRe;
            taus[2 * i + 1] = tauIm;
        }
        for (int i = 0; i < n; i++) {
            d[i] = field.re(a[i], i);
        }
        if (!wanted) {
            return new double[0][];
        }
        double[][] q = field.identity(n, n);
        for (int i = n - 2; i >= 0; i--) {
            reflector.tau(taus[2 * i], taus[2 * i + 1]);
            reflector.applyLeft(reflectors[i], i + 1, n, q, i + 1, n, false);
        }
        return field.transpose(q, n, n, false);
    }

    private int iterate() {
        int n = d.length;
        int budget = n * MAX_SWEEPS;
        int start = 0;
        while (start < n) {
            if (start > 0) {
                e[start - 1] = 0;
            }
            int end = start;
            while (end < n - 1 && !negligible(end)) {
                end++;
            }
            if (end < n - 1) {
                e[end] = 0;
            }
            if (end > start) {
                budget = Math.abs(d[end]) < Math.abs(d[start]) ? qr(start, end, budget) : ql(start, end, budget);
                if (budget < 0) {
                    return 1;
                }
            }
            start = end + 1;
        }
        return 0;
    }

    private boolean negligible(int i) {
        double size = Math.abs(e[i]);
        return size == 0 || size <= Math.sqrt(Math.abs(d[i])) * Math.sqrt(Math.abs(d[i + 1])) * EPS;
    }

    private boolean splits(int i, int j) {
        return e[i] * e[i] <= EPS * EPS * Math.abs(d[i]) * Math.abs(d[j]) + TINY;
    }

    // from the top down; returns what is left of the budget, negative if it was not enough
    private int ql(int first, int last, int budget) {
        int l = first;
        int left = budget;
        while (l <= last) {
            int m = l;
            while (m < last && !splits(m, m + 1)) {
                m++;
            }
            if (m < last) {
                e[m] = 0;
            }
            if (m == l) {
                l++;
            } else if (m == l + 1) {
                Rotations.Eigen2 two = Rotations.eigen2(d[l], e[l], d[l + 1]);
                cosines[l] = two.c();
                sines[l] = two.s();
                rotateBackward(l, l + 1);
                d[l] = two.first();
                d[l + 1] = two.second();
                e[l] = 0;
                l += 2;
            } else {
                if (left-- == 0) {
                    return -1;
                }
                qlSweep(l, m);
            }
        }
        return left;
    }

    private void qlSweep(int l, int m) {
        double p = d[l];
        double g = (d[l + 1] - p) / (2 * e[l]);
        double r = Math.hypot(g, 1);
        g = d[m] - p + e[l] / (g + Math.copySign(r, g));
        double s = 1;
        double c = 1;
        p = 0;
        for (int i = m - 1; i >= l; i--) {
            double f = s * e[i];
            double b = c * e[i];
            Rotations.Givens rotation = Rotations.givens(g, f);
            c = rotation.c();
            s = rotation.s();
            if (i != m - 1) {
                e[i + 1] = rotation.r();
            }
            g = d[i + 1] - p;
            r = (d[i] - g) * s + 2 * c * b;
            p = s * r;
            d[i + 1] = g + p;
            g = c * r - b;
            cosines[i] = c;
            sines[i] = -s;
        }
        rotateBackward(l, m);
        d[l] -= p;
        e[l] = g;
    }

    // from the bottom up
    private int qr(int first, int last, int budget) {
        int l = last;
        int left = budget;
        while (l >= first) {
            int m = l;
            while (m > first && !splits(m - 1, m)) {
                m--;
            }
            if (m > first) {
                e[m - 1] = 0;
            }
            if (m == l) {
                l--;
            } else if (m == l - 1) {
                Rotations.Eigen2 two = Rotations.eigen2(d[l - 1], e[l - 1], d[l]);
                cosines[m] = two.c();
                sines[m] = two.s();
                rotateForward(m, l);
                d[l - 1] = two.first();
                d[l] = two.second();
                e[l - 1] = 0;
                l -= 2;
            } else {
                if (left-- == 0) {
                    return -1;
                }
                qrSweep(l, m);
            }
        }
        return left;
    }

    private void qrSweep(int l, int m) {
        double p = d[l];
        double g = (d[l - 1] - p) / (2 * e[l - 1]);
        double r = Math.hypot(g, 1);
        g = d[m] - p + e[l - 1] / (g + Math.copySign(r, g));
        double s = 1;
        double c = 1;
        p = 0;
        for (int i = m; i < l; i++) {
            double f = s * e[i];
            double b = c * e[i];
            Rotations.Givens rotation = Rotations.givens(g, f);
            c = rotation.c();
            s = rotation.s();
            if (i != m) {
                e[i - 1] = rotation.r();
            }
            g = d[i] - p;
            r = (d[i + 1] - g) * s + 2 * c * b;
            p = s * r;
            d[i] = g + p;
            g = c * r - b;
            cosines[i] = c;
            sines[i] = s;
        }
        rotateForward(m, l);
        d[l] -= p;
        e[l - 1] = g;
    }

    private void rotateBackward(int l, int m) {
        for (int i = m - 1; i >= l && vectors.length > 0; i--) {
            Rotations.apply(vectors[i], vectors[i + 1], cosines[i], sines[i]);
        }
    }

    private void rotateForward(int m, int l) {
        for (int i = m; i < l && vectors.length > 0; i++) {
            Rotations.apply(vectors[i], vectors[i + 1], cosines[i], sines[i]);
        }
    }

    private void sort() {
        if (vectors.length == 0) {
            Arrays.sort(d);
            return;
        }
        for (int i = 0; i < d.length - 1; i++) {
            int least = i;
            for (int j = i + 1; j < d.length; j++) {
                if (d[j] < d[least]) {
                    least = j;
                }
            }
            double value = d[least];
            d[least] = d[i];
            d[i] = value;
            double[] vector = vectors[least];
            vectors[least] = vectors[i];
            vectors[i] = vector;
        }
    }
}
