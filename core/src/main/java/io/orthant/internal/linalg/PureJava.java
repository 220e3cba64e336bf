package io.orthant.internal.linalg;

import org.jspecify.annotations.Nullable;

/** Linear algebra without native code: always there. */
public final class PureJava implements LinalgProvider {
    /** The name that selects this provider. */
    public static final String NAME = "java";

    /** Ready for use. */
    public PureJava() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public void load() {}

    @Override
    public void multiply(Product p, double[] a, double[] b, double[] c) {
        RealRows.multiply(p, a, b, c);
    }

    @Override
    public void multiply(Product p, float[] a, float[] b, float[] c) {
        FloatRows.multiply(p, a, b, c);
    }

    @Override
    public void multiplyComplex(Product p, double[] a, double[] b, double[] c) {
        RealRows.multiplyComplex(p, a, b, c);
    }

    @Override
    public void multiplyComplex(Product p, float[] a, float[] b, float[] c) {
        FloatRows.multiplyComplex(p, a, b, c);
    }

    @Override
    public int lu(Field field, int n, double[] a, int[] pivots) {
        double[][] rows = field.rows(n, n, a);
        int info = TriangularFactors.lu(field, n, rows, pivots);
        field.flatten(rows, n, a);
        return info;
    }

    @Override
    public int solve(Field field, int n, int columns, double[] a, double[] b) {
        double[][] rows = field.rows(n, n, a);
        int[] pivots = new int[n];
        int info = TriangularFactors.lu(field, n, rows, pivots);
        if (info == 0) {
            double[][] x = field.rows(n, columns, b);
            TriangularFactors.solve(field, n, rows, pivots, columns, x);
            field.flatten(x, columns, b);
        }
        return info;
    }

    @Override
    public int cholesky(Field field, int n, double[] a) {
        double[][] rows = field.rows(n, n, a);
        int info = TriangularFactors.cholesky(field, n, rows);
        field.flatten(rows, n, a);
        return info;
    }

    @Override
    public void qr(Field field, int m, int n, double[] a, double[] tau) {
        double[][] rows = field.rows(m, n, a);
        QrFactors.factor(field, m, n, rows, tau);
        field.flatten(rows, n, a);
    }

    @Override
    public void orthogonal(Field field, int m, int n, double[] a, double[] tau, int columns, double[] q) {
        field.flatten(QrFactors.orthogonal(field, m, n, field.rows(m, n, a), tau, columns), columns, q);
    }

    @Override
    public int eigh(Field field, int n, double[] a, double[] w, boolean vectors) {
        return HermitianEigen.eigh(field, n, a, w, vectors);
    }

    @Override
    public int svd(
            Field field,
            int m,
            int n,
            double[] a,
            double[] s,
            double @Nullable [] u,
            double @Nullable [] vh,
            boolean full) {
        return SingularValues.svd(field, m, n, a, s, u, vh, full);
    }
}
