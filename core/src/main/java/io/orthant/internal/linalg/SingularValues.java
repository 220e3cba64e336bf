package io.orthant.internal.linalg;

import org.jspecify.annotations.Nullable;

/**
 * The singular value decomposition of a dense matrix, along the roads of LAPACK's xGESDD: for long ones a QR factorisation
 * first (Chan, "An improved algorithm for computing the singular value decomposition", ACM Trans. Math. Softw. 8, 1982),
 * then Householder bidiagonalisation (Golub and Kahan, SIAM J. Numer. Anal. 2, 1965) and {@link BidiagonalSvd}. Wide
 * matrices are treated as conjugate transposes of tall ones.
 */
final class SingularValues {
    private static final double[][] NONE = {};

    private final Field field;
    private final boolean vectors;
    private final boolean full;
    private final double[] s;
    // columns of U and rows of VH, each as an array
    private double[][] u = NONE;
    private double[][] vh = NONE;

    private SingularValues(Field field, double[] s, boolean vectors, boolean full) {
        this.field = field;
        this.s = s;
        this.vectors = vectors;
        this.full = full;
    }

    /** As {@link LinalgProvider#svd}. */
    static int svd(
            Field field,
            int m,
            int n,
            double[] flat,
            double[] s,
            double @Nullable [] u,
            double @Nullable [] vh,
            boolean full) {
        double[][] a = field.rows(m, n, flat);
        double scale = HermitianEigen.scale(a);
        if (Double.isNaN(scale)) {
            return 1;
        }
        if (scale != 1) {
            for (double[] row : a) {
                field.scale(row, 0, n, scale, 0);
            }
        }
        SingularValues svd = new SingularValues(field, s, u != null, full);
        int info = m >= n ? svd.tall(m, n, a) : svd.wide(m, n, a);
        if (scale != 1) {
            for (int i = 0; i < s.length; i++) {
                s[i] /= scale;
            }
        }
        if (u != null && vh != null) {
            field.flatten(field.transpose(svd.u, svd.u.length, m, false), svd.u.length, u);
            field.flatten(svd.vh, n, vh);
        }
        return info;
    }

    private int tall(int m, int n, double[][] a) {
        int columns = full ? m : n;
        double[] e = new double[n];
        if (m < longSide(n)) {
            bidiagonalise(m, n, a, e, columns);
            return new BidiagonalSvd(s, e, u, vh).run();
        }
        double[] tau = new double[n * field.slots()];
        QrFactors.factor(field, m, n, a, tau);
        bidiagonalise(n, n, upper(n, a), e, n);
        int info = new BidiagonalSvd(s, e, u, vh).run();
        if (vectors) {
            double[][] q = QrFactors.orthogonal(field, m, n, a, tau, columns);
            u = product(u, field.transpose(q, m, columns, false), m);
        }
        return info;
    }

    private int wide(int m, int n, double[][] a) {
        double[][] t = field.transpose(a, m, n, true);
        int rows = full ? n : m;
        double[] e = new double[m];
        if (n < longSide(m)) {
            bidiagonalise(n, m, t, e, rows);
            double[][] left = u;
            u = conjugate(vh, m);
            vh = conjugate(left, n);
            lowerToUpper(e);
            return new BidiagonalSvd(s, e, u, vh).run();
        }
        double[] tau = new double[m * field.slots()];
        QrFactors.factor(field, n, m, t, tau);
        bidiagonalise(m, m, field.transpose(upper(m, t), m, m, true), e, m);
        int info = new BidiagonalSvd(s, e, u, vh).run();
        if (vectors) {
            double[][] q = QrFactors.orthogonal(field, n, m, t, tau, rows);
            vh = product(vh, field.transpose(q, n, rows, true), n);
        }
        return info;
    }

    // from where on LAPACK goes by QR first
    private long longSide(int shortSide) {
        return field == Field.REAL ? 11L * shortSide / 6 : 17L * shortSide / 9;
    }

    private double[][] upper(int n, double[][] a) {
        double[][] r = field.zeros(n, n);
        for (int i = 0; i < n; i++) {
            System.arraycopy(a[i], i * field.slots(), r[i], i * field.slots(), (n - i) * field.slots());
        }
        return r;
    }

    // small·q for the leading rows of q; its further rows stay
    private double[][] product(double[][] small, double[][] q, int n) {
        double[][] result = q.clone();
        for (int i = 0; i < small.length; i++) {
            double[] row = new double[n * field.slots()];
            for (int k = 0; k < small.length; k++) {
                field.axpy(q[k], row, 0, n, field.re(small[i], k), field.im(small[i], k));
            }
            result[i] = row;
        }
        return result;
    }

    private double[][] conjugate(double[][] rows, int n) {
        for (double[] row : rows) {
            field.conjugate(row, 0, n);
        }
        return rows;
    }

    private void lowerToUpper(double[] e) {
        for (int i = 0; i < s.length - 1; i++) {
            Rotations.Givens g = Rotations.givens(s[i], e[i]);
            s[i] = g.r();
            e[i] = g.s() * s[i + 1];
            s[i + 1] = g.c() * s[i + 1];
            if (vectors) {
                Rotations.apply(u[i], u[i + 1], g.c(), g.s());
            }
        }
    }

    // A = Q·B·Pᴴ with m >= n: the diagonal goes to s, columns of Q to u, Pᴴ to vh
    private void bidiagonalise(int m, int n, double[][] a, double[] e, int columns) {
        Householder reflector = new Householder(field, Math.max(m, n));
        double[][] leftVectors = new double[n][m * field.slots()];
        double[][] rightVectors = new double[n][n * field.slots()];
        double[][] taus = new double[n][4];
        for (int i = 0; i < n; i++) {
            double[] v = leftVectors[i];
            reflector.column(a, i, i, m, v);
            reflector.make(v, i, m);
            s[i] = reflector.beta();
            taus[i][0] = reflector.tauRe();
            taus[i][1] = reflector.tauIm();
            reflector.applyLeft(v, i, m, a, i + 1, n, true);
            if (i < n - 1) {
                double[] w = rightVectors[i];
                System.arraycopy(a[i], 0, w, 0, n * field.slots());
                field.conjugate(w, i + 1, n);
                reflector.make(w, i + 1, n);
                e[i] = reflector.beta();
                taus[i][2] = reflector.tauRe();
                taus[i][3] = reflector.tauIm();
                reflector.applyRight(w, i + 1, n, a, i + 1, m, false);
            }
        }
        if (!vectors) {
            return;
        }
        double[][] q = field.identity(m, columns);
        Householder wide = new Householder(field, Math.max(columns, m));
        vh = field.identity(n, n);
        for (int i = n - 1; i >= 0; i--) {
            wide.tau(taus[i][0], taus[i][1]);
            wide.applyLeft(leftVectors[i], i, m, q, i, columns, false);
            if (i < n - 1) {
                reflector.tau(taus[i][2], taus[i][3]);
                reflector.applyRight(rightVectors[i], i + 1, n, vh, i + 1, n, true);
            }
        }
        u = field.transpose(q, m, columns, false);
    }
}
