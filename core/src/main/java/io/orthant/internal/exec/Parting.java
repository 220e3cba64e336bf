package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.storage.Scratch;
import java.util.Arrays;

/**
 * Brings one item of a lane to its sorted place with the smaller ones before it and the greater ones behind. Two pivots
 * from a sample enclose the place, most likely, so that one pass leaves only what lies between them (R. W. Floyd, R. L.
 * Rivest, "Expected Time Bounds for Selection", CACM 18, 1975), and so on with that. Passes have no branches to guess and
 * run in lanes once those are warm; the order of items is the same.
 */
final class Parting {
    private static final int BLOCK = 1 << 10;

    /** Slots of an array that takes keys in lanes beyond the keys: no vector is longer. */
    static final int ROOM = 32;

    // of few keys
    private static final int SAMPLE = 32;
    private static final int MARGIN = 4;

    /** Passes after which keys are sorted: usual ones leave less than half, but there are orders in which none helps. */
    private static final int PASSES = 40;

    private static final int LEAST_SAMPLE = 32;
    private static final int MOST_SAMPLE = 1024;

    /** Shorter runs are better sorted. */
    static final int SHORT = 512;

    private static final LaneWarmth LANES = new Warmth();

    private static final class Warmth extends LaneWarmth {
        private static final int FEW = 67;

        private final long[] keys = new long[BLOCK];
        private final long[] low = new long[2 * BLOCK];
        private final long[] middle = new long[2 * BLOCK];
        private final long[] high = new long[2 * BLOCK];
        private final long[] range = new long[2];

        Warmth() {
            super(FEW, BLOCK);
            // a third goes to each side
            for (int i = 0; i < BLOCK; i++) {
                keys[i] = i * 0x9E37_79B9_7F4A_7C15L % BLOCK;
            }
        }

        @Override
        double lanes(int n) {
            return PartingLanes.deal(keys, 0, n, -BLOCK / 3, BLOCK / 3, low, middle, 0, high, range);
        }

