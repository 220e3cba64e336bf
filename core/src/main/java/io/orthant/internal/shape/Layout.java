package io.orthant.internal.shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Strides of fresh arrays that follow other arrays' order of axes in memory. */
public final class Layout {
    private Layout() {}

    /** Strides without gaps whose axes lie in memory in the same order as the given ones (NumPy's order {@code K}). */
    public static long[] keep(long[] shape, long[] strides, long unit) {
        List<Integer> axes = axes(shape.length);
        axes.sort(Comparator.comparingLong(axis -> -Math.abs(strides[axis])));
        return inOrder(shape, axes, unit);
    }

    /**
     * Strides without gaps for a shape, following several arrays' strides where these agree, else row-major. As in NumPy
     * an insertion sort: an axis passes an earlier one if some array says so and none says otherwise.
     */
    public static long[] follow(long[] shape, List<long[]> shapes, List<long[]> strides, long unit) {
        List<Integer> sorted = new ArrayList<>();
        for (int axis : axes(shape.length)) {
            int place = sorted.size();
            for (int j = sorted.size() - 1; j >= 0; j--) {
                int verdict = compare(shapes, strides, sorted.get(j), axis);
                if (verdict < 0) {
                    place = j;
                } else if (verdict > 0) {
                    break;
                }
            }
            sorted.add(place, axis);
        }
        return inOrder(shape, sorted, unit);
    }

    private static List<Integer> axes(int rank) {
        List<Integer> axes = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            axes.add(i);
        }
        return axes;
    }

    private static long[] inOrder(long[] shape, List<Integer> slowestFirst, long unit) {
        long[] result = new long[shape.length];
        long step = unit;
        for (int axis : slowestFirst.reversed()) {
            result[axis] = step;
            step *= Math.max(shape[axis], 1);
        }
        return result;
    }

    // negative: the earlier axis should come after the later one; 0: nothing known
    private static int compare(List<long[]> shapes, List<long[]> strides, int earlier, int later) {
        int verdict = 0;
        for (int k = 0; k < strides.size(); k++) {
            if (shapes.get(k)[earlier] != 1 && shapes.get(k)[later] != 1) {
                if (Math.abs(strides.get(k)[later]) <= Math.abs(strides.get(k)[earlier])) {
                    return 1;
                }
                verdict = -1;
            }
        }
        return verdict;
    }
}
