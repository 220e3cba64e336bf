package io.orthant.internal.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Blocks of float64 matrices in vectors: twelve of them, six rows by two, collect a tile of C in registers. */
final class RealPanels implements PanelKernel<double[]> {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int COLUMNS = 2 * LANES;

    // sums of products keep sixteen running sums whatever the width of vectors
    private static final VectorSpecies<Double> HALVES = DoubleVector.SPECIES_256;
    private static final boolean DOTS_IN_LANES = SPECIES.vectorBitSize() >= HALVES.vectorBitSize();

    @Override
    public int columns() {
        return COLUMNS;
    }

    @Override
    public void packColumns(
            MatrixView<double[]> b, int k0, int depth, int j0, int columns, boolean complex, double[] to, int toAt) {
        int at = toAt;
        for (int j = 0; j < columns; j += COLUMNS) {
            int width = Math.min(COLUMNS, columns - j);
            if (!complex && b.step() == 1 && width == COLUMNS) {
                copyRows(b.array(), b.at(k0, j0 + j), b.rowStep(), depth, to, at);
            } else {
                RealRows.INSTANCE.packPanel(b, k0, depth, j0 + j, width, COLUMNS, complex, to, at);
            }
            at += depth * COLUMNS;
        }
    }

    private static void copyRows(double[] b, int bAt, int bStep, int depth, double[] to, int toAt) {
        for (int k = 0; k < depth; k++) {
            int from = bAt + k * bStep;
            DoubleVector.fromArray(SPECIES, b, from).intoArray(to, toAt + k * COLUMNS);
            DoubleVector.fromArray(SPECIES, b, from + LANES).intoArray(to, toAt + k * COLUMNS + LANES);
        }
    }

    @Override
    public void tile(
            int rows,
            int columns,
            int depth,
            double[] a,
            int aAt,
            int aStep,
            double[] panel,
            int panelAt,
            double[] c,
            int cAt,
            int cStep,
            boolean add,
            double[] edge) {
        wholeTile(rows, depth, a, aAt, aStep, panel, panelAt, edge);
        for (int i = 0; i < rows; i++) {
            if (columns == COLUMNS) {
                wholeRow(edge, i * COLUMNS, c, cAt + i * cStep, add);
            } else {
                partOfRow(columns, edge, i * COLUMNS, c, cAt + i * cStep, add);
            }
        }
    }

    private static void wholeRow(double[] from, int at, double[] c, int cAt, boolean add) {
        DoubleVector left = DoubleVector.fromArray(SPECIES, from, at);
        DoubleVector right = DoubleVector.fromArray(SPECIES, from, at + LANES);
        if (add) {
            DoubleVector.fromArray(SPECIES, c, cAt).add(left).intoArray(c, cAt);
            DoubleVector.fromArray(SPECIES, c, cAt + LANES).add(right).intoArray(c, cAt + LANES);
        } else {
            left.intoArray(c, cAt);
            right.intoArray(c, cAt + LANES);
        }
    }

    private static void partOfRow(int columns, double[] from, int at, double[] c, int cAt, boolean add) {
        for (int j = 0; j < columns; j++) {
            double x = from[at + j];
            c[cAt + j] = add ? c[cAt + j] + x : x;
        }
    }

