package io.orthant.internal.linalg;

/**
 * QR by Householder reflectors: A = H₁·H₂·…·R, as LAPACK's xGEQR2 and xORG2R/xUNG2R, so R's diagonal has LAPACK's signs.
 */
final class QrFactors {
    private QrFactors() {}

    /** Factors m×n rows in place: R on and above the diagonal, the reflectors' vectors below. */
    static void factor(Field field, int m, int n, double[][] a, double[] tau) {
        Householder reflector = new Householder(field, Math.max(m, n));
        double[] v = new double[m * field.slots()];
        for (int i = 0; i < Math.min(m, n); i++) {
            reflector.column(a, i, i, m, v);
            reflector.make(v, i, m);
            field.set(tau, i, reflector.tauRe(), reflector.tauIm());
            reflector.applyLeft(v, i, m, a, i + 1, n, true);
            field.set(v, i, reflector.beta(), 0);
            reflector.putColumn(v, i, m, a, i);
        }
    }

    /** The first columns of Q. */
    static double[][] orthogonal(Field field, int m, int n, double[][] a, double[] tau, int columns) {
        Householder reflector = new Householder(field, Math.max(m, columns));
        double[][] q = field.identity(m, columns);
        double[] v = new double[m * field.slots()];
        for (int i = Math.min(m, n) - 1; i >= 0; i--) {
            reflector.column(a, i, i, m, v);
            field.set(v, i, 1, 0);
            reflector.tau(field.re(tau, i), field.im(tau, i));
            reflector.applyLeft(v, i, m, q, i, columns, false);
        }
        return q;
    }
}
