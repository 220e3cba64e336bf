package io.orthant;

import io.orthant.dtype.DType;
import io.orthant.error.ValueException;
import io.orthant.internal.exec.Editing;
import io.orthant.internal.exec.Joining;
import io.orthant.internal.exec.Repeating;
import io.orthant.internal.exec.Views;
import io.orthant.internal.shape.Axes;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** NumPy's functions that rearrange arrays. */
abstract sealed class NpManipulation extends NpTaking permits NpSorting {
    /** {@link NDArray#reshape(long...)}. */
    public static NDArray reshape(NDArray a, long... shape) {
        return a.reshape(shape);
    }

    /** {@link NDArray#ravel()}. */
    public static NDArray ravel(NDArray a) {
        return a.ravel();
    }

    /** {@link NDArray#transpose(int...)}. */
    public static NDArray transpose(NDArray a, int... axes) {
        return a.transpose(axes);
    }

    /** {@link NDArray#swapaxes(int, int)}. */
    public static NDArray swapaxes(NDArray a, int axis1, int axis2) {
        return a.swapaxes(axis1, axis2);
    }

    /** {@link NDArray#moveaxis(int, int)}. */
    public static NDArray moveaxis(NDArray a, int source, int destination) {
        return a.moveaxis(source, destination);
    }

    /** {@link NDArray#moveaxis(int[], int[])}. */
    public static NDArray moveaxis(NDArray a, int[] source, int[] destination) {
        return a.moveaxis(source, destination);
    }

    /** A view with an axis moved to the front. */
    public static NDArray rollaxis(NDArray a, int axis) {
        return rollaxis(a, axis, 0);
    }

    /** A view with an axis moved before the place {@code start}. */
    public static NDArray rollaxis(NDArray a, int axis, int start) {
        int from = Axes.normalize("rollaxis", axis, a.ndim());
        int to = Axes.normalize("rollaxis: start", start < 0 ? start + a.ndim() : start, a.ndim() + 1);
        return a.moveaxis(from, from < to ? to - 1 : to);
    }

    /** {@link NDArray#squeeze(int...)}. */
    public static NDArray squeeze(NDArray a, int... axes) {
        return a.squeeze(axes);
    }

    /** {@link NDArray#expandDims(int...)}. */
    public static NDArray expandDims(NDArray a, int... axes) {
        return a.expandDims(axes);
    }

    /** {@link NDArray#diagonal(long, int, int)} of the first two axes. */
    public static NDArray diagonal(NDArray a, long offset) {
        return a.diagonal(offset, 0, 1);
    }

    /** The array itself, a 0-d one as a view of shape (1,). */
    public static NDArray atleast1d(NDArray a) {
        return a.ndim() == 0 ? a.reshape(1) : a;
    }

    /** The array itself, or a view with axes of size 1 put in front. */
    public static NDArray atleast2d(NDArray a) {
        return a.ndim() >= 2 ? a : atleast1d(a).expandDims(0);
    }

    /** The array itself, or a view of shape (1, n, 1) of a 1-d, (m, n, 1) of a 2-d array. */
    public static NDArray atleast3d(NDArray a) {
        return switch (a.ndim()) {
            case 0 -> a.reshape(1, 1, 1);
            case 1 -> a.expandDims(0, 2);
            case 2 -> a.expandDims(2);
            default -> a;
        };
    }

    /** A read-only view stretched to a shape. */
    public static NDArray broadcastTo(NDArray a, long... shape) {
        return a.readOnlyView(a.memory().broadcastTo(Shapes.checked(shape)));
    }

    /** Read-only views of all arrays in their common shape. */
    public static List<NDArray> broadcastArrays(NDArray... arrays) {
        long[] shape = broadcastShapes(Stream.of(arrays).map(NDArray::shape).toArray(long[][]::new));
        return Stream.of(arrays).map(a -> broadcastTo(a, shape)).toList();
    }

