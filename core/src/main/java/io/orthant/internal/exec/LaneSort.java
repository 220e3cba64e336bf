package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.parallel.Parallel;
import java.util.Arrays;

/**
 * Sorts the real items of one lane, stably. Short lanes are sorted as long keys in one go. Long ones are dealt out to
 * buckets by their topmost bits, and each bucket is sorted by itself; pieces and buckets are shared among threads. Items
 * of few bits are counted.
 *
 * <p>An object keeps what it needs for one lane after the other, on one thread.
 */
final class LaneSort {
    private static final int PIECE = 1 << 17;
    private static final int BLOCK = 1 << 10;
    private static final int TASK = 1 << 15;

    /** Below this length 16-bit items are sorted by keys. */
    private static final int COUNTED = 1 << 12;

    private final LongSort sort;
    private long[] keys = new long[0];
    private long[] spare = new long[0];

    LaneSort(DType dtype) {
        this.sort = new LongSort(Buckets.Kind.of(dtype));
    }

    /**
     * Sorts the {@code n} items in the slots {@code from, from + step, ...} of one array into the slots {@code to, to +
     * step, ...} of another of the same kind, or of itself in the same slots.
     */
    void sort(DType dtype, Object source, int from, Object target, int to, int step, int n) {
        if (dtype.itemSize() == 1) {
            countBytes(dtype, source, from, target, to, step, n);
            return;
        }
        if (n <= LongSort.CACHED && (dtype.isInteger() || source != target)) {
            sortShort(dtype, source, from, target, to, step, n);
        } else if (source == target || step != 1) {
            sortCopy(dtype, source, from, target, to, step, n);
        } else {
            sortApart(dtype, source, from, target, to, n);
        }
    }

    private void sortCopy(DType dtype, Object source, int from, Object target, int to, int step, int n) {
        Object copy = Moves.lane(source, from, step, n);
        if (step == 1) {
            sortApart(dtype, copy, 0, target, to, n);
        } else {
            Object sorted = Moves.like(source, n);
            sortApart(dtype, copy, 0, sorted, 0, n);
            Moves.copy(sorted, 0, 1, target, to, step, n);
        }
    }

    private void sortApart(DType dtype, Object source, int from, Object target, int to, int n) {
        if (n <= LongSort.CACHED) {
            sortShort(dtype, source, from, target, to, 1, n);
        } else if (dtype.itemSize() == 2) {
            countShorts(dtype, source, from, target, to, n);
        } else {
            sortLong(dtype, source, from, target, to, n);
        }
    }

    private void sortShort(DType dtype, Object source, int from, Object target, int to, int step, int n) {
        if (keys.length < n) {
            keys = new long[n];
        }
        RawKeys.load(dtype, source, from, step, n, keys, 0);
        long least = 0;
        long most = 0;
        if (n > 0) {
            least = keys[0];
            most = keys[0];
        }
        boolean rising = true;
        for (int i = 1; i < n; i++) {
            long key = keys[i];
            rising &= keys[i - 1] <= key;
            least = Math.min(least, key);
            most = Math.max(most, key);
        }
        if (dtype.isInexact() && (most > RawKeys.infinity(dtype) || least < ~RawKeys.infinity(dtype))) {
            if (step == 1) {
                sortWithNan(dtype, source, from, target, to, n);
            } else {
                sortCopy(dtype, source, from, target, to, step, n);
            }
            return;
        }
        if (!rising) {
            if (dtype.itemSize() == 2 && step == 1 && n > COUNTED) {
                countShorts(dtype, source, from, target, to, n);
                return;
            }
            if (n > LongSort.SHORT && spare.length < n) {
                spare = new long[keys.length];
            }
            sort.sort(keys, 0, spare, 0, n, least, most);
        }
        RawKeys.store(dtype, keys, 0, n, target, to, step);
        if (dtype.isInexact()) {
            Zeros.restore(dtype, source, from, target, to, step, n);
        }
    }

    /** Puts NaN last, in order, and sorts the rest. */
    private void sortWithNan(DType dtype, Object source, int from, Object target, int to, int n) {
        Object rest = Moves.like(source, n);
        Object nan = Moves.like(source, n);
        long[] block = new long[BLOCK];
        long infinity = RawKeys.infinity(dtype);
        int numbers = 0;
        int nans = 0;
        for (int at = 0; at < n; at += BLOCK) {
            int count = Math.min(BLOCK, n - at);
            RawKeys.load(dtype, source, from + at, 1, count, block, 0);
            for (int i = 0; i < count; i++) {
                boolean number = block[i] <= infinity && block[i] >= ~infinity;
                System.arraycopy(source, from + at + i, number ? rest : nan, number ? numbers++ : nans++, 1);
            }
        }
        sortApart(dtype, rest, 0, target, to, numbers);
        System.arraycopy(nan, 0, target, to + numbers, nans);
    }

    private void sortLong(DType dtype, Object source, int from, Object target, int to, int n) {
        KeyRange range =
                KeyRange.of(n, (at, count, block) -> RawKeys.load(dtype, source, from + at, 1, count, block, 0));
        if (dtype.isInexact()) {
            long infinity = RawKeys.infinity(dtype);
            if (range.most() > infinity || range.least() < ~infinity) {
                sortWithNan(dtype, source, from, target, to, n);
                return;
            }
        }
        if (range.rising()) {
            System.arraycopy(source, from, target, to, n);
        } else {
            Buckets buckets = Buckets.byValue(Buckets.Kind.of(dtype), range.least(), range.most(), range.width());
            int[][] counts = count(dtype, source, from, n, buckets);
            if (buckets.byValue() && isUneven(counts, n)) {
                buckets = Buckets.byBits(range.least(), range.most(), range.width());
                counts = count(dtype, source, from, n, buckets);
            }
            int[] ends = deal(dtype, source, from, target, to, n, buckets, counts);
            if (!buckets.exact()) {
                sortBuckets(dtype, target, to, ends);
            }
        }
        if (dtype.isInexact()) {
            Zeros.restore(dtype, source, from, target, to, 1, n);
        }
    }

