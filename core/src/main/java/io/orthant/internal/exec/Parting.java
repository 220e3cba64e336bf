package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import java.util.Arrays;

/**
 * Brings one item of a lane to its sorted place with the smaller ones before it and the greater ones behind. Two pivots
 * from a sample enclose the place, most likely, so that one pass leaves only what lies between them to be sorted (R. W.
 * Floyd, R. L. Rivest, "Expected Time Bounds for Selection", CACM 18, 1975). The pass has no branches to guess.
 */
final class Parting {
    private static final int BLOCK = 1 << 10;
    private static final int LEAST_SAMPLE = 32;
    private static final int MOST_SAMPLE = 1024;

    /** Shorter lanes are better sorted. */
    static final int SHORT = 512;

    private final LongSort sort = new LongSort(Buckets.Kind.BITS);

    // the pivots, and what lies between them
    private final long lower;
    private final long upper;
    private long[] middle;
    private int found;

    private Parting(KeyRange.Source source, int n, int k) {
        int size = Math.clamp(n >> 4, LEAST_SAMPLE, MOST_SAMPLE);
        long[] sample = new long[size];
        long[] one = new long[1];
        for (int i = 0; i < size; i++) {
            source.load((int) ((long) i * n / size), 1, one);
            sample[i] = one[0];
        }
        sort.sort(sample, 0, new long[size], 0, size);
        int rank = (int) ((long) k * size / n);
        int margin = 3 * (int) Math.sqrt(size) / 2;
        lower = rank < margin ? Long.MIN_VALUE : sample[rank - margin];
        upper = rank + margin >= size ? Long.MAX_VALUE : sample[rank + margin];
        middle = new long[2 * BLOCK + (int) (3L * margin * n / size)];
    }

    /** Parts items side by side into another array; false, with that array spoilt, if it did not work out. */
    static boolean items(DType dtype, Object source, int from, Object target, int to, int n, int k) {
        if (n < SHORT || dtype.itemSize() < 4) {
            return false;
        }
        KeyRange.Source keys = (at, count, out) -> RawKeys.load(dtype, source, from + at, 1, count, out, 0);
        Parting parting = new Parting(keys, n, k);
        long[] block = new long[BLOCK];
        int[] ends = {to, to + n - 1};
        long least = 0;
        long most = 0;
        for (int at = 0; at < n; at += BLOCK) {
            int count = Math.min(BLOCK, n - at);
            keys.load(at, count, block);
            for (int i = 0; i < count; i++) {
                least = Math.min(least, block[i]);
                most = Math.max(most, block[i]);
            }
            RawKeys.part(dtype, block, count, parting.lower, parting.upper, target, ends);
            parting.keep(block, count);
        }
        long infinity = RawKeys.infinity(dtype);
        boolean nan = dtype.isInexact() && (most > infinity || least < ~infinity);
        if (nan || !parting.encloses(ends[0] - to, k)) {
            return false;
        }
        long[] middle = parting.middle;
        parting.sort.sort(middle, 0, new long[parting.found], 0, parting.found);
        RawKeys.store(dtype, middle, 0, parting.found, target, ends[0], 1);
        return true;
    }

    /** Writes indices that part keys; false if it did not work out. */
    static boolean indices(KeyRange.Source keys, long[] out, int to, int n, int k) {
        if (n < SHORT) {
            return false;
        }
        Parting parting = new Parting(keys, n, k);
        long[] block = new long[BLOCK];
        long[] between = new long[parting.middle.length];
        int low = to;
        int high = to + n - 1;
        for (int at = 0; at < n; at += BLOCK) {
            int count = Math.min(BLOCK, n - at);
            keys.load(at, count, block);
            if (parting.found + count > between.length) {
                between = Arrays.copyOf(between, 2 * between.length);
            }
            int next = parting.found;
            for (int i = 0; i < count; i++) {
                long key = block[i];
                int below = key < parting.lower ? 1 : 0;
                int above = key > parting.upper ? 1 : 0;
                out[low] = at + i;
                out[high] = at + i;
                between[next] = at + i;
                low += below;
                high -= above;
                next += 1 - below - above;
            }
            parting.keep(block, count);
        }
        if (!parting.encloses(low - to, k)) {
            return false;
        }
        long[] middle = parting.middle;
        long[] order = new long[parting.found];
        new LaneOrder()
                .order(order.length, (at, count, block2) -> System.arraycopy(middle, at, block2, 0, count), order, 0);
        for (int i = 0; i < order.length; i++) {
            out[low + i] = between[(int) order[i]];
        }
        return true;
    }

    private void keep(long[] block, int count) {
        if (found + count > middle.length) {
            // more than expected between the pivots: many equal keys
            middle = Arrays.copyOf(middle, 2 * middle.length);
        }
        int next = found;
        for (int i = 0; i < count; i++) {
            middle[next] = block[i];
            next += block[i] < lower || block[i] > upper ? 0 : 1;
        }
        found = next;
    }

    private boolean encloses(int below, int k) {
        return k >= below && k < below + found;
    }
}