        @Override
        double plain(int n) {
            return deal(keys, 0, n, -BLOCK / 3, BLOCK / 3, low, middle, 0, high, range);
        }
    }

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
        boolean lanes = LANES.ready(n);
        KeyRange.Source keys = (at, count, out) -> RawKeys.load(dtype, source, from + at, 1, count, out, 0);
        if (n <= BLOCK) {
            return few(dtype, keys, target, to, n, k, lanes);
        }
        Parting parting = new Parting(keys, n, k);
        int[] ends = {to, to + n - 1};
        long[] range = new long[2];
        parting.pass(dtype, keys, n, target, ends, range, lanes);
        if (hasNan(dtype, range) || !parting.encloses(ends[0] - to, k)) {
            return false;
        }
        if (parting.lower < parting.upper) {
            select(parting.middle, parting.found, k - (ends[0] - to), lanes);
        }
        RawKeys.store(dtype, parting.middle, 0, parting.found, target, ends[0], 1);
        return true;
    }

    private static boolean few(DType dtype, KeyRange.Source keys, Object target, int to, int n, int k, boolean lanes) {
        long[] all = (long[]) Scratch.take(DType.INT64, n);
        keys.load(0, n, all);
        long[] range = new long[2];
        for (int i = 0; i < n; i++) {
            range[0] = Math.min(range[0], all[i]);
            range[1] = Math.max(range[1], all[i]);
        }
        boolean parts = !hasNan(dtype, range);
        if (parts) {
            select(all, n, k, lanes);
            RawKeys.store(dtype, all, 0, n, target, to, 1);
        }
        Scratch.give(all);
        return parts;
    }

    private static boolean hasNan(DType dtype, long[] range) {
        long infinity = RawKeys.infinity(dtype);
        return dtype.isInexact() && (range[1] > infinity || range[0] < ~infinity);
    }

    /** Puts what is below the pivots at the target's front, what is above at its end, and keeps the rest. */
    private void pass(
            DType dtype, KeyRange.Source keys, int n, Object target, int[] ends, long[] range, boolean lanes) {
        long[] block = (long[]) Scratch.take(DType.INT64, BLOCK);
        long[] low = (long[]) Scratch.take(DType.INT64, BLOCK + ROOM);
        long[] high = (long[]) Scratch.take(DType.INT64, BLOCK + ROOM);
        for (int at = 0; at < n; at += BLOCK) {
            int count = Math.min(BLOCK, n - at);
            keys.load(at, count, block);
            reserve(count + ROOM);
            long counts = lanes
                    ? PartingLanes.deal(block, 0, count, lower, upper, low, middle, found, high, range)
                    : deal(block, 0, count, lower, upper, low, middle, found, high, range);
            int lows = (int) (counts >>> Integer.SIZE);
            int highs = count - lows - (int) counts;
            RawKeys.store(dtype, low, 0, lows, target, ends[0], 1);
            RawKeys.store(dtype, high, 0, highs, target, ends[1] - highs + 1, 1);
            ends[0] += lows;
            ends[1] -= highs;
            found += (int) counts;
        }
        Scratch.give(block);
        Scratch.give(low);
        Scratch.give(high);
    }

    /** {@link PartingLanes#deal} one key after the other. */
    static long deal(
            long[] keys,
            int from,
            int n,
            long lower,
            long upper,
            long[] low,
            long[] middle,
            int found,
            long[] high,
            long[] range) {
        int l = 0;
        int m = found;
        int h = 0;
        long least = range[0];
        long most = range[1];
        for (int i = from; i < from + n; i++) {
            long key = keys[i];
            low[l] = key;
            high[h] = key;
            middle[m] = key;
            int below = key < lower ? 1 : 0;
            int above = key > upper ? 1 : 0;
            l += below;
            h += above;
            m += 1 - below - above;
            least = Math.min(least, key);
            most = Math.max(most, key);
        }
        range[0] = least;
        range[1] = most;
        return (long) l << Integer.SIZE | m - found;
    }

    /** Brings the {@code k}-th of some keys to its place, smaller ones before and greater ones behind. */
    private static void select(long[] keys, int count, int k, boolean lanes) {
        long[] low = (long[]) Scratch.take(DType.INT64, count + ROOM);
        long[] middle = (long[]) Scratch.take(DType.INT64, count + ROOM);
        long[] high = (long[]) Scratch.take(DType.INT64, count + ROOM);
        long[] sample = new long[SAMPLE];
        long[] range = new long[2];
        int from = 0;
        int n = count;
        for (int pass = 0; n > SAMPLE; pass++) {
            for (int i = 0; i < SAMPLE; i++) {
                sample[i] = keys[from + (int) ((long) i * n / SAMPLE)];
            }
            insertionSort(sample, 0, SAMPLE);
            int rank = (int) ((long) (k - from) * SAMPLE / n);
            long lower = sample[Math.max(rank - MARGIN, 0)];
            long upper = sample[Math.min(rank + MARGIN, SAMPLE - 1)];
            long counts = lanes
                    ? PartingLanes.deal(keys, from, n, lower, upper, low, middle, 0, high, range)
                    : deal(keys, from, n, lower, upper, low, middle, 0, high, range);
            int lows = (int) (counts >>> Integer.SIZE);
            int mid = (int) counts;
            System.arraycopy(low, 0, keys, from, lows);
            System.arraycopy(middle, 0, keys, from + lows, mid);
            System.arraycopy(high, 0, keys, from + lows + mid, n - lows - mid);
            boolean stuck = mid == n || pass == PASSES;
            if (k < from + lows) {
                n = lows;
            } else if (k >= from + lows + mid) {
                from += lows + mid;
                n -= lows + mid;
            } else if (lower == upper) {
                n = 0;
            } else {
                from += lows;
                n = mid;
            }
            if (stuck && n > 0) {
                Arrays.sort(keys, from, from + n);
                n = 0;
            }
        }
        insertionSort(keys, from, n);
        Scratch.give(low);
        Scratch.give(middle);
        Scratch.give(high);
    }

    private static void insertionSort(long[] keys, int from, int n) {
        for (int i = from + 1; i < from + n; i++) {
            long key = keys[i];
            int at = i;
            for (; at > from && keys[at - 1] > key; at--) {
                keys[at] = keys[at - 1];
            }
            keys[at] = key;
        }
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

    private void reserve(int count) {
        if (found + count > middle.length) {
            // more than expected between the pivots: many equal keys
            middle = Arrays.copyOf(middle, 2 * middle.length);
        }
    }

    private void keep(long[] block, int count) {
        reserve(count);
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
