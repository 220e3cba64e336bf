package io.orthant.internal.exec;

import java.util.Arrays;

/**
 * Sorts longs by their bits: two counting passes over the topmost bits that differ, then an insertion sort for what they
 * leave, which is little unless keys crowd together; crowds are sorted by their next bits. What does not fit the cache
 * is first dealt out to buckets by its topmost bits. (Radix sorts: H. H. Seward, 1954; P. M. McIlroy, K. Bostic,
 * M. D. McIlroy, "Engineering Radix Sort", Computing Systems 6(1), 1993.)
 *
 * <p>An object holds the counters; it serves one thread.
 */
final class LongSort {
    /** The longest run that is sorted without being dealt out first. */
    static final int CACHED = 1 << 13;

    static final int SHORT = 24;
    private static final int MOST_BITS = 11;
    private static final int LEAST_BITS = 8;

    private final Buckets.Kind kind;
    private int[] found = new int[0];
    private int[] low = new int[0];
    private int[] high = new int[0];

    LongSort(Buckets.Kind kind) {
        this.kind = kind;
    }

    /** Sorts {@code a[ao .. ao+n)}; {@code b[bo .. bo+n)} is for scribbling. */
    void sort(long[] a, int ao, long[] b, int bo, int n) {
        if (n <= SHORT) {
            insertionSort(a, ao, n);
            return;
        }
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = ao; i < ao + n; i++) {
            least = Math.min(least, a[i]);
            most = Math.max(most, a[i]);
        }
        sort(a, ao, b, bo, n, least, most);
    }

    /** As {@link #sort(long[], int, long[], int, int)}, given the smallest and the greatest key. */
    void sort(long[] a, int ao, long[] b, int bo, int n, long least, long most) {
        if (n <= SHORT) {
            insertionSort(a, ao, n);
            return;
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(most - least);
        if (n > CACHED) {
            deal(a, ao, b, bo, n, least, bits);
        } else if (bits > 0 && !onePass(a, ao, b, bo, n, least, most)) {
            passes(a, ao, b, bo, n, least, bits);
        }
    }

    /** Deals keys out to as many buckets as there are keys; not if they spread so unevenly that it is of little use. */
    private boolean onePass(long[] a, int ao, long[] b, int bo, int n, long least, long most) {
        int width = Integer.SIZE - Integer.numberOfLeadingZeros(n);
        Buckets buckets = Buckets.byValue(kind, least, most, width);
        if (found.length < n) {
            found = new int[n];
        }
        buckets.find(a, ao, n, found);
        int size = buckets.count();
        int[] places = counters(size, false);
        for (int i = 0; i < n; i++) {
            places[found[i]]++;
        }
        int at = bo;
        long pairs = 0;
        for (int i = 0; i < size; i++) {
            int count = places[i];
            places[i] = at;
            at += count;
            pairs += (long) count * (count - 1);
        }
        if (!buckets.exact() && pairs > 6L * n) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            b[places[found[i]]++] = a[ao + i];
        }
        if (!buckets.exact()) {
            insertionSort(b, bo, n);
        }
        System.arraycopy(b, bo, a, ao, n);
        return true;
    }

    private void passes(long[] a, int ao, long[] b, int bo, int n, long least, int bits) {
        int log = Integer.SIZE - Integer.numberOfLeadingZeros(n);
        int width = Math.clamp((log + 6) / 2, LEAST_BITS, MOST_BITS);
        width = Math.min(width, (bits + 1) / 2);
        int shift = bits - 2 * width < 0 ? 0 : bits - 2 * width;
        int size = 1 << width;
        int[] lower = counters(size, false);
        int[] upper = counters(size, true);
        int upperShift = shift + width;
        for (int i = ao; i < ao + n; i++) {
            long k = a[i] - least;
            lower[(int) (k >>> shift) & size - 1]++;
            upper[(int) (k >>> upperShift) & size - 1]++;
        }
        addUp(lower, size, bo);
        addUp(upper, size, ao);
        for (int i = ao; i < ao + n; i++) {
            long k = a[i];
            b[lower[(int) (k - least >>> shift) & size - 1]++] = k;
        }
        for (int i = bo; i < bo + n; i++) {
            long k = b[i];
            a[upper[(int) (k - least >>> upperShift) & size - 1]++] = k;
        }
        if (shift > 0 && !settle(a, ao, n)) {
            sortCrowds(a, ao, b, bo, n, least, shift);
        }
    }

    /** Counters all 0, kept for the next time. */
    private int[] counters(int size, boolean upper) {
        int[] counters = upper ? high : low;
        if (counters.length < size) {
            counters = new int[size];
            if (upper) {
                high = counters;
            } else {
                low = counters;
            }
        } else {
            Arrays.fill(counters, 0, size, 0);
        }
        return counters;
    }

    /** Turns counts into first places. */
    static void addUp(int[] counts, int size, int first) {
        int at = first;
        for (int i = 0; i < size; i++) {
            int count = counts[i];
            counts[i] = at;
            at += count;
        }
    }

    /** An insertion sort that gives up when it has to move too much; the items stay in their crowds. */
    private static boolean settle(long[] a, int from, int n) {
        int budget = 3 * n;
        for (int i = from + 1; i < from + n; i++) {
            long x = a[i];
            if (a[i - 1] > x) {
                int j = i - 1;
                do {
                    a[j + 1] = a[j];
                    j--;
                } while (j >= from && a[j] > x);
                a[j + 1] = x;
                budget -= i - j;
                if (budget < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private void sortCrowds(long[] a, int ao, long[] b, int bo, int n, long least, int shift) {
        int start = 0;
        while (start < n) {
            long crowd = a[ao + start] - least >>> shift;
            int end = start + 1;
            while (end < n && a[ao + end] - least >>> shift == crowd) {
                end++;
            }
            if (end - start > 1) {
                sort(a, ao + start, b, bo + start, end - start);
            }
            start = end;
        }
    }

    private void deal(long[] a, int ao, long[] b, int bo, int n, long least, int bits) {
        if (bits == 0) {
            return;
        }
        int log = Integer.SIZE - Integer.numberOfLeadingZeros(n);
        int width = Math.min(bits, Math.clamp(log - 8, LEAST_BITS, MOST_BITS));
        int shift = bits - width;
        int[] ends = new int[1 << width];
        for (int i = ao; i < ao + n; i++) {
            ends[(int) (a[i] - least >>> shift)]++;
        }
        addUp(ends, ends.length, bo);
        for (int i = ao; i < ao + n; i++) {
            long k = a[i];
            b[ends[(int) (k - least >>> shift)]++] = k;
        }
        int start = bo;
        for (int end : ends) {
            if (end - start > 1 && shift > 0) {
                sort(b, start, a, ao + start - bo, end - start);
            }
            start = end;
        }
        System.arraycopy(b, bo, a, ao, n);
    }

    static void insertionSort(long[] a, int from, int n) {
        for (int i = from + 1; i < from + n; i++) {
            long x = a[i];
            int j = i - 1;
            while (j >= from && a[j] > x) {
                a[j + 1] = a[j];
                j--;
            }
            a[j + 1] = x;
        }
    }
}
