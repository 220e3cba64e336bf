package io.orthant.internal.linalg;

import io.orthant.internal.parallel.Parallel;
import org.jspecify.annotations.Nullable;

/**
 * Matrix products of one type of array in pure Java, by the road that suits their shape: tiny ones item by item, those of
 * a matrix and a vector in one pass over the matrix, others in blocks. Which road depends on sizes and steps only; plain
 * loops and lanes give the same bits.
 */
final class Products<T> {
    static final Products<double[]> REAL = new Products<>(RealRows.INSTANCE);
    static final Products<float[]> SINGLE = new Products<>(FloatRows.INSTANCE);

    /** Multiplications up to which nothing pays but to do them, for cores that need no parts. */
    private static final int TINY = 2048;

    private static final int SHORT = 32;

    /** Items per partial sum of a long sum of products, which keeps float32 sums accurate. */
    private static final int SUM = 8192;

    /** Multiplications of a matrix and a vector per piece of work. */
    private static final int GRAIN = 1 << 16;

    /** Items of a result that stay in the first-level cache. */
    private static final int WIDTH = 1024;

    /** Rows of a symmetric matrix that are mirrored at a time. */
    private static final int MIRRORED = 256;

    private final RowKernel<T> rows;

    private Products(RowKernel<T> rows) {
        this.rows = rows;
    }

    /** C (+)= ±A·B, for matrices of items of one or two slots; where asked only on and below the diagonal. */
    void multiply(
            int m,
            int n,
            int k,
            MatrixView<T> a,
            MatrixView<T> b,
            T c,
            int cAt,
            int cStep,
            boolean complex,
            boolean negate,
            boolean add,
            boolean lower) {
        if (!complex && k < SHORT && (long) m * n * k <= TINY) {
            rows.tiny(m, n, k, a, b, c, cAt, cStep, negate, add);
            return;
        }
        if (!complex && n == 1) {
            vector(m, k, a, b, c, cAt, cStep, negate, add);
            return;
        }
        if (!complex && m == 1) {
            vector(n, k, b.transposed(), a.transposed(), c, cAt, 1, negate, add);
            return;
        }
        if (complex && m == 1 && n > 1) {
            multiply(n, 1, k, b.transposed(), a.transposed(), c, cAt, 2, true, negate, add, false);
            return;
        }
        Gemm<T> lanes = LaneKernels.tiles(rows, (double) m * n * k);
        if (lanes != null) {
            lanes.multiply(m, n, k, a, b, c, cAt, cStep, complex, negate, add, lower);
        } else {
            inRows(m, n, k, a, b, c, cAt, cStep, complex, negate, add);
        }
    }

    /** The symmetric product of a matrix and its transpose. */
    void gram(int m, int k, MatrixView<T> a, T c, int cAt, int cStep, boolean complex) {
        multiply(m, m, k, a, a.transposed(), c, cAt, cStep, complex, false, false, true);
        mirror(m, c, cAt, cStep, complex);
    }

    /** Makes a symmetric matrix of its lower triangle. */
    void mirror(int n, T c, int cAt, int cStep, boolean complex) {
        Parallel.ranges(n, MIRRORED, (from, to) -> rows.mirror((int) from, (int) to, c, cAt, cStep, complex));
    }

    private void inRows(
            int m,
            int n,
            int k,
            MatrixView<T> a,
            MatrixView<T> b,
            T c,
            int cAt,
            int cStep,
            boolean complex,
            boolean negate,
            boolean add) {
        if (complex) {
            T left = rows.allocate(Math.multiplyExact(2 * m, k));
            rows.packRows(a, 0, m, 0, 2 * k, true, false, left, 2 * k);
            T right = rows.allocate(Math.multiplyExact(4 * k, n));
            rows.packPanel(b, 0, 2 * k, 0, 2 * n, 2 * n, true, right, 0);
            MatrixView<T> pairs = new MatrixView<>(left, 0, 2 * k, 1);
            inRows(m, 2 * n, 2 * k, pairs, new MatrixView<>(right, 0, 2 * n, 1), c, cAt, cStep, false, negate, add);
            return;
        }
        long grain = Math.max(8, Gemm.SHARED / Math.max(1, (long) n * k));
        Parallel.ranges(
                m, grain, (from, to) -> rows.multiply((int) from, (int) to, n, k, a, b, c, cAt, cStep, negate, add));
    }

