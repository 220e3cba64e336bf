package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Promotion;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.internal.shape.Axes;
import io.orthant.internal.shape.Layout;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Arrays put together, and taken apart, along an axis. */
public final class Joining {
    private Joining() {}

    /** Arrays one after the other along an axis, in the dtype to which all promote. */
    public static Strided concatenate(List<Strided> parts, int alongAxis) {
        if (parts.isEmpty()) {
            throw new ValueException("concatenate: need at least one array to concatenate");
        }
        Strided head = parts.getFirst();
        if (head.rank() == 0) {
            throw new ValueException("concatenate: zero-dimensional arrays cannot be concatenated");
        }
        int axis = Axes.normalize("concatenate", alongAxis, head.rank());
        long[] shape = head.shape().clone();
        DType dtype = head.dtype();
        for (int i = 1; i < parts.size(); i++) {
            Strided part = parts.get(i);
            checkFits(head, part, i, axis);
            shape[axis] += part.shape()[axis];
            dtype = Promotion.promote(dtype, part.dtype());
        }
        List<long[]> shapes = parts.stream().map(Strided::shape).toList();
        List<long[]> strides = parts.stream().map(Strided::strides).toList();
        Strided fresh = Strided.zeros(dtype, shape);
        Strided result = fresh.view(0, shape, Layout.follow(shape, shapes, strides, dtype.slots()));
        long at = 0;
        for (Strided part : parts) {
            long n = part.shape()[axis];
            Assign.assign(part, Views.slice(result, axis, at, n, 1));
            at += n;
        }
        return result;
    }

    private static void checkFits(Strided head, Strided part, int i, int axis) {
        if (part.rank() != head.rank()) {
            throw new ShapeException("concatenate: all the input arrays must have same number of dimensions, but the"
                    + " array at index 0 has " + head.rank() + " dimension(s) and the array at index " + i + " has "
                    + part.rank() + " dimension(s)");
        }
        for (int k = 0; k < head.rank(); k++) {
            if (k != axis && part.shape()[k] != head.shape()[k]) {
                throw new ShapeException("concatenate: all the input array dimensions except for the concatenation axis"
                        + " must match exactly, but along dimension " + k + ", the array at index 0 has size "
                        + head.shape()[k] + " and the array at index " + i + " has size " + part.shape()[k]);
            }
        }
    }

    /** Arrays of one shape along a new axis. */
    public static Strided stack(List<Strided> parts, int axis) {
        if (parts.isEmpty()) {
            throw new ValueException("stack: need at least one array to stack");
        }
        long[] shape = parts.getFirst().shape();
        for (Strided part : parts) {
            if (!Arrays.equals(shape, part.shape())) {
                throw new ShapeException("stack: all input arrays must have the same shape, found " + Shapes.text(shape)
                        + " and " + Shapes.text(part.shape()));
            }
        }
        int at = Axes.normalize("stack", axis, shape.length + 1);
        return concatenate(parts.stream().map(p -> Views.expandDims(p, at)).toList(), at);
    }

    /** Views of nearly equal size: the first ones have one more where the axis does not divide. */
    public static List<Strided> split(Strided a, long sections, int alongAxis, boolean equal) {
        if (sections <= 0) {
            throw new ValueException("split: number sections must be larger than 0, found " + sections);
        }
        int axis = Axes.normalize("split", alongAxis, a.rank());
        long size = a.shape()[axis];
        if (equal && size % sections != 0) {
            throw new ValueException("split: array split does not result in an equal division: axis " + axis
                    + " has size " + size + ", sections " + sections + "; arraySplit allows that");
        }
        List<Strided> parts = new ArrayList<>();
        long at = 0;
        for (long i = 0; i < sections; i++) {
            long n = size / sections + (i < size % sections ? 1 : 0);
            parts.add(Views.slice(a, axis, at, n, 1));
            at += n;
        }
        return parts;
    }

    /** Views between the given indices, which are cut off as the bounds of slices. */
    public static List<Strided> split(Strided a, long[] indices, int alongAxis) {
        int axis = Axes.normalize("split", alongAxis, a.rank());
        long size = a.shape()[axis];
        List<Strided> parts = new ArrayList<>();
        long from = 0;
        for (int i = 0; i <= indices.length; i++) {
            long to = i == indices.length ? size : bounded(indices[i], size);
            parts.add(Views.slice(a, axis, from, Math.max(0, to - from), 1));
            from = to;
        }
        return parts;
    }

    private static long bounded(long index, long size) {
        return Math.clamp(index < 0 ? index + size : index, 0, size);
    }
}
