package io.orthant.random;

import io.orthant.internal.parallel.Parallel;

/**
 * The 32-bit Mersenne Twister MT19937 with the seeding, word order and 53-bit doubles of NumPy's legacy generator.
 *
 * <p>A block of 624 words is produced at once and tempered at once; {@link #tempered} always holds the tempered form of
 * {@link #key}, so that callers with tight loops may read it directly from {@link #pos}.
 *
 * <p>Source: M. Matsumoto, T. Nishimura, <i>Mersenne Twister</i>, ACM TOMACS 8(1), 1998, and the 2002 initialisation.
 */
final class MersenneTwister {
    static final int LENGTH = 624;
    private static final int SHIFT = 397;
    private static final int MATRIX = 0x9908b0df;
    private static final int UPPER = 0x80000000;
    private static final int LOWER = 0x7fffffff;
    private static final int CHUNK = 1 << 16;
    private static final int PIECE = 1 << 14;
    static final double TWO_POW_26 = 67108864.0;
    static final double TWO_POW_MINUS_53 = 0x1p-53;

    final int[] tempered = new int[LENGTH];
    int pos = LENGTH;
    private final int[] key = new int[LENGTH];

    /** Fills the key from one 32-bit word, as {@code init_genrand} does. */
    void seed(int word) {
        key[0] = word;
        for (int i = 1; i < LENGTH; i++) {
            key[i] = 1812433253 * (key[i - 1] ^ (key[i - 1] >>> 30)) + i;
        }
        pos = LENGTH;
    }

    /** Fills the key from several 32-bit words, as {@code init_by_array} does. */
    void seed(int[] words) {
        seed(19650218);
        int i = 1;
        int j = 0;
        for (int k = Math.max(LENGTH, words.length); k > 0; k--) {
            key[i] = (key[i] ^ ((key[i - 1] ^ (key[i - 1] >>> 30)) * 1664525)) + words[j] + j;
            i = next(i);
            j = j + 1 == words.length ? 0 : j + 1;
        }
        for (int k = LENGTH - 1; k > 0; k--) {
            key[i] = (key[i] ^ ((key[i - 1] ^ (key[i - 1] >>> 30)) * 1566083941)) - i;
            i = next(i);
        }
        key[0] = UPPER;
    }

    private int next(int i) {
        if (i + 1 < LENGTH) {
            return i + 1;
        }
        key[0] = key[LENGTH - 1];
        return 1;
    }

    int[] key() {
        return key.clone();
    }

    void restore(int[] words, int position) {
        System.arraycopy(words, 0, key, 0, LENGTH);
        pos = position;
        temper();
    }

    /** Makes the next block of 624 words. */
    void refill() {
        int[] k = key;
        for (int i = 0; i < LENGTH - SHIFT; i++) {
            int y = (k[i] & UPPER) | (k[i + 1] & LOWER);
            k[i] = k[i + SHIFT] ^ (y >>> 1) ^ (-(y & 1) & MATRIX);
        }
        for (int i = LENGTH - SHIFT; i < LENGTH - 1; i++) {
            int y = (k[i] & UPPER) | (k[i + 1] & LOWER);
            k[i] = k[i + SHIFT - LENGTH] ^ (y >>> 1) ^ (-(y & 1) & MATRIX);
        }
        int y = (k[LENGTH - 1] & UPPER) | (k[0] & LOWER);
        k[LENGTH - 1] = k[SHIFT - 1] ^ (y >>> 1) ^ (-(y & 1) & MATRIX);
        pos = 0;
        temper();
    }

    private void temper() {
        for (int i = 0; i < LENGTH; i++) {
            int y = key[i];
            y ^= y >>> 11;
            y ^= (y << 7) & 0x9d2c5680;
            y ^= (y << 15) & 0xefc60000;
            tempered[i] = y ^ (y >>> 18);
        }
    }

    int nextInt() {
        if (pos == LENGTH) {
            refill();
        }
        return tempered[pos++];
    }

    /** The first word drawn is the upper half. */
    long nextLong() {
        long high = nextInt();
        return high << 32 | (nextInt() & 0xffffffffL);
    }

    /** A double in [0, 1) of 53 random bits out of two words. */
    double nextDouble() {
        int high = nextInt() >>> 5;
        return (high * TWO_POW_26 + (nextInt() >>> 6)) * TWO_POW_MINUS_53;
    }

    /** The number of {@link #nextDouble} from its two words. */
    static double unit(int high, int low) {
        return ((high >>> 5) * TWO_POW_26 + (low >>> 6)) * TWO_POW_MINUS_53;
    }

    /** The next words of the stream. */
    void take(int[] out, int n) {
        for (int at = 0; at < n; ) {
            if (pos == LENGTH) {
                refill();
            }
            int count = Math.min(n - at, LENGTH - pos);
            System.arraycopy(tempered, pos, out, at, count);
            pos += count;
            at += count;
        }
    }

    void fill(double[] out, int from, int to) {
        int start = from;
        if (to - from >= CHUNK) {
            int[] drawn = new int[2 * CHUNK];
            for (; to - start >= CHUNK; start += CHUNK) {
                take(drawn, drawn.length);
                int base = start;
                Parallel.ranges(CHUNK, PIECE, (first, last) -> {
                    for (int i = (int) first; i < last; i++) {
                        out[base + i] = unit(drawn[2 * i], drawn[2 * i + 1]);
                    }
                });
            }
        }
        fillInLine(out, start, to);
    }

    private void fillInLine(double[] out, int from, int to) {
        int[] words = tempered;
        int i = from;
        while (i < to) {
            if (pos + 1 >= LENGTH) {
                out[i++] = nextDouble();
                continue;
            }
            int p = pos;
            int n = Math.min(to - i, (LENGTH - p) >> 1);
            for (int j = 0; j < n; j++) {
                out[i + j] = unit(words[p + 2 * j], words[p + 2 * j + 1]);
            }
            i += n;
            pos = p + 2 * n;
        }
    }

    /** A uniform number in [0, max], max taken as unsigned, by rejection under the smallest mask of ones. */
    long interval(long max) {
        if (max == 0) {
            return 0;
        }
        long mask = mask(max);
        if (max >>> 32 == 0) {
            return interval32((int) max, (int) mask) & 0xffffffffL;
        }
        long value;
        do {
            value = nextLong() & mask;
        } while (Long.compareUnsigned(value, max) > 0);
        return value;
    }

    /** A uniform word in [0, max] (unsigned) under a given mask. */
    int interval32(int max, int mask) {
        int limit = max ^ UPPER;
        int value;
        do {
            value = nextInt() & mask;
        } while ((value ^ UPPER) > limit);
        return value;
    }

    /** The smallest 2^k - 1 that is not below max (unsigned). */
    static long mask(long max) {
        return max == 0 ? 0 : -1L >>> Long.numberOfLeadingZeros(max);
    }
}