    // c[i] (+)= ±Σ A[i, k]·x[k]
    private void vector(
            int m, int k, MatrixView<T> a, MatrixView<T> x, T c, int cAt, int cStep, boolean negate, boolean add) {
        PanelKernel<T> lanes = LaneKernels.lines(rows, (double) m * k);
        boolean dense = x.rowStep() == 1;
        T factors = dense ? x.array() : rows.contiguous(k, x.array(), x.offset(), x.rowStep());
        int at = dense ? x.offset() : 0;
        if (m == 1) {
            rows.store(dot(k, a, 0, factors, at, lanes, true), c, cAt, negate, add);
        } else if (a.rowStep() == 1 && a.step() != 1) {
            int grain = Math.max(64, Math.min(WIDTH, GRAIN / k));
            Parallel.ranges(
                    m,
                    (long) m * k < 2 * GRAIN ? Math.max(WIDTH, grain) : grain,
                    (from, to) -> columns((int) from, (int) to, k, a, factors, at, c, cAt, cStep, negate, add, lanes));
        } else {
            Parallel.ranges(m, (long) m * k < 2 * GRAIN ? m : Math.max(1, GRAIN / k), (from, to) -> {
                int i = (int) from;
                if (lanes != null && a.step() == 1 && k <= SUM) {
                    i = pairs(i, (int) to, k, a, factors, at, c, cAt, cStep, negate, add, lanes);
                }
                for (; i < to; i++) {
                    rows.store(dot(k, a, i, factors, at, lanes, false), c, cAt + i * cStep, negate, add);
                }
            });
        }
    }

    // two rows at a time, which read x once; returns the row it got to
    private int pairs(
            int from,
            int to,
            int k,
            MatrixView<T> a,
            T x,
            int at,
            T c,
            int cAt,
            int cStep,
            boolean negate,
            boolean add,
            PanelKernel<T> lanes) {
        T sums = rows.allocate(2);
        int i = from;
        for (; i + 1 < to; i += 2) {
            lanes.twoDots(k, a.array(), a.at(i, 0), a.rowStep(), x, at, sums);
            rows.store(sums, 2, c, cAt + i * cStep, cStep, negate, add);
        }
        return i;
    }

    private double dot(int k, MatrixView<T> a, int i, T x, int at, @Nullable PanelKernel<T> lanes, boolean shared) {
        if (k <= SUM) {
            return part(k, a, i, 0, x, at, lanes);
        }
        double[] parts = new double[Math.ceilDiv(k, SUM)];
        long grain = shared ? GRAIN / SUM : parts.length;
        Parallel.ranges(parts.length, grain, (from, to) -> {
            for (int p = (int) from; p < to; p++) {
                parts[p] = part(Math.min(SUM, k - p * SUM), a, i, p * SUM, x, at, lanes);
            }
        });
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        return sum;
    }

    private double part(int n, MatrixView<T> a, int i, int k, T x, int at, @Nullable PanelKernel<T> lanes) {
        if (lanes != null && a.step() == 1) {
            return lanes.dot(n, a.array(), a.at(i, k), x, at + k);
        }
        return rows.dot(n, a.array(), a.at(i, k), a.step(), x, at + k, 1);
    }

    // the same for a matrix stored by columns: sums of scaled columns
    private void columns(
            int from,
            int to,
            int k,
            MatrixView<T> a,
            T x,
            int at,
            T c,
            int cAt,
            int cStep,
            boolean negate,
            boolean add,
            @Nullable PanelKernel<T> lanes) {
        T sums = rows.allocate(Math.min(WIDTH, to - from));
        for (int i = from; i < to; i += WIDTH) {
            int width = Math.min(WIDTH, to - i);
            for (int kk = 0; kk < k; kk += Gemm.DEPTH) {
                int depth = Math.min(Gemm.DEPTH, k - kk);
                if (lanes != null) {
                    lanes.combine(width, depth, x, at + kk, a.array(), a.at(i, kk), a.step(), sums, 0, false);
                } else {
                    MatrixView<T> factors = new MatrixView<>(x, at + kk, 0, 1);
                    MatrixView<T> part = new MatrixView<>(a.array(), a.at(i, kk), a.step(), 1);
                    rows.multiply(0, 1, width, depth, factors, part, sums, 0, 0, false, false);
                }
                rows.store(sums, width, c, cAt + i * cStep, cStep, negate, add || kk > 0);
            }
        }
    }
}
