package io.orthant.internal.linalg;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Blocks of float32 matrices in vectors: twelve of them, six rows by two, collect a tile of C in registers. */
final class FloatPanels implements PanelKernel<float[]> {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int COLUMNS = 2 * LANES;

    // sums of products keep sixteen running sums whatever the width of vectors
    private static final VectorSpecies<Float> HALVES = FloatVector.SPECIES_256;
    private static final boolean DOTS_IN_LANES = SPECIES.vectorBitSize() >= HALVES.vectorBitSize();

    @Override
    public int columns() {
        return COLUMNS;
    }

    @Override
    public void packColumns(
            MatrixView<float[]> b, int k0, int depth, int j0, int columns, boolean complex, float[] to, int toAt) {
        int at = toAt;
        for (int j = 0; j < columns; j += COLUMNS) {
            int width = Math.min(COLUMNS, columns - j);
            if (!complex && b.step() == 1 && width == COLUMNS) {
                copyRows(b.array(), b.at(k0, j0 + j), b.rowStep(), depth, to, at);
            } else {
                FloatRows.INSTANCE.packPanel(b, k0, depth, j0 + j, width, COLUMNS, complex, to, at);
            }
            at += depth * COLUMNS;
        }
    }

    private static void copyRows(float[] b, int bAt, int bStep, int depth, float[] to, int toAt) {
        for (int k = 0; k < depth; k++) {
            int from = bAt + k * bStep;
            FloatVector.fromArray(SPECIES, b, from).intoArray(to, toAt + k * COLUMNS);
            FloatVector.fromArray(SPECIES, b, from + LANES).intoArray(to, toAt + k * COLUMNS + LANES);
        }
    }

    @Override
    public void tile(
            int rows,
            int columns,
            int depth,
            float[] a,
            int aAt,
            int aStep,
            float[] panel,
            int panelAt,
            float[] c,
            int cAt,
            int cStep,
            boolean add,
            float[] edge) {
        wholeTile(rows, depth, a, aAt, aStep, panel, panelAt, edge);
        for (int i = 0; i < rows; i++) {
            if (columns == COLUMNS) {
                wholeRow(edge, i * COLUMNS, c, cAt + i * cStep, add);
            } else {
                partOfRow(columns, edge, i * COLUMNS, c, cAt + i * cStep, add);
            }
        }
    }

    private static void wholeRow(float[] from, int at, float[] c, int cAt, boolean add) {
        FloatVector left = FloatVector.fromArray(SPECIES, from, at);
        FloatVector right = FloatVector.fromArray(SPECIES, from, at + LANES);
        if (add) {
            FloatVector.fromArray(SPECIES, c, cAt).add(left).intoArray(c, cAt);
            FloatVector.fromArray(SPECIES, c, cAt + LANES).add(right).intoArray(c, cAt + LANES);
        } else {
            left.intoArray(c, cAt);
            right.intoArray(c, cAt + LANES);
        }
    }

    private static void partOfRow(int columns, float[] from, int at, float[] c, int cAt, boolean add) {
        for (int j = 0; j < columns; j++) {
            float x = from[at + j];
            c[cAt + j] = add ? c[cAt + j] + x : x;
        }
    }

