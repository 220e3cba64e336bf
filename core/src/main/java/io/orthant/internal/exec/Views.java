package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.internal.shape.Axes;
import io.orthant.internal.shape.Layout;
import io.orthant.internal.shape.Reshape;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The same memory under other shapes and strides. Nothing here copies items. */
public final class Views {
    private Views() {}

    /** Axes in a new order; without arguments reversed. */
    public static Strided transpose(Strided a, int... axes) {
        int rank = a.rank();
        int[] order = axes;
        if (axes.length == 0) {
            order = new int[rank];
            Arrays.setAll(order, i -> rank - 1 - i);
        } else if (axes.length != rank) {
            throw new ValueException(
                    "transpose: axes " + Arrays.toString(axes) + " don't match array of dimension " + rank);
        } else {
            order = Axes.normalize("transpose", axes, rank);
        }
        long[] shape = new long[rank];
        long[] strides = new long[rank];
        for (int i = 0; i < rank; i++) {
            shape[i] = a.shape()[order[i]];
            strides[i] = a.strides()[order[i]];
        }
        return a.view(a.offset(), shape, strides);
    }

    /** Two axes interchanged. */
    public static Strided swapaxes(Strided a, int axis1, int axis2) {
        int i = Axes.normalize("swapaxes", axis1, a.rank());
        int j = Axes.normalize("swapaxes", axis2, a.rank());
        int[] order = identity(a.rank());
        order[i] = j;
        order[j] = i;
        return transpose(a, order.length == 0 ? new int[0] : order);
    }

    /** Axes taken out and put in at other places, the rest in their order. */
    public static Strided moveaxis(Strided a, int[] source, int[] destination) {
        if (source.length != destination.length) {
            throw new ValueException("moveaxis: source " + Arrays.toString(source) + " and destination "
                    + Arrays.toString(destination) + " must have the same number of axes");
        }
        int rank = a.rank();
        int[] from = Axes.normalize("moveaxis: source", source, rank);
        int[] to = Axes.normalize("moveaxis: destination", destination, rank);
        int[] order = new int[rank];
        Arrays.fill(order, -1);
        boolean[] moved = new boolean[rank];
        for (int i = 0; i < from.length; i++) {
            order[to[i]] = from[i];
            moved[from[i]] = true;
        }
        int next = 0;
        for (int i = 0; i < rank; i++) {
            if (order[i] < 0) {
                while (moved[next]) {
                    next++;
                }
                order[i] = next++;
            }
        }
        return rank == 0 ? a : transpose(a, order);
    }

    /** A view under a new shape, or null where items would have to move; -1 stands for what the size leaves. */
    public static @Nullable Strided reshape(Strided a, long[] requested, boolean columnMajor) {
        long[] shape = Reshape.resolve(a.size(), requested);
        long[] strides =
                Reshape.strides(a.shape(), a.strides(), shape, a.dtype().slots(), columnMajor);
        return strides == null ? null : a.view(a.offset(), shape, strides);
    }

    /** Without axes of size 1: the named ones, or all. */
    public static Strided squeeze(Strided a, int... axes) {
        if (a.rank() == 0 && axes.length == 1 && (axes[0] == 0 || axes[0] == -1)) {
            return a; // NumPy lets a 0-d array pass as if it had one axis
        }
        boolean[] drop = new boolean[a.rank()];
        for (int axis : Axes.normalize("squeeze", axes, a.rank())) {
            if (a.shape()[axis] != 1) {
                throw new ShapeException("squeeze: cannot drop axis " + axis + " of shape " + Shapes.text(a.shape())
                        + ": its size is not one");
            }
            drop[axis] = true;
        }
        if (axes.length == 0) {
            for (int i = 0; i < drop.length; i++) {
                drop[i] = a.shape()[i] == 1;
            }
        }
        return without(a, drop);
    }

    private static Strided without(Strided a, boolean[] drop) {
        long[] shape = new long[a.rank()];
        long[] strides = new long[a.rank()];
        int rank = 0;
        for (int i = 0; i < drop.length; i++) {
            if (!drop[i]) {
                shape[rank] = a.shape()[i];
                strides[rank++] = a.strides()[i];
            }
        }
        return a.view(a.offset(), Arrays.copyOf(shape, rank), Arrays.copyOf(strides, rank));
    }

    /** With axes of size 1 at the given places of the result. */
    public static Strided expandDims(Strided a, int... axes) {
        int rank = a.rank() + axes.length;
        boolean[] fresh = new boolean[rank];
        for (int axis : Axes.normalize("expandDims", axes, rank)) {
            fresh[axis] = true;
        }
        long[] shape = new long[rank];
        int next = 0;
        for (int i = 0; i < rank; i++) {
            shape[i] = fresh[i] ? 1 : a.shape()[next++];
        }
        return Objects.requireNonNull(reshape(a, Shapes.checked(shape), false), "axes of size 1 need no copy");
    }

