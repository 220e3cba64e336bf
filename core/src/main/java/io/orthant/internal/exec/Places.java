package io.orthant.internal.exec;

import io.orthant.error.IndexException;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;

/** Single items by index. */
public final class Places {
    private Places() {}

    /**
     * The slot of an item; negative indices count from the end.
     *
     * @throws IndexException if an index is out of bounds or there are not as many as axes
     */
    public static long slot(Strided a, long... index) {
        if (index.length != a.rank()) {
            throw wrongRank(a, index.length);
        }
        long at = a.offset();
        for (int i = 0; i < index.length; i++) {
            at += Picks.checked(index[i], i, a.shape()[i]) * a.strides()[i];
        }
        return at;
    }

    /** The slot of an item of a 1-d array. */
    public static long slot(Strided a, long i) {
        if (a.rank() != 1) {
            throw wrongRank(a, 1);
        }
        return a.offset() + Picks.checked(i, 0, a.shape()[0]) * a.strides()[0];
    }

    /** The slot of an item of a 2-d array. */
    public static long slot(Strided a, long i, long j) {
        if (a.rank() != 2) {
            throw wrongRank(a, 2);
        }
        long[] shape = a.shape();
        long[] strides = a.strides();
        return a.offset() + Picks.checked(i, 0, shape[0]) * strides[0] + Picks.checked(j, 1, shape[1]) * strides[1];
    }

    /** Writes a real value; the imaginary part of a complex item becomes 0. */
    public static void setDouble(Strided a, long slot, double value) {
        Items.setDouble(a.dtype(), a.array(), slot, value);
        if (a.dtype().isComplex()) {
            Items.setDouble(a.dtype(), a.array(), slot + 1, 0);
        }
    }

    /** Writes an integer; the imaginary part of a complex item becomes 0. */
    public static void setLong(Strided a, long slot, long value) {
        Items.setLong(a.dtype(), a.array(), slot, value);
        if (a.dtype().isComplex()) {
            Items.setDouble(a.dtype(), a.array(), slot + 1, 0);
        }
    }

    private static IndexException wrongRank(Strided a, int found) {
        if (found > a.rank()) {
            return new IndexException("too many indices for array: array is " + a.rank() + "-dimensional, but " + found
                    + " were indexed");
        }
        return new IndexException(
                "one item of a " + a.rank() + "-dimensional array needs " + a.rank() + " indices, found " + found);
    }
}
