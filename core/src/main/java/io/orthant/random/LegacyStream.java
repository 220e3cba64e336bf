package io.orthant.random;

import java.util.Arrays;

/**
 * The Mersenne Twister together with the second normal deviate of each pair, which NumPy's legacy generator keeps for
 * the next call.
 *
 * <p>Normal deviates come from Marsaglia's polar method; both numbers of a pair share one logarithm. Not thread-safe.
 */
final class LegacyStream {
    final MersenneTwister twister = new MersenneTwister();
    boolean hasGauss;
    double gauss;

    void seed(int word) {
        twister.seed(word);
        forgetGauss();
    }

    void seed(int[] words) {
        twister.seed(words);
        forgetGauss();
    }

    void forgetGauss() {
        hasGauss = false;
        gauss = 0;
    }

    double nextDouble() {
        return twister.nextDouble();
    }

    double nextGauss() {
        if (hasGauss) {
            double kept = gauss;
            forgetGauss();
            return kept;
        }
        double x1;
        double x2;
        double r2;
        do {
            x1 = 2.0 * nextDouble() - 1.0;
            x2 = 2.0 * nextDouble() - 1.0;
            r2 = x1 * x1 + x2 * x2;
        } while (r2 >= 1.0 || r2 == 0.0);
        double f = Math.sqrt(-2.0 * StreamLog.log(r2) / r2);
        gauss = f * x1;
        hasGauss = true;
        return f * x2;
    }

    void fillGauss(double[] out, int from, int to) {
        int i = from;
        if (i < to && hasGauss) {
            out[i++] = nextGauss();
        }
        if ((to - i) / 2 >= GaussPairs.PIECE) {
            i = GaussPairs.fill(twister, out, i, to);
        }
        while (i + 1 < to) {
            i = fillPairs(out, i, to);
            if (i + 1 < to) {
                out[i] = nextGauss();
                out[i + 1] = nextGauss();
                i += 2;
            }
        }
        if (i < to) {
            out[i] = nextGauss();
        }
    }

    /** Makes pairs out of what is left of the current block of words; returns the place after the last one made. */
    private int fillPairs(double[] out, int from, int to) {
        int[] words = twister.tempered;
        int i = from;
        int p = twister.pos;
        while (p + 4 <= MersenneTwister.LENGTH && i + 1 < to) {
            double x1 = 2.0 * MersenneTwister.unit(words[p], words[p + 1]) - 1.0;
            double x2 = 2.0 * MersenneTwister.unit(words[p + 2], words[p + 3]) - 1.0;
            p += 4;
            double r2 = x1 * x1 + x2 * x2;
            if (r2 < 1.0 && r2 != 0.0) {
                double f = Math.sqrt(-2.0 * StreamLog.log(r2) / r2);
                out[i] = f * x2;
                out[i + 1] = f * x1;
                i += 2;
            }
        }
        twister.pos = p;
        return i;
    }

    /** The numbers 0 … n-1 in the order in which NumPy's legacy shuffle leaves them. */
    long[] permutation(int n) {
        // of half the size these are quicker to get at
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        shuffle(order, 0, n);
        long[] wide = new long[n];
        for (int i = 0; i < n; i++) {
            wide[i] = order[i];
        }
        return wide;
    }

    /** Shuffles {@code n} items of a Java array. */
    void shuffle(Object items, int from, int n) {
        new Shuffling(twister).shuffle(items, from, n);
    }
}
