package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;

/** Copies between arrays of any dtype and layout. */
public final class Assign {
    private Assign() {}

    /** Writes source, broadcast and cast to the target's shape and dtype; right also where both overlap. */
    public static void assign(Strided source, Strided target) {
        Strided from = source.broadcastTo(target.shape());
        if (source.array() == target.array()) {
            from = copy(from, source.dtype());
        }
        transfer(from, target);
    }

    /** A fresh row-major copy with the given dtype. */
    public static Strided copy(Strided source, DType dtype) {
        Strided fresh = Strided.zeros(dtype, source.shape());
        transfer(source, fresh);
        return fresh;
    }

    /** The operand itself if it is row-major and of the dtype, else a copy. */
    public static Strided contiguous(Strided source, DType dtype) {
        return source.dtype() == dtype && source.isRowMajor() ? source : copy(source, dtype);
    }

    private static void transfer(Strided source, Strided target) {
        long[] index = new long[target.rank()];
        long count = Shapes.size(target.shape());
        for (long k = 0; k < count; k++) {
            long from = source.slot(index);
            long to = target.slot(index);
            if (source.dtype().isInteger()) {
                Items.setLong(target.dtype(), target.array(), to, Items.getLong(source.dtype(), source.array(), from));
            } else {
                Items.setDouble(
                        target.dtype(), target.array(), to, Items.getDouble(source.dtype(), source.array(), from));
            }
            if (target.dtype().isComplex()) {
                double im = source.dtype().isComplex()
                        ? Items.getDouble(source.dtype(), source.array(), from + 1)
                        : 0;
                Items.setDouble(target.dtype(), target.array(), to + 1, im);
            }
            for (int axis = index.length - 1; axis >= 0 && ++index[axis] == target.shape()[axis]; axis--) {
                index[axis] = 0;
            }
        }
    }
}
