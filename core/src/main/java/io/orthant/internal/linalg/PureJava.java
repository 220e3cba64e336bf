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
        multiply(Products.REAL, p, a, b, c, false);
    }

    @Override
    public void multiply(Product p, float[] a, float[] b, float[] c) {
        multiply(Products.SINGLE, p, a, b, c, false);
    }

    @Override
    public void multiplyComplex(Product p, double[] a, double[] b, double[] c) {
        multiply(Products.REAL, p, a, b, c, true);
    }

    @Override
    public void multiplyComplex(Product p, float[] a, float[] b, float[] c) {
        multiply(Products.SINGLE, p, a, b, c, true);
    }

    private static <T> void multiply(Products<T> products, Product p, T a, T b, T c, boolean complex) {
        int unit = complex ? 2 : 1;
        MatrixView<T> left = new MatrixView<>(a, p.aOffset() * unit, p.aRowStep() * unit, p.aStep() * unit);
        if (a == b && p.isGram()) {
            products.gram(p.m(), p.k(), left, c, p.cOffset() * unit, p.ldc() * unit, complex);
            return;
        }
        MatrixView<T> right = new MatrixView<>(b, p.bOffset() * unit, p.bRowStep() * unit, p.bStep() * unit);
        int at = p.cOffset() * unit;
        int step = p.ldc() * unit;
        products.multiply(p.m(), p.n(), p.k(), left, right, c, at, step, complex, false, false, false);
    }

    /** Makes a product symmetric by what is below its diagonal. */
    public static void mirror(Product p, double[] c, boolean complex) {
        mirror(Products.REAL, p, c, complex);
    }

    /** Makes a product symmetric by what is below its diagonal. */
    public static void mirror(Product p, float[] c, boolean complex) {
        mirror(Products.SINGLE, p, c, complex);
    }

    private static <T> void mirror(Products<T> products, Product p, T c, boolean complex) {
        int unit = complex ? 2 : 1;
        products.mirror(p.m(), c, p.cOffset() * unit, p.ldc() * unit, complex);
    }

    @Override
    public int lu(Field field, int n, double[] a, int[] pivots) {
        return TriangularFactors.lu(field, n, a, pivots);
    }

    @Override
    public int solve(Field field, int n, int columns, double[] a, double[] b) {
        int[] pivots = new int[n];
        int info = TriangularFactors.lu(field, n, a, pivots);
        if (info == 0) {
            TriangularFactors.solve(field, n, a, pivots, columns, b);
        }
        return info;
    }

    @Override
    public int cholesky(Field field, int n, double[] a) {
        return TriangularFactors.cholesky(field, n, a);
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