    /** Whether a bucket has a good part of all items. */
    private static boolean isUneven(int[][] counts, int n) {
        for (int k = 0; k < counts[0].length; k++) {
            int size = 0;
            for (int[] piece : counts) {
                size += piece[k];
            }
            if (size > n >> 4) {
                return true;
            }
        }
        return false;
    }

    /** Deals the items out to buckets in the target; returns the end of each bucket. */
    private static int[] deal(
            DType dtype, Object source, int from, Object target, int to, int n, Buckets buckets, int[][] places) {
        KeyRange.addUp(places, to);
        Parallel.run(places.length, p -> {
            long[] block = new long[BLOCK];
            int[] found = new int[BLOCK];
            int end = Math.min(n, (p + 1) * PIECE);
            for (int at = p * PIECE; at < end; at += BLOCK) {
                int count = Math.min(BLOCK, end - at);
                RawKeys.load(dtype, source, from + at, 1, count, block, 0);
                buckets.find(block, 0, count, found);
                RawKeys.deal(dtype, block, found, count, places[p], target);
            }
        });
        return places[places.length - 1];
    }

    /** How many items of each piece go into each bucket. */
    private static int[][] count(DType dtype, Object source, int from, int n, Buckets buckets) {
        int[][] counts = new int[Parallel.pieces(n, PIECE)][];
        Parallel.run(counts.length, p -> {
            int[] own = new int[buckets.count()];
            long[] block = new long[BLOCK];
            int[] found = new int[BLOCK];
            int end = Math.min(n, (p + 1) * PIECE);
            for (int at = p * PIECE; at < end; at += BLOCK) {
                int count = Math.min(BLOCK, end - at);
                RawKeys.load(dtype, source, from + at, 1, count, block, 0);
                buckets.find(block, 0, count, found);
                for (int i = 0; i < count; i++) {
                    own[found[i]]++;
                }
            }
            counts[p] = own;
        });
        return counts;
    }

    private static void sortBuckets(DType dtype, Object target, int to, int[] ends) {
        int[] tasks = KeyRange.tasks(ends, to, TASK);
        Parallel.run(tasks.length - 1, t -> {
            LaneSort lane = new LaneSort(dtype);
            int start = tasks[t] == 0 ? to : ends[tasks[t] - 1];
            for (int k = tasks[t]; k < tasks[t + 1]; k++) {
                int n = ends[k] - start;
                if (n > 1) {
                    lane.sortBucket(dtype, target, start, n);
                }
                start = ends[k];
            }
        });
    }

    private void sortBucket(DType dtype, Object target, int from, int n) {
        if (keys.length < n) {
            keys = new long[n];
            spare = new long[n];
        }
        RawKeys.load(dtype, target, from, 1, n, keys, 0);
        sort.sort(keys, 0, spare, 0, n);
        RawKeys.store(dtype, keys, 0, n, target, from, 1);
    }

    private static void countShorts(DType dtype, Object source, int from, Object target, int to, int n) {
        int[] counts = new int[1 << Short.SIZE];
        long[] block = new long[BLOCK];
        for (int at = 0; at < n; at += BLOCK) {
            int count = Math.min(BLOCK, n - at);
            RawKeys.load(dtype, source, from + at, 1, count, block, 0);
            for (int i = 0; i < count; i++) {
                counts[(int) block[i] - Short.MIN_VALUE]++;
            }
        }
        short[] items = (short[]) target;
        long[] key = new long[1];
        int place = to;
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] > 0) {
                key[0] = k + Short.MIN_VALUE;
                RawKeys.store(dtype, key, 0, 1, target, place, 1);
                Arrays.fill(items, place, place + counts[k], items[place]);
                place += counts[k];
            }
        }
        if (dtype.isInexact()) {
            Zeros.restore(dtype, source, from, target, to, 1, n);
        }
    }

    private static void countBytes(DType dtype, Object source, int from, Object target, int to, int step, int n) {
        byte[] in = (byte[]) source;
        byte[] out = (byte[]) target;
        int[] counts = countBytes(in, from, step, n);
        int first = dtype.isUnsigned() ? 0 : 128;
        int place = to;
        for (int k = 0; k < 256; k++) {
            byte item = (byte) (first + k);
            int end = place + counts[item & 0xFF] * step;
            if (step == 1) {
                Arrays.fill(out, place, end, item);
            } else {
                for (int i = place; i < end; i += step) {
                    out[i] = item;
                }
            }
            place = end;
        }
    }

    /** How often each byte occurs. Four counters in turn, as an increment has to wait for the one before it. */
    static int[] countBytes(byte[] in, int from, int step, int n) {
        int[] counts = new int[1024];
        int i = 0;
        int at = from;
        for (; i + 4 <= n; i += 4, at += 4 * step) {
            counts[in[at] & 0xFF]++;
            counts[256 + (in[at + step] & 0xFF)]++;
            counts[512 + (in[at + 2 * step] & 0xFF)]++;
            counts[768 + (in[at + 3 * step] & 0xFF)]++;
        }
        for (; i < n; i++, at += step) {
            counts[in[at] & 0xFF]++;
        }
        for (int k = 0; k < 256; k++) {
            counts[k] += counts[256 + k] + counts[512 + k] + counts[768 + k];
        }
        return counts;
    }
}