    /** The shape to which all shapes broadcast. */
    public static long[] broadcastShapes(long[]... shapes) {
        return shapes.length == 0
                ? new long[0]
                : Shapes.broadcast("broadcastShapes", List.of(shapes)).clone();
    }

    /** A view with all axes backwards. */
    public static NDArray flip(NDArray a) {
        return flip(a, IntStream.range(0, a.ndim()).toArray());
    }

    /** A view with some axes backwards. */
    public static NDArray flip(NDArray a, int... axes) {
        return a.view(Views.flip(a.memory(), axes));
    }

    /** A view with the columns backwards. */
    public static NDArray fliplr(NDArray a) {
        return flip(a, 1);
    }

    /** A view with the rows backwards. */
    public static NDArray flipud(NDArray a) {
        return flip(a, 0);
    }

    /** A view turned by 90 degrees, from the first axis towards the second. */
    public static NDArray rot90(NDArray a) {
        return rot90(a, 1, 0, 1);
    }

    /** A view turned k times by 90 degrees, from one axis towards another. */
    public static NDArray rot90(NDArray a, int k, int axis1, int axis2) {
        int[] axes = Axes.normalize("rot90", new int[] {axis1, axis2}, a.ndim());
        return switch (Math.floorMod(k, 4)) {
            case 0 -> a.view(a.memory());
            case 1 -> flip(a, axes[1]).swapaxes(axes[0], axes[1]);
            case 2 -> flip(a, axes);
            default -> flip(a.swapaxes(axes[0], axes[1]), axes[1]);
        };
    }

    /** A copy with items moved in the flattened order; what falls off comes in at the other end. */
    public static NDArray roll(NDArray a, long shift) {
        return roll(a.ravel(), shift, 0).reshape(a.shape());
    }

    /** A copy with items moved along axes; what falls off comes in at the other end. */
    public static NDArray roll(NDArray a, long shift, int... axes) {
        Strided result = a.data();
        for (int axis : axes) {
            result = Repeating.roll(result, shift, axis);
        }
        return result == a.data() ? a.copy() : NDArray.of(result);
    }

    /** Arrays one after the other along the first axis. */
    public static NDArray concatenate(NDArray... arrays) {
        return concatenate(List.of(arrays), 0);
    }

    /** Arrays one after the other along an axis. */
    public static NDArray concatenate(int axis, NDArray... arrays) {
        return concatenate(List.of(arrays), axis);
    }

    /** Arrays one after the other along an axis; with null all flattened. */
    public static NDArray concatenate(List<NDArray> arrays, @Nullable Integer axis) {
        return axis == null
                ? NDArray.of(Joining.concatenate(data(arrays.stream().map(NDArray::ravel)), 0))
                : NDArray.of(Joining.concatenate(data(arrays.stream()), axis));
    }

    private static List<Strided> data(Stream<NDArray> arrays) {
        return arrays.map(NDArray::data).toList();
    }

    /** Arrays of one shape along a new first axis. */
    public static NDArray stack(NDArray... arrays) {
        return stack(List.of(arrays), 0);
    }

    /** Arrays of one shape along a new axis. */
    public static NDArray stack(int axis, NDArray... arrays) {
        return stack(List.of(arrays), axis);
    }

    /** Arrays of one shape along a new axis. */
    public static NDArray stack(List<NDArray> arrays, int axis) {
        return NDArray.of(Joining.stack(data(arrays.stream()), axis));
    }

    /** Arrays one below the other: along the first axis, 1-d ones as rows. */
    public static NDArray vstack(NDArray... arrays) {
        return concatenate(Stream.of(arrays).map(NpManipulation::atleast2d).toList(), 0);
    }

    /** Arrays side by side: along the second axis, 1-d ones along the first. */
    public static NDArray hstack(NDArray... arrays) {
        List<NDArray> parts = Stream.of(arrays).map(NpManipulation::atleast1d).toList();
        return concatenate(parts, !parts.isEmpty() && parts.getFirst().ndim() == 1 ? 0 : 1);
    }

