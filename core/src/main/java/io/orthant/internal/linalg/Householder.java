package io.orthant.internal.linalg;

import java.util.Arrays;

/**
 * Elementary reflectors H = I − τ·v·vᴴ with v's first item 1, made and applied with LAPACK's conventions (xLARFG, xLARF):
 * Hᴴ maps the vector it was made from to (β, 0, …) with β real and of the sign opposite to the first item's real part.
 * Golub and Van Loan, "Matrix Computations", section 5.1.
 */
final class Householder {
    private static final double SAFE_MINIMUM = Double.MIN_NORMAL / Math.ulp(1.0) * 2;

    private final Field field;
    private final double[] work;
    private final double[] sum = new double[2];
    private double beta;
    private double tauRe;
    private double tauIm;

    /** For matrices of at most {@code longest} rows and columns. */
    Householder(Field field, int longest) {
        this.field = field;
        this.work = new double[longest * field.slots()];
    }

    /** What the vector's first item became. */
    double beta() {
        return beta;
    }

    double tauRe() {
        return tauRe;
    }

    double tauIm() {
        return tauIm;
    }

    /** Takes a reflector's factor from where it was kept. */
    void tau(double re, double im) {
        tauRe = re;
        tauIm = im;
    }

    /** Replaces items [from, to) of a vector by the v of the reflector which annihilates all but its first item. */
    void make(double[] x, int from, int to) {
        double norm = field.norm(x, from + 1, to);
        double re = field.re(x, from);
        double im = field.im(x, from);
        tauRe = 0;
        tauIm = 0;
        beta = re;
        if (norm == 0 && im == 0) {
            field.set(x, from, 1, 0);
            return;
        }
        int rescaled = 0;
        beta = -Math.copySign(hypot(re, im, norm), re);
        while (Math.abs(beta) < SAFE_MINIMUM && rescaled < 20) {
            field.scale(x, from, to, 1 / SAFE_MINIMUM, 0);
            norm = field.norm(x, from + 1, to);
            re = field.re(x, from);
            im = field.im(x, from);
            beta = -Math.copySign(hypot(re, im, norm), re);
            rescaled++;
        }
        tauRe = (beta - re) / beta;
        tauIm = -im / beta;
        // 1 / (alpha - beta)
        double dRe = re - beta;
        double d = hypot(dRe, im, 0);
        field.scale(x, from + 1, to, dRe / d / d, -im / d / d);
        for (; rescaled > 0; rescaled--) {
            beta *= SAFE_MINIMUM;
        }
        field.set(x, from, 1, 0);
    }

    private static double hypot(double x, double y, double z) {
        double largest = Math.max(Math.abs(x), Math.max(Math.abs(y), Math.abs(z)));
        if (largest == 0 || !(largest <= Double.MAX_VALUE)) {
            return largest;
        }
        double a = x / largest;
        double b = y / largest;
        double c = z / largest;
        return largest * Math.sqrt(a * a + b * b + c * c);
    }

    /** A[v0:v1, j0:j1] = (I − τ·v·vᴴ)·A, or with τ conjugated; v is indexed by A's rows. */
    void applyLeft(double[] v, int v0, int v1, double[][] a, int j0, int j1, boolean conjugateTau) {
        if ((tauRe == 0 && tauIm == 0) || j0 >= j1) {
            return;
        }
        Arrays.fill(work, j0 * field.slots(), j1 * field.slots(), 0);
        for (int i = v0; i < v1; i++) {
            field.axpy(a[i], work, j0, j1, field.re(v, i), -field.im(v, i));
        }
        double im = conjugateTau ? -tauIm : tauIm;
        for (int i = v0; i < v1; i++) {
            double vRe = field.re(v, i);
            double vIm = field.im(v, i);
            field.axpy(work, a[i], j0, j1, -(tauRe * vRe - im * vIm), -(tauRe * vIm + im * vRe));
        }
    }

    /** A[i0:i1, v0:v1] = A·(I − τ·v·vᴴ), or with τ conjugated; v is indexed by A's columns. */
    void applyRight(double[] v, int v0, int v1, double[][] a, int i0, int i1, boolean conjugateTau) {
        if (tauRe == 0 && tauIm == 0) {
            return;
        }
        System.arraycopy(v, v0 * field.slots(), work, v0 * field.slots(), (v1 - v0) * field.slots());
        field.conjugate(work, v0, v1);
        double im = conjugateTau ? -tauIm : tauIm;
        for (int i = i0; i < i1; i++) {
            field.dot(a[i], v, v0, v1, sum);
            field.axpy(work, a[i], v0, v1, -(tauRe * sum[0] - im * sum[1]), -(tauRe * sum[1] + im * sum[0]));
        }
    }

    /** Copies column j, rows [i0, i1), into a vector indexed by row. */
    void column(double[][] a, int j, int i0, int i1, double[] v) {
        for (int i = i0; i < i1; i++) {
            field.set(v, i, field.re(a[i], j), field.im(a[i], j));
        }
    }

    /** Writes a vector indexed by row into column j. */
    void putColumn(double[] v, int i0, int i1, double[][] a, int j) {
        for (int i = i0; i < i1; i++) {
            field.set(a[i], j, field.re(v, i), field.im(v, i));
        }
    }
}
