package io.orthant.internal.exec;

import io.orthant.internal.parallel.Parallel;
import java.util.Arrays;

/**
 * What is to be known of many keys before they are dealt out to buckets.
 *
 * @param n how many there are
 * @param least the smallest key
 * @param most the greatest key
 * @param varying the bits in which keys differ
 * @param rising whether no key is below the one before it
 */
record KeyRange(int n, long least, long most, long varying, boolean rising) {
    private static final int PIECE = 1 << 17;
    private static final int BLOCK = 1 << 10;
    private static final int MOST_BITS = 11;

    /** Reads keys. */
    @FunctionalInterface
    interface Source {
        /** Puts the keys {@code at} to {@code at + count - 1} into the front of an array. */
        void load(int at, int count, long[] keys);
    }

    /** Looks at all keys. */
    static KeyRange of(int n, Source source) {
        KeyRange[] ranges = new KeyRange[Parallel.pieces(n, PIECE)];
        long[] firsts = new long[ranges.length];
        long[] lasts = new long[ranges.length];
        Parallel.run(ranges.length, p -> {
            long[] keys = new long[Math.min(n, BLOCK)];
            int end = Math.min(n, (p + 1) * PIECE);
            long least = Long.MAX_VALUE;
            long most = Long.MIN_VALUE;
            long varying = 0;
            long last = Long.MIN_VALUE;
            boolean rising = true;
            for (int at = p * PIECE; at < end; at += BLOCK) {
                int count = Math.min(BLOCK, end - at);
                source.load(at, count, keys);
                if (at == p * PIECE) {
                    firsts[p] = keys[0];
                }
                for (int i = 0; i < count; i++) {
                    long key = keys[i];
                    least = Math.min(least, key);
                    most = Math.max(most, key);
                    varying |= key ^ firsts[p];
                }
                for (int i = 0; rising && i < count; i++) {
                    rising = last <= keys[i];
                    last = keys[i];
                }
            }
            lasts[p] = keys[(end - 1) % PIECE % BLOCK];
            ranges[p] = new KeyRange(end - p * PIECE, least, most, varying, rising);
        });
        KeyRange all = ranges[0];
        for (int p = 1; p < ranges.length; p++) {
            KeyRange r = ranges[p];
            all = new KeyRange(
                    n,
                    Math.min(all.least, r.least),
                    Math.max(all.most, r.most),
                    all.varying | r.varying | firsts[0] ^ firsts[p],
                    all.rising && r.rising && lasts[p - 1] <= firsts[p]);
        }
        return all;
    }

    /** The number of bits in which keys, less the smallest one, differ. */
    int bits() {
        return Long.SIZE - Long.numberOfLeadingZeros(most - least);
    }

    /** How far a key, less the smallest one, is shifted to give its bucket. */
    int shift() {
        return Math.max(0, bits() - width());
    }

    /** Bits of the number of a bucket. */
    int width() {
        return Math.min(Integer.SIZE - Integer.numberOfLeadingZeros(n) - 8, MOST_BITS);
    }

    /** The number of buckets. */
    int buckets() {
        return (int) (most - least >>> shift()) + 1;
    }

    /** Turns each piece's counts into first places: bucket after bucket, in each piece after piece. */
    static void addUp(int[][] counts, int first) {
        int at = first;
        for (int k = 0; k < counts[0].length; k++) {
            for (int[] piece : counts) {
                int count = piece[k];
                piece[k] = at;
                at += count;
            }
        }
    }

    /** Buckets grouped into tasks of some {@code size} items: the first bucket of each, and the number of buckets. */
    static int[] tasks(int[] ends, int from, int size) {
        int[] tasks = new int[ends.length + 1];
        int count = 1;
        int start = from;
        for (int k = 0; k < ends.length; k++) {
            if (ends[k] - start >= size || k == ends.length - 1) {
                tasks[count++] = k + 1;
                start = ends[k];
            }
        }
        return Arrays.copyOf(tasks, count);
    }
}