    /** Arrays one behind the other: along the third axis. */
    public static NDArray dstack(NDArray... arrays) {
        return concatenate(Stream.of(arrays).map(NpManipulation::atleast3d).toList(), 2);
    }

    /** Arrays side by side, 1-d ones as columns. */
    public static NDArray columnStack(NDArray... arrays) {
        return concatenate(
                Stream.of(arrays)
                        .map(a -> a.ndim() < 2 ? atleast1d(a).expandDims(1) : a)
                        .toList(),
                1);
    }

    /** Views of equal size along the first axis. */
    public static List<NDArray> split(NDArray a, int sections) {
        return split(a, sections, 0);
    }

    /** Views of equal size along an axis. */
    public static List<NDArray> split(NDArray a, int sections, int axis) {
        return views(a, Joining.split(a.memory(), sections, axis, true));
    }

    /** Views between indices along the first axis. */
    public static List<NDArray> split(NDArray a, long[] indices) {
        return split(a, indices, 0);
    }

    /** Views between indices along an axis. */
    public static List<NDArray> split(NDArray a, long[] indices, int axis) {
        return views(a, Joining.split(a.memory(), indices, axis));
    }

    /** Views of nearly equal size along the first axis. */
    public static List<NDArray> arraySplit(NDArray a, int sections) {
        return arraySplit(a, sections, 0);
    }

    /** Views of nearly equal size along an axis: the first ones have one more where it does not divide. */
    public static List<NDArray> arraySplit(NDArray a, int sections, int axis) {
        return views(a, Joining.split(a.memory(), sections, axis, false));
    }

    /** Views of equal size along the second axis, of a 1-d array along the first. */
    public static List<NDArray> hsplit(NDArray a, int sections) {
        return split(deep("hsplit", a, 1), sections, a.ndim() > 1 ? 1 : 0);
    }

    /** Views of equal size along the first axis of an array of two or more. */
    public static List<NDArray> vsplit(NDArray a, int sections) {
        return split(deep("vsplit", a, 2), sections, 0);
    }

    /** Views of equal size along the third axis. */
    public static List<NDArray> dsplit(NDArray a, int sections) {
        return split(deep("dsplit", a, 3), sections, 2);
    }

    private static NDArray deep(String operation, NDArray a, int dimensions) {
        if (a.ndim() < dimensions) {
            throw new ValueException(
                    operation + " only works on arrays of " + dimensions + " or more dimensions, found " + a.ndim());
        }
        return a;
    }

    private static List<NDArray> views(NDArray a, List<Strided> parts) {
        return parts.stream().map(a::view).toList();
    }

    /** The whole array again and again, {@code reps} times along each axis. */
    public static NDArray tile(NDArray a, long... reps) {
        return NDArray.of(Repeating.tile(a.data(), reps));
    }

    /** Each item of the flattened array {@code count} times. */
    public static NDArray repeat(NDArray a, long count) {
        return repeat(a.ravel(), count, 0);
    }

    /** Each slice along an axis {@code count} times. */
    public static NDArray repeat(NDArray a, long count, int axis) {
        return repeat(a, NpCreation.scalar(count), axis);
    }

    /** Each item of the flattened array as many times as its count says. */
    public static NDArray repeat(NDArray a, NDArray counts) {
        return repeat(a.ravel(), counts, 0);
    }

    /** Each slice along an axis as many times as its count says. */
    public static NDArray repeat(NDArray a, NDArray counts, int axis) {
        return NDArray.of(Repeating.repeat(a.data(), counts.data(), axis));
    }

    /** Both arrays flattened, one after the other. */
    public static NDArray append(NDArray a, Object values) {
        return concatenate(List.of(a, NpCreation.asarray(values)), null);
    }

