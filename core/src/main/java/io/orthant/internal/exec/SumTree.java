package io.orthant.internal.exec;

import io.orthant.internal.parallel.Parallel;

/**
 * The upper part of the pairwise tree over a long run, so that subtrees can be summed by several threads. Where it is cut
 * depends on the length alone, and sums are added as the tree says: the number of threads cannot show in the bits.
 */
final class SumTree {
    /** Sums the terms of a subtree. */
    @FunctionalInterface
    interface Subtree {
        /** Puts the sum of {@code n} terms from {@code from} into a slot, or into two for complex numbers. */
        void sum(long from, int n, double[] to, int slot);
    }

    private static final int GRAIN = 1 << 16;

    // shorter runs are summed before another thread has woken up
    static final int LARGE = 4 * GRAIN;

    private final double[] sums;
    private final int width;
    private final boolean single;
    private int next;

    private SumTree(int nodes, int width, boolean single) {
        this.sums = new double[nodes * width];
        this.width = width;
        this.single = single;
    }

    /** Whether a run is long enough to be cut here. */
    static boolean isLarge(long n) {
        return n >= LARGE && Parallel.threads() > 1;
    }

    /** The sum of {@code n} float64 terms, or of float32 terms, whose sums are rounded to float32. */
    static double sum(int n, boolean single, Subtree subtree) {
        return sums(n, 1, single, subtree)[0];
    }

    /** The sums of the parts of {@code n / 2} complex128 numbers. */
    static double[] complex(int n, Subtree subtree) {
        return sums(n, 2, false, subtree);
    }

    private static double[] sums(int n, int width, boolean single, Subtree subtree) {
        int nodes = nodes(n);
        long[] from = new long[nodes + 1];
        starts(0, n, from, 0);
        from[nodes] = n;
        SumTree tree = new SumTree(nodes, width, single);
        Parallel.run(nodes, i -> {
            // a subtree of complex numbers uses slots behind its own
            double[] own = new double[2 * Integer.SIZE];
            subtree.sum(from[i], (int) (from[i + 1] - from[i]), own, 0);
            System.arraycopy(own, 0, tree.sums, i * width, width);
        });
        return tree.total(n);
    }

    private static int nodes(int n) {
        if (n <= GRAIN) {
            return 1;
        }
        int half = PairwiseSum.half(n);
        return nodes(half) + nodes(n - half);
    }

    private static int starts(long from, int n, long[] starts, int at) {
        if (n <= GRAIN) {
            starts[at] = from;
            return at + 1;
        }
        int half = PairwiseSum.half(n);
        return starts(from + half, n - half, starts, starts(from, half, starts, at));
    }

    private double[] total(int n) {
        double[] sum = new double[width];
        if (n <= GRAIN) {
            System.arraycopy(sums, next, sum, 0, width);
            next += width;
            return sum;
        }
        int half = PairwiseSum.half(n);
        double[] left = total(half);
        double[] right = total(n - half);
        for (int k = 0; k < width; k++) {
            // the double sum of two floats rounds to their float sum
            sum[k] = single ? (float) (left[k] + right[k]) : left[k] + right[k];
        }
        return sum;
    }
}
