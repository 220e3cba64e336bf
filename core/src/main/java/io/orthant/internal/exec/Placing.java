package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import java.util.Arrays;

/**
 * Single items of the sorted order without sorting all: quickselect over sort keys (C. A. R. Hoare, "Algorithm 65: Find",
 * CACM 4, 1961) with the pivot from nine items, and a sort where it makes no headway.
 */
final class Placing {
    /** Below this length a sort is as fast. */
    private static final int SHORT = 128;

    private Placing() {}

    /**
     * Puts into some places of a lane the items that sorting would put there; what then stands in the other places is not
     * told.
     *
     * @param places indices in the lane, rising
     */
    static void place(DType dtype, Object array, int from, int n, int... places) {
        if (n < SHORT || dtype.isComplex() || dtype.itemSize() == 1) {
            Sorting.sortLane(dtype, array, from, n);
            return;
        }
        long[] keys = SortKeys.of(dtype, array, from, 1, n);
        int low = 0;
        for (int place : places) {
            select(keys, low, n - 1, place);
            low = place;
        }
        for (int place : places) {
            SortKeys.store(dtype, array, from + place, keys[place]);
        }
    }

    /** Orders {@code keys[low..high]} so far that place k holds its item, smaller ones before, greater ones behind. */
    private static void select(long[] keys, int low, int high, int k) {
        int first = low;
        int last = high;
        int patience = 2 * (Integer.SIZE - Integer.numberOfLeadingZeros(high - low + 1));
        while (last - first > SHORT) {
            if (patience-- == 0) {
                break;
            }
            long pivot = pivot(keys, first, last);
            int i = first;
            int j = last;
            while (i <= j) {
                while (keys[i] < pivot) {
                    i++;
                }
                while (keys[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    long t = keys[i];
                    keys[i++] = keys[j];
                    keys[j--] = t;
                }
            }
            if (k <= j) {
                last = j;
            } else if (k >= i) {
                first = i;
            } else {
                return;
            }
        }
        Arrays.sort(keys, first, last + 1);
    }

    private static long pivot(long[] keys, int first, int last) {
        int step = (last - first) / 8;
        long[] nine = new long[9];
        for (int i = 0; i < 9; i++) {
            nine[i] = keys[first + i * step];
        }
        Arrays.sort(nine);
        return nine[4];
    }
}