    // rows beyond the last repeat it; nothing but this loop is in here, so that the JIT keeps the sums in registers
    private static void wholeTile(
            int rows, int depth, double[] a, int a0, int aStep, double[] panel, int panelAt, double[] to) {
        int last = rows - 1;
        int a1 = a0 + Math.min(1, last) * aStep;
        int a2 = a0 + Math.min(2, last) * aStep;
        int a3 = a0 + Math.min(3, last) * aStep;
        int a4 = a0 + Math.min(4, last) * aStep;
        int a5 = a0 + Math.min(5, last) * aStep;
        DoubleVector c00 = DoubleVector.zero(SPECIES);
        DoubleVector c01 = c00;
        DoubleVector c10 = c00;
        DoubleVector c11 = c00;
        DoubleVector c20 = c00;
        DoubleVector c21 = c00;
        DoubleVector c30 = c00;
        DoubleVector c31 = c00;
        DoubleVector c40 = c00;
        DoubleVector c41 = c00;
        DoubleVector c50 = c00;
        DoubleVector c51 = c00;
        for (int k = 0; k < depth; k++) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, panel, panelAt + k * COLUMNS);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, panel, panelAt + k * COLUMNS + LANES);
            DoubleVector x = DoubleVector.broadcast(SPECIES, a[a0 + k]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = DoubleVector.broadcast(SPECIES, a[a1 + k]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = DoubleVector.broadcast(SPECIES, a[a2 + k]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = DoubleVector.broadcast(SPECIES, a[a3 + k]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = DoubleVector.broadcast(SPECIES, a[a4 + k]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            x = DoubleVector.broadcast(SPECIES, a[a5 + k]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
        }
        c00.intoArray(to, 0);
        c01.intoArray(to, LANES);
        c10.intoArray(to, COLUMNS);
        c11.intoArray(to, COLUMNS + LANES);
        c20.intoArray(to, 2 * COLUMNS);
        c21.intoArray(to, 2 * COLUMNS + LANES);
        c30.intoArray(to, 3 * COLUMNS);
        c31.intoArray(to, 3 * COLUMNS + LANES);
        c40.intoArray(to, 4 * COLUMNS);
        c41.intoArray(to, 4 * COLUMNS + LANES);
        c50.intoArray(to, 5 * COLUMNS);
        c51.intoArray(to, 5 * COLUMNS + LANES);
    }

    @Override
    public double dot(int n, double[] x, int xAt, double[] y, int yAt) {
        if (!DOTS_IN_LANES || n < 2 * RealRows.SUMS) {
            return RealRows.INSTANCE.dot(n, x, xAt, 1, y, yAt, 1);
        }
        int whole = n - n % RealRows.SUMS;
        double sum = sixteen(whole, x, xAt, y, yAt);
        for (int i = whole; i < n; i++) {
            sum = Math.fma(x[xAt + i], y[yAt + i], sum);
        }
        return sum;
    }

    private static double sixteen(int n, double[] x, int xAt, double[] y, int yAt) {
        DoubleVector s0 = DoubleVector.zero(HALVES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        for (int i = 0; i < n; i += 16) {
            s0 = DoubleVector.fromArray(HALVES, x, xAt + i).fma(DoubleVector.fromArray(HALVES, y, yAt + i), s0);
            s1 = DoubleVector.fromArray(HALVES, x, xAt + i + 4).fma(DoubleVector.fromArray(HALVES, y, yAt + i + 4), s1);
            s2 = DoubleVector.fromArray(HALVES, x, xAt + i + 8).fma(DoubleVector.fromArray(HALVES, y, yAt + i + 8), s2);
            s3 = DoubleVector.fromArray(HALVES, x, xAt + i + 12)
                    .fma(DoubleVector.fromArray(HALVES, y, yAt + i + 12), s3);
        }
        return sum(s0, s1, s2, s3);
    }

    private static double sum(DoubleVector s0, DoubleVector s1, DoubleVector s2, DoubleVector s3) {
        DoubleVector t = s0.add(s2).add(s1.add(s3));
        return (t.lane(0) + t.lane(2)) + (t.lane(1) + t.lane(3));
    }

    @Override
    public void twoDots(int n, double[] a, int aAt, int aStep, double[] x, int xAt, double[] sums) {
        int next = aAt + aStep;
        if (!DOTS_IN_LANES || n < 2 * RealRows.SUMS) {
            sums[0] = RealRows.INSTANCE.dot(n, a, aAt, 1, x, xAt, 1);
            sums[1] = RealRows.INSTANCE.dot(n, a, next, 1, x, xAt, 1);
            return;
        }
        int whole = n - n % RealRows.SUMS;
        sixteenTwice(whole, a, aAt, next, x, xAt, sums);
        for (int i = whole; i < n; i++) {
            sums[0] = Math.fma(a[aAt + i], x[xAt + i], sums[0]);
            sums[1] = Math.fma(a[next + i], x[xAt + i], sums[1]);
        }
    }

    private static void sixteenTwice(int n, double[] a, int aAt, int next, double[] x, int xAt, double[] sums) {
        DoubleVector s0 = DoubleVector.zero(HALVES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        DoubleVector t0 = s0;
        DoubleVector t1 = s0;
        DoubleVector t2 = s0;
        DoubleVector t3 = s0;
        for (int i = 0; i < n; i += 16) {
            DoubleVector y = DoubleVector.fromArray(HALVES, x, xAt + i);
            s0 = DoubleVector.fromArray(HALVES, a, aAt + i).fma(y, s0);
            t0 = DoubleVector.fromArray(HALVES, a, next + i).fma(y, t0);
            y = DoubleVector.fromArray(HALVES, x, xAt + i + 4);
            s1 = DoubleVector.fromArray(HALVES, a, aAt + i + 4).fma(y, s1);
            t1 = DoubleVector.fromArray(HALVES, a, next + i + 4).fma(y, t1);
            y = DoubleVector.fromArray(HALVES, x, xAt + i + 8);
            s2 = DoubleVector.fromArray(HALVES, a, aAt + i + 8).fma(y, s2);
            t2 = DoubleVector.fromArray(HALVES, a, next + i + 8).fma(y, t2);
            y = DoubleVector.fromArray(HALVES, x, xAt + i + 12);
            s3 = DoubleVector.fromArray(HALVES, a, aAt + i + 12).fma(y, s3);
            t3 = DoubleVector.fromArray(HALVES, a, next + i + 12).fma(y, t3);
        }
        sums[0] = sum(s0, s1, s2, s3);
        sums[1] = sum(t0, t1, t2, t3);
    }

    @Override
    public void combine(
            int n, int depth, double[] x, int xAt, double[] a, int aAt, int aStep, double[] y, int yAt, boolean add) {
        int whole = n - n % COLUMNS;
        boolean more = add;
        int k = 0;
        for (; k + 3 < depth; k += 4) {
            fourRows(whole, x, xAt + k, a, aAt + k * aStep, aStep, y, yAt, more);
            more = true;
        }
        for (; k < depth; k++) {
            row(whole, x[xAt + k], a, aAt + k * aStep, y, yAt, more);
            more = true;
        }
        for (int j = whole; j < n; j++) {
            double sum = add ? y[yAt + j] : 0;
            for (int i = 0; i < depth; i++) {
                sum = Math.fma(x[xAt + i], a[aAt + i * aStep + j], sum);
            }
            y[yAt + j] = sum;
        }
    }

    private static void fourRows(
            int n, double[] x, int xAt, double[] a, int aAt, int aStep, double[] y, int yAt, boolean add) {
        DoubleVector x0 = DoubleVector.broadcast(SPECIES, x[xAt]);
        DoubleVector x1 = DoubleVector.broadcast(SPECIES, x[xAt + 1]);
        DoubleVector x2 = DoubleVector.broadcast(SPECIES, x[xAt + 2]);
        DoubleVector x3 = DoubleVector.broadcast(SPECIES, x[xAt + 3]);
        int a1 = aAt + aStep;
        int a2 = a1 + aStep;
        int a3 = a2 + aStep;
        DoubleVector none = DoubleVector.zero(SPECIES);
        for (int j = 0; j < n; j += LANES) {
            DoubleVector sum = add ? DoubleVector.fromArray(SPECIES, y, yAt + j) : none;
            sum = x0.fma(DoubleVector.fromArray(SPECIES, a, aAt + j), sum);
            sum = x1.fma(DoubleVector.fromArray(SPECIES, a, a1 + j), sum);
            sum = x2.fma(DoubleVector.fromArray(SPECIES, a, a2 + j), sum);
            x3.fma(DoubleVector.fromArray(SPECIES, a, a3 + j), sum).intoArray(y, yAt + j);
        }
    }

    private static void row(int n, double x, double[] a, int aAt, double[] y, int yAt, boolean add) {
        DoubleVector factor = DoubleVector.broadcast(SPECIES, x);
        DoubleVector none = DoubleVector.zero(SPECIES);
        for (int j = 0; j < n; j += LANES) {
            DoubleVector sum = add ? DoubleVector.fromArray(SPECIES, y, yAt + j) : none;
            factor.fma(DoubleVector.fromArray(SPECIES, a, aAt + j), sum).intoArray(y, yAt + j);
        }
    }
}
