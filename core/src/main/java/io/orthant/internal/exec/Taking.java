package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Promotion;
import io.orthant.error.IndexException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.internal.exec.IndexTerm.Pick;
import io.orthant.internal.exec.IndexTerm.Span;
import io.orthant.internal.shape.Axes;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Staging;
import io.orthant.internal.storage.Strided;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** NumPy's functions around indexing: taking, putting, choosing, and flat indices. */
public final class Taking {
    private static final Span ALL = new Span(null, null, null);

    private Taking() {}

    /** Items of an axis by index, row-major; negative indices count from the end. */
    public static Strided take(Strided a, Strided indices, int alongAxis) {
        int axis = Axes.normalize("take", alongAxis, a.rank());
        if (a.shape()[axis] == 0 && indices.size() > 0) {
            throw new IndexException("take: cannot do a non-empty take from an empty axis");
        }
        return along(a, indices, axis).copy();
    }

    private static Selection along(Strided a, Strided indices, int axis) {
        List<IndexTerm> terms = new ArrayList<>();
        for (int i = 0; i < axis; i++) {
            terms.add(ALL);
        }
        terms.add(new Pick(indices));
        return Selection.of(a, terms);
    }

    /** Indices brought into bounds: modulo the size, or cut off at the ends. */
    public static Strided bounded(Strided indices, long size, boolean wrap) {
        Strided copy = Assign.copy(indices, DType.INT64);
        long[] items = (long[]) copy.array();
        for (int i = 0; i < items.length && size > 0; i++) {
            items[i] = wrap ? Math.floorMod(items[i], size) : Math.clamp(items[i], 0, size - 1);
        }
        return copy;
    }

    /** For each place of the indices the item of the same line along an axis. */
    public static Selection alongAxis(String operation, Strided a, Strided indices, int alongAxis) {
        int axis = Axes.normalize(operation, alongAxis, a.rank());
        if (indices.rank() != a.rank()) {
            throw new ShapeException(operation + ": indices and array must have the same number of dimensions, found "
                    + Shapes.text(indices.shape()) + " and " + Shapes.text(a.shape()));
        }
        if (!indices.dtype().isInteger()) {
            throw new IndexException(operation + ": indices must be an integer array, found " + indices.dtype());
        }
        List<IndexTerm> terms = new ArrayList<>();
        for (int i = 0; i < a.rank(); i++) {
            if (i == axis) {
                terms.add(new Pick(indices));
            } else {
                long[] shape = new long[a.rank()];
                Arrays.fill(shape, 1);
                shape[i] = a.shape()[i];
                Strided counting = Ranges.arange(0, shape[i], 1, DType.INT64);
                terms.add(new Pick(Strided.of(DType.INT64, counting.array(), shape)));
            }
        }
        return Selection.of(a, terms);
    }

    /** The items at indices into the row-major order of an array. */
    public static Selection flat(Strided a, Strided indices) {
        Strided line = Views.reshape(a, new long[] {-1}, false);
        if (line != null) {
            return Selection.of(line, List.of(new Pick(indices)));
        }
        long size = a.size();
        Strided wrapped = Assign.copy(indices, DType.INT64);
        long[] items = (long[]) wrapped.array();
        for (int i = 0; i < items.length; i++) {
            items[i] = Picks.checked(items[i], 0, size);
        }
        List<IndexTerm> terms = new ArrayList<>();
        for (Strided part : unravel(wrapped, a.shape())) {
            terms.add(new Pick(part));
        }
        return Selection.of(a, terms);
    }

    /** Indices into the row-major order of the items that are not zero. */
    public static Strided flatNonzero(Strided a) {
        return Searching.flatnonzero(a);
    }

    /** Items of {@code values}, from the start again where they run out, one for each of the given numbers. */
    public static Strided cycled(Strided values, Strided numbers) {
        Strided line =
                Strided.of(values.dtype(), Assign.copy(values, values.dtype()).array(), values.size());
        return take(line, bounded(numbers, values.size(), true), 0);
    }

