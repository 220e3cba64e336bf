package io.orthant.internal.exec;

import io.orthant.internal.storage.Strided;
import java.util.Arrays;

/** One axis of an array moved to the end, so that its items lie side by side, and back. */
final class Lanes {
    private Lanes() {}

    /** A view whose last axis is the given one; the others keep their order. */
    static Strided axisLast(Strided a, int axis) {
        int last = a.rank() - 1;
        long[] shape = a.shape().clone();
        long[] strides = a.strides().clone();
        System.arraycopy(a.shape(), axis + 1, shape, axis, last - axis);
        System.arraycopy(a.strides(), axis + 1, strides, axis, last - axis);
        shape[last] = a.shape()[axis];
        strides[last] = a.strides()[axis];
        return a.view(a.offset(), shape, strides);
    }

    /** A view whose last axis becomes the given one: undoes {@link #axisLast}. */
    static Strided axisBack(Strided a, int axis) {
        int last = a.rank() - 1;
        long[] shape = a.shape().clone();
        long[] strides = a.strides().clone();
        System.arraycopy(a.shape(), axis, shape, axis + 1, last - axis);
        System.arraycopy(a.strides(), axis, strides, axis + 1, last - axis);
        shape[axis] = a.shape()[last];
        strides[axis] = a.strides()[last];
        return a.view(a.offset(), shape, strides);
    }

    /** A view whose first axis is the given one; the others keep their order. */
    static Strided axisFirst(Strided a, int axis) {
        long[] shape = a.shape().clone();
        long[] strides = a.strides().clone();
        System.arraycopy(a.shape(), 0, shape, 1, axis);
        System.arraycopy(a.strides(), 0, strides, 1, axis);
        shape[0] = a.shape()[axis];
        strides[0] = a.strides()[axis];
        return a.view(a.offset(), shape, strides);
    }

    /** A view whose first axis becomes the given one: undoes {@link #axisFirst}. */
    static Strided firstBack(Strided a, int axis) {
        long[] shape = a.shape().clone();
        long[] strides = a.strides().clone();
        System.arraycopy(a.shape(), 1, shape, 0, axis);
        System.arraycopy(a.strides(), 1, strides, 0, axis);
        shape[axis] = a.shape()[0];
        strides[axis] = a.strides()[0];
        return a.view(a.offset(), shape, strides);
    }

    /** The array with an axis moved back, row-major. */
    static Strided restored(Strided lanes, int axis) {
        return axis == lanes.rank() - 1 ? lanes : Assign.copy(axisBack(lanes, axis), lanes.dtype());
    }

    /** A fresh copy with several axes flattened into one, which comes last; without axes a last axis of size 1. */
    static Strided axesLast(Strided a, int[] axes) {
        boolean[] taken = new boolean[a.rank()];
        for (int axis : axes) {
            taken[axis] = true;
        }
        long[] shape = new long[a.rank()];
        long[] strides = new long[a.rank()];
        int kept = 0;
        for (int i = 0; i < a.rank(); i++) {
            if (!taken[i]) {
                shape[kept] = a.shape()[i];
                strides[kept++] = a.strides()[i];
            }
        }
        int next = kept;
        long flat = 1;
        for (int i = 0; i < a.rank(); i++) {
            if (taken[i]) {
                shape[next] = a.shape()[i];
                strides[next++] = a.strides()[i];
                flat *= a.shape()[i];
            }
        }
        Strided copy = Assign.copy(a.view(a.offset(), shape, strides), a.dtype());
        long[] lanes = Arrays.copyOf(shape, kept + 1);
        lanes[kept] = flat;
        return Strided.of(a.dtype(), copy.array(), lanes);
    }

    /** All items in row-major order in one axis, in a fresh array. */
    static Strided flat(Strided a) {
        return Strided.of(a.dtype(), Assign.copy(a, a.dtype()).array(), a.size());
    }

    /** Number of lanes along the last axis. */
    static int count(Strided lanes) {
        int count = 1;
        for (int i = 0; i < lanes.rank() - 1; i++) {
            count *= (int) lanes.shape()[i];
        }
        return count;
    }

    /** Items in a lane. */
    static int length(Strided lanes) {
        return (int) lanes.shape()[lanes.rank() - 1];
    }
}
