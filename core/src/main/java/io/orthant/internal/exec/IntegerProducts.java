package io.orthant.internal.exec;

import io.orthant.dtype.Float16;
import io.orthant.internal.linalg.Product;
import io.orthant.internal.linalg.PureJava;
import io.orthant.internal.parallel.Parallel;
import java.util.Arrays;

/**
 * Products which BLAS has not: integers modulo their width (so signed and unsigned share a loop, and up to 32 bits all run
 * in ints), bool, and float16 with float32 sums. The innermost loops add four scaled rows of B, which are copied to arrays
 * of their own, so that all is indexed alike and C2 vectorises them.
 */
final class IntegerProducts {
    private static final int DEPTH = 128;
    private static final int WIDTH = 512;

    /** Multiplications per piece of work, but no less than some rows, as each piece copies B. */
    private static final long GRAIN = 1 << 19;

    private static final int FEWEST_ROWS = 16;

    private static final PureJava FLOATS = new PureJava();

    private IntegerProducts() {}

    static void bool(Product p, byte[] a, byte[] b, byte[] c) {
        inInts(p, (i, k, n, to) -> load(a, p.a(i, k), p.aStep(), n, to), bytes(p, b), (sums, at, n) -> {
            for (int j = 0; j < n; j++) {
                c[at + j] |= (byte) (sums[j] != 0 ? 1 : 0);
            }
        });
    }

    static void bytes(Product p, byte[] a, byte[] b, byte[] c) {
        inInts(p, (i, k, n, to) -> load(a, p.a(i, k), p.aStep(), n, to), bytes(p, b), (sums, at, n) -> {
            for (int j = 0; j < n; j++) {
                c[at + j] += (byte) sums[j];
            }
        });
    }

    static void shorts(Product p, short[] a, short[] b, short[] c) {
        inInts(
                p,
                (i, k, n, to) -> load(a, p.a(i, k), p.aStep(), n, to),
                (k, j, n, to) -> load(b, p.b(k, j), p.bStep(), n, to),
                (sums, at, n) -> {
                    for (int j = 0; j < n; j++) {
                        c[at + j] += (short) sums[j];
                    }
                });
    }

    static void ints(Product p, int[] a, int[] b, int[] c) {
        inInts(
                p,
                (i, k, n, to) -> load(a, p.a(i, k), p.aStep(), n, to),
                (k, j, n, to) -> load(b, p.b(k, j), p.bStep(), n, to),
                (sums, at, n) -> {
                    for (int j = 0; j < n; j++) {
                        c[at + j] += sums[j];
                    }
                });
    }

    private static Rows bytes(Product p, byte[] b) {
        return (k, j, n, to) -> load(b, p.b(k, j), p.bStep(), n, to);
    }

    /** Copies n items of row i from column k on. */
    private interface Rows {
        void load(int i, int k, int n, int[] to);
    }

    /** Adds sums to C. */
    private interface Sums {
        void store(int[] sums, int at, int n);
    }

    private static void inInts(Product p, Rows a, Rows b, Sums c) {
        if (p.n() == 1) {
            inPieces(p, (from, to) -> dots(p, from, to, a, b, c));
        } else {
            inPieces(p, (from, to) -> rows(p, from, to, a, b, c));
        }
    }

    private static void inPieces(Product p, Piece piece) {
        long grain = Math.max(FEWEST_ROWS, GRAIN / Math.max(1, (long) p.n() * p.k()));
        Parallel.ranges(p.m(), grain, (from, to) -> piece.run((int) from, (int) to));
    }

    private interface Piece {
        void run(int from, int to);
    }

    // a vector on the right: turned round, its rows are columns of one item
    private static void dots(Product p, int from, int to, Rows a, Rows b, Sums c) {
        int[] column = new int[p.k()];
        int[] one = new int[1];
        for (int k = 0; k < p.k(); k++) {
            b.load(k, 0, 1, one);
            column[k] = one[0];
        }
        int[] row = new int[p.k()];
        for (int i = from; i < to; i++) {
            a.load(i, 0, p.k(), row);
            int sum = 0;
            for (int k = 0; k < column.length; k++) {
                sum += row[k] * column[k];
            }
            one[0] = sum;
            c.store(one, p.c(i, 0), 1);
        }
    }

    private static void rows(Product p, int from, int to, Rows a, Rows b, Sums c) {
        int[] factors = new int[Math.min(DEPTH, p.k())];
        int[] sums = new int[Math.min(WIDTH, p.n())];
        int[][] block = new int[factors.length][sums.length];
        for (int j = 0; j < p.n(); j += WIDTH) {
            int width = Math.min(WIDTH, p.n() - j);
            for (int k = 0; k < p.k(); k += DEPTH) {
                int depth = Math.min(DEPTH, p.k() - k);
                for (int r = 0; r < depth; r++) {
                    b.load(k + r, j, width, block[r]);
                }
                for (int i = from; i < to; i++) {
                    a.load(i, k, depth, factors);
                    Arrays.fill(sums, 0, width, 0);
                    int r = 0;
                    for (; r + 3 < depth; r += 4) {
                        four(factors, r, block[r], block[r + 1], block[r + 2], block[r + 3], sums, width);
                    }
                    for (; r < depth; r++) {
                        one(factors[r], block[r], sums, width);
                    }
                    c.store(sums, p.c(i, j), width);
                }
            }
        }
    }

