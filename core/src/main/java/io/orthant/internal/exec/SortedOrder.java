package io.orthant.internal.exec;

import io.orthant.dtype.DType;

/** The stable order of items, as indices. */
final class SortedOrder {
    private SortedOrder() {}

    /** The order of {@code n} items which lie side by side from a slot on. */
    static long[] of(DType dtype, Object array, int from, int n) {
        long[] order = new long[n];
        write(new LaneOrder(), dtype, array, from, dtype.slots(), n, order, 0);
        return order;
    }

    /** Writes the order of the {@code n} items in the slots {@code from, from + step, ...}. */
    static void write(LaneOrder lane, DType dtype, Object array, int from, int step, int n, long[] out, int at) {
        if (n == 0) {
            return;
        }
        if (!dtype.isComplex()) {
            lane.order(
                    n, (i, count, keys) -> SortKeys.load(dtype, array, from + i * step, step, count, keys, 0), out, at);
            return;
        }
        long[] re = SortKeys.of(dtype, array, from, step, n);
        long[] im = SortKeys.of(dtype, array, from + 1, step, n);
        long[] order = then(of(im), re);
        long[] ranks = new long[n];
        long anyNan = 0;
        for (int i = 0; i < n; i++) {
            ranks[i] = SortKeys.nanRank(re[i], im[i]);
            anyNan |= ranks[i];
        }
        System.arraycopy(anyNan == 0 ? order : then(order, ranks), 0, out, at, n);
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

    /** The stable order of keys. */
    static long[] of(long[] keys) {
        long[] order = new long[keys.length];
        if (keys.length > 0) {
            new LaneOrder().order(keys.length, (i, count, out) -> System.arraycopy(keys, i, out, 0, count), order, 0);
        }
        return order;
    }
}
