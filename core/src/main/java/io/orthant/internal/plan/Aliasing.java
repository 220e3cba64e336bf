package io.orthant.internal.plan;

import io.orthant.internal.shape.Overlap;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;

/** How operands of one loop may touch each other's memory. */
public final class Aliasing {
    private Aliasing() {}

    /** Whether the ranges of memory that two operands span meet; they may still share no item. */
    public static boolean mayShare(Strided a, Strided b) {
        if (a.array() != b.array()) {
            return false;
        }
        long[] p = Overlap.bounds(a.offset(), a.shape(), a.strides(), a.dtype().slots());
        long[] q = Overlap.bounds(b.offset(), b.shape(), b.strides(), b.dtype().slots());
        return p != null && q != null && p[0] <= q[1] && q[0] <= p[1];
    }

    /** Whether both have the very same item at every index, so that an element-wise loop may run in place. */
    public static boolean same(Strided a, Strided b) {
        return a.array() == b.array()
                && a.offset() == b.offset()
                && a.dtype() == b.dtype()
                && Arrays.equals(a.shape(), b.shape())
                && Arrays.equals(a.strides(), b.strides());
    }
}