    /** Values after an array along an axis; the shapes must agree otherwise. */
    public static NDArray append(NDArray a, Object values, int axis) {
        return concatenate(List.of(a, NpCreation.asarray(values)), axis);
    }

    /** The flattened array with values put in before indices (an integer, integers, a mask, or a {@link Slice}). */
    public static NDArray insert(NDArray a, Object index, Object values) {
        return insert(a.ravel(), index, values, 0);
    }

    /** A copy with values, cast to the array's dtype, put in before indices of an axis. */
    public static NDArray insert(NDArray a, Object index, Object values, int axis) {
        return NDArray.of(Editing.insert(a.data(), IndexArguments.term(index), Scalars.data(values, a.dtype()), axis));
    }

    /** The flattened array without the items at indices (an integer, integers, a mask, or a {@link Slice}). */
    public static NDArray delete(NDArray a, Object index) {
        return delete(a.ravel(), index, 0);
    }

    /** A copy without the slices at indices of an axis. */
    public static NDArray delete(NDArray a, Object index, int axis) {
        return NDArray.of(Editing.delete(a.data(), IndexArguments.term(index), axis));
    }

    /** A copy under another shape of any size: items in row-major order, again from the start where they run out. */
    public static NDArray resize(NDArray a, long... shape) {
        return NDArray.of(Repeating.resize(a.data(), shape));
    }

    /** A copy with {@code width} zeros around. */
    public static NDArray pad(NDArray a, long width) {
        return pad(a, around(a, width), 0);
    }

    /** A copy with a constant around: {@code widths[k]} are the numbers before and after along axis k. */
    public static NDArray pad(NDArray a, long[][] widths, Object value) {
        return NDArray.of(Repeating.pad(a.data(), checked(a, widths), Scalars.data(value, a.dtype())));
    }

    /** A copy with {@code width} items around that are taken from the array. */
    public static NDArray pad(NDArray a, long width, PadMode mode) {
        return pad(a, around(a, width), mode);
    }

    /** A copy with items around that are taken from the array. */
    public static NDArray pad(NDArray a, long[][] widths, PadMode mode) {
        return NDArray.of(Repeating.pad(a.data(), checked(a, widths), mode.beyond()));
    }

    private static long[][] around(NDArray a, long width) {
        return IntStream.range(0, a.ndim())
                .mapToObj(i -> new long[] {width, width})
                .toArray(long[][]::new);
    }

    private static long[][] checked(NDArray a, long[][] widths) {
        if (widths.length != a.ndim() || Arrays.stream(widths).anyMatch(w -> w.length != 2 || w[0] < 0 || w[1] < 0)) {
            throw new ValueException("pad: needs two numbers, not negative, for each of " + a.ndim() + " axes, found "
                    + Arrays.deepToString(widths));
        }
        return widths;
    }

    /** A copy without leading and trailing zeros: the smallest box that holds all other items. */
    public static NDArray trimZeros(NDArray a) {
        return trimZeros(a, "fb");
    }

    /** A view without zeros at the front ({@code "f"}), the back ({@code "b"}), or both. */
    public static NDArray trimZeros(NDArray a, String where) {
        return a.view(Editing.trimZeros(a.memory(), where.contains("f"), where.contains("b")));
    }

    /** Whether two arrays have memory in common, exactly. */
    public static boolean sharesMemory(NDArray a, NDArray b) {
        return a.sharesMemory(b);
    }

    /** Whether the bounds of two arrays in memory overlap. */
    public static boolean mayShareMemory(NDArray a, NDArray b) {
        return a.mayShareMemory(b);
    }

    /** {@link NDArray#real()}. */
    public static NDArray real(NDArray a) {
        return a.real();
    }

    /** {@link NDArray#imag()}. */
    public static NDArray imag(NDArray a) {
        return a.imag();
    }

    /** {@link NDArray#astype(DType)}. */
    public static NDArray astype(NDArray a, DType dtype) {
        return a.astype(dtype);
    }
}
