package io.orthant.internal.exec;

import io.orthant.dtype.DType;

/** Zeros of both signs in a sorted lane, which keys put in order, brought back into the order in which they came. */
final class Zeros {
    private Zeros() {}

    /**
     * Gives the zeros of a sorted lane the signs which those of the lane it came from have, in order.
     *
     * @param source the lane as it was, in the slots {@code from, from + step, ...}
     * @param target the lane sorted by {@link RawKeys}, in the slots {@code to, to + step, ...}
     */
    static void restore(DType dtype, Object source, int from, Object target, int to, int step, int n) {
        int first = firstAtLeast(dtype, target, to, step, n, -1);
        int positive = firstAtLeast(dtype, target, to, step, n, 0);
        int end = firstAtLeast(dtype, target, to, step, n, 1);
        if (first == positive || positive == end) {
            return;
        }
        long[] key = new long[1];
        int place = to + first * step;
        for (int i = 0; i < n; i++) {
            RawKeys.load(dtype, source, from + i * step, 1, 1, key, 0);
            if (key[0] == 0 || key[0] == -1) {
                System.arraycopy(source, from + i * step, target, place, 1);
                place += step;
            }
        }
    }

    private static int firstAtLeast(DType dtype, Object sorted, int from, int step, int n, long bound) {
        long[] key = new long[1];
        int low = 0;
        int high = n;
        while (low < high) {
            int middle = low + high >>> 1;
            RawKeys.load(dtype, sorted, from + middle * step, 1, 1, key, 0);
            if (key[0] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
