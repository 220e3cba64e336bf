package io.orthant.internal.shape;

import java.util.List;

/** Strides of fresh arrays that follow other arrays' order of axes in memory. */
public final class Layout {
    private Layout() {}

    /** Strides without gaps whose axes lie in memory in the same order as the given ones (NumPy's order {@code K}). */
    public static long[] keep(long[] shape, long[] strides, long unit) {
        return inOrder(shape, order(List.of(strides), shape.length), unit);
    }

    /** Strides without gaps for a shape, following several arrays' strides where these agree, else row-major. */
    public static long[] follow(long[] shape, List<long[]> strides, long unit) {
        return inOrder(shape, order(strides, shape.length), unit);
    }

    private static long[] inOrder(long[] shape, int[] slowestFirst, long unit) {
        long[] result = new long[shape.length];
        long step = unit;
        for (int k = shape.length - 1; k >= 0; k--) {
            int axis = slowestFirst[k];
            result[axis] = step;
            step *= Math.max(shape[axis], 1);
        }
        return result;
    }

    // a stable insertion sort: axes of which no array says that they should change places stay as they are
    private static int[] order(List<long[]> strides, int rank) {
        int[] axes = new int[rank];
        for (int i = 0; i < rank; i++) {
            axes[i] = i;
        }
        for (int i = 1; i < rank; i++) {
            int axis = axes[i];
            int place = i;
            for (int j = i - 1; j >= 0; j--) {
                int verdict = compare(strides, axes[j], axis);
                if (verdict < 0) {
                    place = j;
                } else if (verdict > 0) {
                    break;
                }
            }
            System.arraycopy(axes, place, axes, place + 1, i - place);
            axes[place] = axis;
        }
        return axes;
    }

    // negative: the earlier axis should come after the later one; 0: nothing known (a stride of 0 says nothing)
    private static int compare(List<long[]> strides, int earlier, int later) {
        boolean swap = false;
        for (long[] s : strides) {
            long a = Math.abs(s[earlier]);
            long b = Math.abs(s[later]);
            if (a != 0 && b != 0) {
                if (b <= a) {
                    return 1;
                }
                swap = true;
            }
        }
        return swap ? -1 : 0;
    }
}
