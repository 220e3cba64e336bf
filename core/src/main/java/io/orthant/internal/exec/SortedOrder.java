package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import java.util.Arrays;

/** The stable order of items, as indices. */
final class SortedOrder {
    private static final long INDEX = 0xFFFF_FFFFL;

    private SortedOrder() {}

    /** The order of {@code n} items which lie side by side from a slot on. */
    static long[] of(DType dtype, Object array, int from, int n) {
        if (!dtype.isComplex()) {
            return of(SortKeys.of(dtype, array, from, 1, n));
        }
        long[] re = SortKeys.of(dtype, array, from, 2, n);
        long[] im = SortKeys.of(dtype, array, from + 1, 2, n);
        long[] order = then(of(im), re);
        long[] ranks = new long[n];
        long anyNan = 0;
        for (int i = 0; i < n; i++) {
            ranks[i] = SortKeys.nanRank(re[i], im[i]);
            anyNan |= ranks[i];
        }
        return anyNan == 0 ? order : then(order, ranks);
    }

    /** A given order, sorted again by a more important key. */
    static long[] then(long[] order, long[] keys) {
        long[] moved = new long[order.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = keys[(int) order[i]];
        }
        long[] outer = of(moved);
        for (int i = 0; i < outer.length; i++) {
            outer[i] = order[(int) outer[i]];
        }
        return outer;
    }

    /**
     * The stable order of keys. Half a key and the index go into one long each, so that the JDK's primitive sort does the
     * work and the index settles ties; where upper halves are equal, the lower halves are sorted in a second round.
     */
    static long[] of(long[] keys) {
        int n = keys.length;
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (long key : keys) {
            least = Math.min(least, key);
            most = Math.max(most, key);
        }
        long[] packed = new long[n];
        long range = most - least;
        if (range >= 0 && range <= INDEX) {
            for (int i = 0; i < n; i++) {
                packed[i] = (keys[i] - least + Integer.MIN_VALUE) << 32 | i;
            }
            Arrays.sort(packed);
        } else {
            for (int i = 0; i < n; i++) {
                packed[i] = keys[i] & ~INDEX | i;
            }
            Arrays.sort(packed);
            sortLowerHalves(packed, keys);
        }
        for (int i = 0; i < n; i++) {
            packed[i] &= INDEX;
        }
        return packed;
    }

    private static void sortLowerHalves(long[] packed, long[] keys) {
        int n = packed.length;
        int start = 0;
        while (start < n) {
            long upper = packed[start] & ~INDEX;
            int end = start + 1;
            while (end < n && (packed[end] & ~INDEX) == upper) {
                end++;
            }
            if (end - start > 1) {
                for (int i = start; i < end; i++) {
                    long index = packed[i] & INDEX;
                    packed[i] = keys[(int) index] << 32 ^ Long.MIN_VALUE | index;
                }
                Arrays.sort(packed, start, end);
            }
            start = end;
        }
    }
}
