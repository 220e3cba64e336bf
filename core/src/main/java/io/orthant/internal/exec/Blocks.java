package io.orthant.internal.exec;

import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A shape cut into boxes of at most so many items, one after the other as an operand lies in memory: the axes with its
 * smallest steps are whole, one is cut, and of the others a box has one index.
 */
final class Blocks {
    /** Takes a box: its first index and its length along each axis. */
    @FunctionalInterface
    interface Box {
        void take(long[] start, long[] count);
    }

    private Blocks() {}

    /** Calls back for each box of a shape with at least one item. */
    static void forEach(long[] shape, long[] strides, long most, Box box) {
        List<Integer> inward = IntStream.range(0, shape.length)
                .boxed()
                .sorted(Comparator.comparingLong(axis -> -Math.abs(strides[axis])))
                .toList();
        cut(shape, inward, 0, Shapes.size(shape), most, new long[shape.length], shape.clone(), box);
    }

    private static void cut(
            long[] shape, List<Integer> inward, int depth, long items, long most, long[] start, long[] count, Box box) {
        if (items <= most || depth == inward.size()) {
            box.take(start.clone(), count.clone());
            return;
        }
        int axis = inward.get(depth);
        long n = shape[axis];
        long inside = items / n;
        long step = Math.max(1, most / inside);
        for (long i = 0; i < n; i += step) {
            start[axis] = i;
            count[axis] = Math.min(step, n - i);
            cut(shape, inward, depth + 1, inside * count[axis], most, start, count, box);
        }
        start[axis] = 0;
        count[axis] = n;
    }

    /** The part of an operand of the whole shape that is in a box. */
    static Strided part(Strided a, long[] start, long[] count) {
        return Arrays.equals(a.shape(), count) ? a : a.view(a.slot(start), count, a.strides());
    }
}