    private static void four(int[] x, int r, int[] b0, int[] b1, int[] b2, int[] b3, int[] sums, int width) {
        int x0 = x[r];
        int x1 = x[r + 1];
        int x2 = x[r + 2];
        int x3 = x[r + 3];
        for (int j = 0; j < width; j++) {
            sums[j] += x0 * b0[j] + x1 * b1[j] + x2 * b2[j] + x3 * b3[j];
        }
    }

    private static void one(int x, int[] b, int[] sums, int width) {
        for (int j = 0; j < width; j++) {
            sums[j] += x * b[j];
        }
    }

    private static void load(byte[] from, int at, int step, int n, int[] to) {
        for (int j = 0; j < n; j++) {
            to[j] = from[at + j * step];
        }
    }

    private static void load(short[] from, int at, int step, int n, int[] to) {
        for (int j = 0; j < n; j++) {
            to[j] = from[at + j * step];
        }
    }

    private static void load(int[] from, int at, int step, int n, int[] to) {
        if (step == 1) {
            System.arraycopy(from, at, to, 0, n);
            return;
        }
        for (int j = 0; j < n; j++) {
            to[j] = from[at + j * step];
        }
    }

    static void longs(Product p, long[] a, long[] b, long[] c) {
        inPieces(p, (from, to) -> {
            if (p.n() == 1) {
                longDots(p, from, to, a, b, c);
            } else {
                longRows(p, from, to, a, b, c);
            }
        });
    }

    private static void longDots(Product p, int from, int to, long[] a, long[] b, long[] c) {
        for (int i = from; i < to; i++) {
            int x = p.a(i, 0);
            int y = p.b(0, 0);
            long sum = 0;
            for (int k = 0; k < p.k(); k++, x += p.aStep(), y += p.bRowStep()) {
                sum += a[x] * b[y];
            }
            c[p.c(i, 0)] = sum;
        }
    }

    private static void longRows(Product p, int from, int to, long[] a, long[] b, long[] c) {
        long[] factors = new long[Math.min(DEPTH, p.k())];
        long[] sums = new long[Math.min(WIDTH, p.n())];
        long[][] block = new long[factors.length][sums.length];
        for (int j = 0; j < p.n(); j += WIDTH) {
            int width = Math.min(WIDTH, p.n() - j);
            for (int k = 0; k < p.k(); k += DEPTH) {
                int depth = Math.min(DEPTH, p.k() - k);
                for (int r = 0; r < depth; r++) {
                    for (int q = 0, at = p.b(k + r, j); q < width; q++, at += p.bStep()) {
                        block[r][q] = b[at];
                    }
                }
                for (int i = from; i < to; i++) {
                    for (int r = 0; r < depth; r++) {
                        factors[r] = a[p.a(i, k + r)];
                    }
                    Arrays.fill(sums, 0, width, 0);
                    int r = 0;
                    for (; r + 3 < depth; r += 4) {
                        four(factors, r, block[r], block[r + 1], block[r + 2], block[r + 3], sums, width);
                    }
                    for (; r < depth; r++) {
                        one(factors[r], block[r], sums, width);
                    }
                    int at = p.c(i, j);
                    for (int q = 0; q < width; q++) {
                        c[at + q] += sums[q];
                    }
                }
            }
        }
    }

    private static void four(long[] x, int r, long[] b0, long[] b1, long[] b2, long[] b3, long[] sums, int width) {
        long x0 = x[r];
        long x1 = x[r + 1];
        long x2 = x[r + 2];
        long x3 = x[r + 3];
        for (int j = 0; j < width; j++) {
            sums[j] += x0 * b0[j] + x1 * b1[j] + x2 * b2[j] + x3 * b3[j];
        }
    }

    private static void one(long x, long[] b, long[] sums, int width) {
        for (int j = 0; j < width; j++) {
            sums[j] += x * b[j];
        }
    }

    static void half(Product p, short[] a, short[] b, short[] c) {
        float[] left = new float[p.m() * p.k()];
        float[] right = new float[p.k() * p.n()];
        float[] result = new float[p.m() * p.n()];
        widen(a, p.aOffset(), p.aRowStep(), p.aStep(), p.m(), p.k(), left);
        widen(b, p.bOffset(), p.bRowStep(), p.bStep(), p.k(), p.n(), right);
        FLOATS.multiply(Product.dense(p.m(), p.n(), p.k()), left, right, result);
        for (int i = 0; i < p.m(); i++) {
            for (int j = 0; j < p.n(); j++) {
                c[p.c(i, j)] = Float16.fromFloat(result[i * p.n() + j]);
            }
        }
    }

    private static void widen(short[] x, int offset, int rowStep, int step, int m, int n, float[] to) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                to[i * n + j] = Float16.toFloat(x[offset + i * rowStep + j * step]);
            }
        }
    }
}