    /** Axes run through backwards. */
    public static Strided flip(Strided a, int... axes) {
        long offset = a.offset();
        long[] strides = a.strides().clone();
        for (int axis : Axes.normalize("flip", axes, a.rank())) {
            if (a.shape()[axis] > 0) {
                offset += (a.shape()[axis] - 1) * strides[axis];
            }
            strides[axis] = -strides[axis];
        }
        return a.view(offset, a.shape(), strides);
    }

    /** Part of one axis: {@code count} items from {@code start} by {@code step}; not checked. */
    public static Strided slice(Strided a, int axis, long start, long count, long step) {
        long[] shape = a.shape().clone();
        long[] strides = a.strides().clone();
        shape[axis] = count;
        long offset = count == 0 ? a.offset() : a.offset() + start * strides[axis];
        strides[axis] *= step;
        return a.view(offset, shape, strides);
    }

    /** One axis taken away at an index; not checked. */
    public static Strided at(Strided a, int axis, long index) {
        boolean[] drop = new boolean[a.rank()];
        drop[axis] = true;
        Strided rest = without(a, drop);
        return rest.view(a.offset() + index * a.strides()[axis], rest.shape(), rest.strides());
    }

    /** The diagonals of the planes of two axes, as a new last axis. */
    public static Strided diagonal(Strided a, long offset, int axis1, int axis2) {
        if (a.rank() < 2) {
            throw new ValueException("diagonal: requires an array of at least two dimensions, found " + a.rank());
        }
        int i = Axes.normalize("diagonal", axis1, a.rank());
        int j = Axes.normalize("diagonal", axis2, a.rank());
        if (i == j) {
            throw new ValueException("diagonal: axis1 and axis2 cannot be the same");
        }
        long rows = a.shape()[i] - Math.max(-offset, 0);
        long columns = a.shape()[j] - Math.max(offset, 0);
        long count = Math.max(0, Math.min(rows, columns));
        long start = count == 0 ? 0 : Math.max(-offset, 0) * a.strides()[i] + Math.max(offset, 0) * a.strides()[j];
        boolean[] drop = new boolean[a.rank()];
        drop[i] = true;
        drop[j] = true;
        Strided rest = without(a, drop);
        long[] shape = Arrays.copyOf(rest.shape(), rest.rank() + 1);
        long[] strides = Arrays.copyOf(rest.strides(), rest.rank() + 1);
        shape[rest.rank()] = count;
        strides[rest.rank()] = a.strides()[i] + a.strides()[j];
        return a.view(a.offset() + start, shape, strides);
    }

    /** Without leading axes of size 1 beyond a rank, as NumPy allows for the value of an assignment. */
    public static Strided dropLeading(Strided a, int rank) {
        boolean[] drop = new boolean[a.rank()];
        for (int i = 0; i < a.rank() - rank && a.shape()[i] == 1; i++) {
            drop[i] = true;
        }
        return a.rank() <= rank ? a : without(a, drop);
    }

    /** Fresh zeros whose axes lie in memory as those of another array. */
    public static Strided freshLike(Strided a, DType dtype) {
        Strided fresh = Strided.zeros(dtype, a.shape());
        return a.isRowMajor() ? fresh : fresh.view(0, a.shape(), Layout.keep(a.shape(), a.strides(), dtype.slots()));
    }

    /** Whether an array is column-major and not row-major: NumPy's editing functions then give column-major results. */
    public static boolean prefersColumns(Strided a) {
        return a.isColumnMajor() && !a.isRowMajor();
    }

    /** A fresh result, laid out anew if the array it comes from is column-major and not row-major. */
    static Strided laidOutAs(Strided a, Strided result) {
        if (!prefersColumns(a)) {
            return result;
        }
        Strided columns = fresh(result.dtype(), result.shape(), true);
        Assign.assign(result, columns);
        return columns;
    }

    /** Fresh zeros in row-major or column-major order. */
    public static Strided fresh(DType dtype, long[] shape, boolean columnMajor) {
        Strided fresh = Strided.zeros(dtype, shape);
        return columnMajor ? fresh.view(0, shape, Shapes.columnMajor(shape, dtype.slots())) : fresh;
    }

    private static int[] identity(int rank) {
        int[] axes = new int[rank];
        Arrays.setAll(axes, i -> i);
        return axes;
    }
}
