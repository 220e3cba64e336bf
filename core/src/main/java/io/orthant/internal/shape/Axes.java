package io.orthant.internal.shape;

import io.orthant.error.AxisException;
import io.orthant.error.ValueException;
import java.util.Arrays;

/** Axis arguments: negative ones counted from the end, bounds and duplicates checked. */
public final class Axes {
    private Axes() {}

    /** One axis in [0, rank). */
    public static int normalize(String operation, int axis, int rank) {
        if (axis < -rank || axis >= rank) {
            throw new AxisException(operation + ": axis " + axis + " is out of bounds for array of dimension " + rank);
        }
        return axis < 0 ? axis + rank : axis;
    }

    /** Several different axes in [0, rank), in the order given. */
    public static int[] normalize(String operation, int[] axes, int rank) {
        int[] result = new int[axes.length];
        boolean[] seen = new boolean[rank];
        for (int i = 0; i < axes.length; i++) {
            int axis = normalize(operation, axes[i], rank);
            if (seen[axis]) {
                throw new ValueException(operation + ": duplicate value in axes " + Arrays.toString(axes));
            }
            seen[axis] = true;
            result[i] = axis;
        }
        return result;
    }
}