    /** For each place the item that the choice with the index's number has there. */
    public static Strided choose(Strided index, List<Strided> choices) {
        if (choices.isEmpty()) {
            throw new ValueException("choose: need at least one choice");
        }
        List<long[]> shapes = new ArrayList<>();
        shapes.add(index.shape());
        DType dtype = choices.getFirst().dtype();
        for (Strided choice : choices) {
            shapes.add(choice.shape());
            dtype = Promotion.promote(dtype, choice.dtype());
        }
        long[] shape = Shapes.broadcast("choose", shapes);
        Strided which = Assign.copy(index.broadcastTo(shape), DType.INT64);
        Strided result = Strided.zeros(dtype, shape);
        long[] numbers = (long[]) which.array();
        byte[] flags = new byte[numbers.length];
        Strided mask = Strided.of(DType.BOOL, flags, shape);
        for (long n : numbers) {
            if (n < 0 || n >= choices.size()) {
                throw new ValueException(
                        "choose: invalid entry in choice array: " + n + " with " + choices.size() + " choices");
            }
        }
        for (int k = 0; k < choices.size(); k++) {
            for (int i = 0; i < flags.length; i++) {
                flags[i] = (byte) (numbers[i] == k ? 1 : 0);
            }
            assignWhere(choices.get(k), result, mask);
        }
        return result;
    }

    /** Writes a source, broadcast and cast, where a mask is true. */
    public static void assignWhere(Strided source, Strided target, Strided mask) {
        if (blends(source, target)) {
            Strided flags = Assign.contiguous(mask.broadcastTo(target.shape()), DType.BOOL);
            if (flags.array() != target.array()) {
                Masked.blend(
                        (byte[]) flags.array(),
                        (int) flags.offset(),
                        (int) flags.size(),
                        target.array(),
                        (int) target.offset(),
                        source.array(),
                        (int) source.offset(),
                        source.size() == 1);
                return;
            }
        }
        Strided places = mask.broadcastTo(target.shape());
        Strided values = Views.dropLeading(source, target.rank()).broadcastTo(target.shape());
        List<IndexTerm> where = List.of(new Pick(places));
        Selection.of(target, where).set(Selection.of(values, where).get());
    }

    /** Whether items, or the one item, of a source are to be copied to the same places of a target in other memory. */
    private static boolean blends(Strided source, Strided target) {
        return source.dtype() == target.dtype()
                && !source.dtype().isComplex()
                && source.array() != target.array()
                && !Staging.isNative(target)
                && target.isRowMajor()
                && (source.size() == 1 && source.rank() <= target.rank()
                        || source.isRowMajor() && Arrays.equals(source.shape(), target.shape()));
    }

    /** The items where flags of the same size, or of fewer at the start of an axis, are true. */
    public static Strided compress(Strided a, Strided condition, int axis) {
        Strided flags = condition.dtype() == DType.BOOL ? condition : Flags.of(condition);
        if (a.rank() == 1 && flags.rank() == 1 && flags.size() == a.size()) {
            return Selection.of(a, List.of(new Pick(flags))).get();
        }
        return take(a, flatNonzero(flags), axis);
    }

    /** Index arrays, one for each axis, of indices into the row-major order of a shape. */
    public static List<Strided> unravel(Strided indices, long[] shape) {
        long size = Shapes.size(shape);
        long[] rest = (long[]) Assign.copy(indices, DType.INT64).array();
        for (long i : rest) {
            if (i < 0 || i >= size) {
                throw new ValueException("index " + i + " is out of bounds for array with size " + size);
            }
        }
        List<Strided> result = new ArrayList<>();
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            long[] part = new long[rest.length];
            for (int i = 0; i < rest.length; i++) {
                part[i] = rest[i] % shape[axis];
                rest[i] /= shape[axis];
            }
            result.addFirst(Strided.of(DType.INT64, part, indices.shape()));
        }
        return result;
    }

    /** Indices into the row-major order of a shape from index arrays, one for each axis, broadcast together. */
    public static Strided ravel(List<Strided> indices, long[] shape) {
        if (indices.size() != shape.length) {
            throw new ValueException("ravelMultiIndex: parameter multi_index must be a sequence of length "
                    + shape.length + ", found " + indices.size());
        }
        long[] places = Shapes.broadcast(
                "ravelMultiIndex", indices.stream().map(Strided::shape).toList());
        Strided result = Strided.zeros(DType.INT64, places);
        long[] flat = (long[]) result.array();
        for (int axis = 0; axis < shape.length; axis++) {
            long[] part = (long[]) Assign.copy(indices.get(axis).broadcastTo(places), DType.INT64)
                    .array();
            for (int i = 0; i < flat.length; i++) {
                if (part[i] < 0 || part[i] >= shape[axis]) {
                    throw new ValueException("ravelMultiIndex: invalid entry in coordinates array: " + part[i]
                            + " for axis " + axis + " with size " + shape[axis]);
                }
                flat[i] = flat[i] * shape[axis] + part[i];
            }
        }
        return result;
    }
}