    // rows beyond the last repeat it; nothing but this loop is in here, so that the JIT keeps the sums in registers
    private static void wholeTile(
            int rows, int depth, float[] a, int a0, int aStep, float[] panel, int panelAt, float[] to) {
        int last = rows - 1;
        int a1 = a0 + Math.min(1, last) * aStep;
        int a2 = a0 + Math.min(2, last) * aStep;
        int a3 = a0 + Math.min(3, last) * aStep;
        int a4 = a0 + Math.min(4, last) * aStep;
        int a5 = a0 + Math.min(5, last) * aStep;
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = c00;
        FloatVector c10 = c00;
        FloatVector c11 = c00;
        FloatVector c20 = c00;
        FloatVector c21 = c00;
        FloatVector c30 = c00;
        FloatVector c31 = c00;
        FloatVector c40 = c00;
        FloatVector c41 = c00;
        FloatVector c50 = c00;
        FloatVector c51 = c00;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panel, panelAt + k * COLUMNS);
            FloatVector b1 = FloatVector.fromArray(SPECIES, panel, panelAt + k * COLUMNS + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[a0 + k]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(SPECIES, a[a1 + k]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(SPECIES, a[a2 + k]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(SPECIES, a[a3 + k]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = FloatVector.broadcast(SPECIES, a[a4 + k]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            x = FloatVector.broadcast(SPECIES, a[a5 + k]);
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
    public double dot(int n, float[] x, int xAt, float[] y, int yAt) {
        if (!DOTS_IN_LANES || n < 2 * FloatRows.SUMS) {
            return FloatRows.INSTANCE.dot(n, x, xAt, 1, y, yAt, 1);
        }
        int whole = n - n % FloatRows.SUMS;
        float sum = sixteen(whole, x, xAt, y, yAt);
        for (int i = whole; i < n; i++) {
            sum = Math.fma(x[xAt + i], y[yAt + i], sum);
        }
        return sum;
    }

    private static float sixteen(int n, float[] x, int xAt, float[] y, int yAt) {
        FloatVector s0 = FloatVector.zero(HALVES);
        FloatVector s1 = s0;
        for (int i = 0; i < n; i += 16) {
            s0 = FloatVector.fromArray(HALVES, x, xAt + i).fma(FloatVector.fromArray(HALVES, y, yAt + i), s0);
            s1 = FloatVector.fromArray(HALVES, x, xAt + i + 8).fma(FloatVector.fromArray(HALVES, y, yAt + i + 8), s1);
        }
        return sum(s0, s1);
    }

    private static float sum(FloatVector s0, FloatVector s1) {
        FloatVector u = s0.add(s1);
        float t0 = u.lane(0) + u.lane(4);
        float t1 = u.lane(1) + u.lane(5);
        float t2 = u.lane(2) + u.lane(6);
        float t3 = u.lane(3) + u.lane(7);
        return (t0 + t2) + (t1 + t3);
    }

    @Override
    public void twoDots(int n, float[] a, int aAt, int aStep, float[] x, int xAt, float[] sums) {
        int next = aAt + aStep;
        if (!DOTS_IN_LANES || n < 2 * FloatRows.SUMS) {
            sums[0] = (float) FloatRows.INSTANCE.dot(n, a, aAt, 1, x, xAt, 1);
            sums[1] = (float) FloatRows.INSTANCE.dot(n, a, next, 1, x, xAt, 1);
            return;
        }
        int whole = n - n % FloatRows.SUMS;
        sixteenTwice(whole, a, aAt, next, x, xAt, sums);
        for (int i = whole; i < n; i++) {
            sums[0] = Math.fma(a[aAt + i], x[xAt + i], sums[0]);
            sums[1] = Math.fma(a[next + i], x[xAt + i], sums[1]);
        }
    }

    private static void sixteenTwice(int n, float[] a, int aAt, int next, float[] x, int xAt, float[] sums) {
        FloatVector s0 = FloatVector.zero(HALVES);
        FloatVector s1 = s0;
        FloatVector t0 = s0;
        FloatVector t1 = s0;
        for (int i = 0; i < n; i += 16) {
            FloatVector y = FloatVector.fromArray(HALVES, x, xAt + i);
            s0 = FloatVector.fromArray(HALVES, a, aAt + i).fma(y, s0);
            t0 = FloatVector.fromArray(HALVES, a, next + i).fma(y, t0);
            y = FloatVector.fromArray(HALVES, x, xAt + i + 8);
            s1 = FloatVector.fromArray(HALVES, a, aAt + i + 8).fma(y, s1);
            t1 = FloatVector.fromArray(HALVES, a, next + i + 8).fma(y, t1);
        }
        sums[0] = sum(s0, s1);
        sums[1] = sum(t0, t1);
    }

    @Override
    public void combine(
            int n, int depth, float[] x, int xAt, float[] a, int aAt, int aStep, float[] y, int yAt, boolean add) {
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
            float sum = add ? y[yAt + j] : 0;
            for (int i = 0; i < depth; i++) {
                sum = Math.fma(x[xAt + i], a[aAt + i * aStep + j], sum);
            }
            y[yAt + j] = sum;
        }
    }

    private static void fourRows(
            int n, float[] x, int xAt, float[] a, int aAt, int aStep, float[] y, int yAt, boolean add) {
        FloatVector x0 = FloatVector.broadcast(SPECIES, x[xAt]);
        FloatVector x1 = FloatVector.broadcast(SPECIES, x[xAt + 1]);
        FloatVector x2 = FloatVector.broadcast(SPECIES, x[xAt + 2]);
        FloatVector x3 = FloatVector.broadcast(SPECIES, x[xAt + 3]);
        int a1 = aAt + aStep;
        int a2 = a1 + aStep;
        int a3 = a2 + aStep;
        FloatVector none = FloatVector.zero(SPECIES);
        for (int j = 0; j < n; j += LANES) {
            FloatVector sum = add ? FloatVector.fromArray(SPECIES, y, yAt + j) : none;
            sum = x0.fma(FloatVector.fromArray(SPECIES, a, aAt + j), sum);
            sum = x1.fma(FloatVector.fromArray(SPECIES, a, a1 + j), sum);
            sum = x2.fma(FloatVector.fromArray(SPECIES, a, a2 + j), sum);
            x3.fma(FloatVector.fromArray(SPECIES, a, a3 + j), sum).intoArray(y, yAt + j);
        }
    }

    private static void row(int n, float x, float[] a, int aAt, float[] y, int yAt, boolean add) {
        FloatVector factor = FloatVector.broadcast(SPECIES, x);
        FloatVector none = FloatVector.zero(SPECIES);
        for (int j = 0; j < n; j += LANES) {
            FloatVector sum = add ? FloatVector.fromArray(SPECIES, y, yAt + j) : none;
            factor.fma(FloatVector.fromArray(SPECIES, a, aAt + j), sum).intoArray(y, yAt + j);
        }
    }
}
