package io.orthant;

import io.orthant.dtype.Casting;
import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.internal.exec.Assign;
import io.orthant.internal.exec.Taking;
import io.orthant.internal.storage.Staging;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** NumPy's functions that read and write items by index or mask. */
abstract sealed class NpTaking extends NpCreation permits NpManipulation {
    /** Items of the flattened array by index; the result has the indices' shape. */
    public static NDArray take(NDArray a, Object indices) {
        return take(a.ravel(), indices, 0);
    }

    /** Items of an axis by index; the axis gives way to the indices' axes. */
    public static NDArray take(NDArray a, Object indices, int axis) {
        return NDArray.of(Taking.take(a.memory(), NpCreation.asarray(indices).data(), axis));
    }

    /** As {@link #take(NDArray, Object, int)} with a rule for indices out of bounds. */
    public static NDArray take(NDArray a, Object indices, int axis, TakeMode mode) {
        return NDArray.of(Taking.take(a.memory(), bounded(indices, a.shape(axis), mode), axis));
    }

    private static Strided bounded(Object indices, long size, TakeMode mode) {
        Strided given = NpCreation.asarray(indices).data();
        return mode == TakeMode.RAISE ? given : Taking.bounded(given, size, mode == TakeMode.WRAP);
    }

    /** For each place of the indices the item of its line along an axis, as {@code argsort} gives them. */
    public static NDArray takeAlongAxis(NDArray a, NDArray indices, int axis) {
        return NDArray.of(Taking.alongAxis("takeAlongAxis", a.memory(), indices.data(), axis)
                .copy());
    }

    /** Writes values to the places that {@link #takeAlongAxis} reads. */
    public static void putAlongAxis(NDArray a, NDArray indices, Object values, int axis) {
        Taking.alongAxis("putAlongAxis", a.writeableMemory(), indices.data(), axis)
                .set(Scalars.data(values, a.dtype()));
    }

    /** Writes values, repeated as needed, to indices into the row-major order. */
    public static void put(NDArray a, Object indices, Object values) {
        put(a, indices, values, TakeMode.RAISE);
    }

    /** As {@link #put(NDArray, Object, Object)} with a rule for indices out of bounds. */
    public static void put(NDArray a, Object indices, Object values, TakeMode mode) {
        Strided target = a.writeableMemory();
        Strided places = NDArray.of(bounded(indices, a.size(), mode)).ravel().data();
        Strided given = Scalars.data(values, a.dtype());
        if (places.size() > 0 && given.size() > 0) {
            Strided counting = NpRanges.arange(places.size()).data();
            Taking.flat(target, places).set(Taking.cycled(given, counting));
        }
    }

    /** For each item of an index array the item which the choice of that number has there, all broadcast together. */
    public static NDArray choose(NDArray index, NDArray... choices) {
        return choose(index, TakeMode.RAISE, choices);
    }

    /** As {@link #choose(NDArray, NDArray...)} with a rule for numbers out of bounds. */
    public static NDArray choose(NDArray index, TakeMode mode, NDArray... choices) {
        List<Strided> given = Stream.of(choices).map(NDArray::data).toList();
        return NDArray.of(Taking.choose(bounded(index, choices.length, mode), given));
    }

    /** The items of the flattened array where a 1-d condition is true. */
    public static NDArray compress(Object condition, NDArray a) {
        return compress(condition, a.ravel(), 0);
    }

    /** The slices along an axis where a 1-d condition, which may be shorter, is true. */
    public static NDArray compress(Object condition, NDArray a, int axis) {
        NDArray flags = NpCreation.asarray(condition);
        if (flags.ndim() != 1) {
            throw new ValueException("compress: condition must be a 1-d array, found " + flags.ndim() + " dimensions");
        }
        return NDArray.of(Taking.compress(a.memory(), flags.data(), axis));
    }

    /** The items, in row-major order, where a condition of the array's size is true. */
    public static NDArray extract(Object condition, NDArray a) {
        return NDArray.of(Taking.compress(
                a.ravel().memory(), NpCreation.asarray(condition).ravel().data(), 0));
    }

    /** Writes the first values, repeated as needed, to the places where a mask of the array's size is true. */
    public static void place(NDArray a, NDArray mask, Object values) {
        checkMask("place", a, mask);
        Strided places = Taking.flatNonzero(mask.data());
        if (places.size() > 0 && Scalars.data(values, a.dtype()).size() == 0) {
            throw new ValueException("place: cannot insert from an empty array");
        }
        put(a, NDArray.of(places), values);
    }

    /** Writes to each place where a mask is true the value of the same number, values repeated as needed. */
    public static void putmask(NDArray a, NDArray mask, Object values) {
        checkMask("putmask", a, mask);
        Strided target = a.writeableMemory();
        Strided given = Scalars.data(values, a.dtype());
        if (given.size() == 1 || Arrays.equals(given.shape(), target.shape())) {
            Strided flags = mask.reshape(target.shape()).data();
            Strided source = given.size() == 1 ? NDArray.of(given).ravel().data() : given;
            Taking.assignWhere(source, target, flags.dtype() == DType.BOOL ? flags : Assign.copy(flags, DType.BOOL));
            return;
        }
        Strided places = Taking.flatNonzero(mask.data());
        if (places.size() > 0 && given.size() > 0) {
            Taking.flat(target, places).set(Taking.cycled(given, places));
        }
    }

    private static void checkMask(String operation, NDArray a, NDArray mask) {
        if (mask.size() != a.size()) {
            throw new ShapeException(
                    operation + ": mask and data must be the same size, found " + mask.size() + " and " + a.size());
        }
    }

    /**
     * Writes an array or scalar over another array, broadcast.
     *
     * @throws DTypeException unless the cast is of the same kind
     */
    public static void copyto(NDArray target, Object source) {
        Strided to = target.writeableMemory();
        Assign.assign(castable(source, target.dtype(), Casting.SAME_KIND), to);
    }

    /** As {@link #copyto(NDArray, Object)} with a casting rule, and only where a mask, broadcast, is true. */
    public static void copyto(NDArray target, Object source, Casting casting, NDArray where) {
        if (where.dtype() != DType.BOOL) {
            throw new DTypeException("copyto: where must be bool, found " + where.dtype());
        }
        Strided to = target.writeableMemory();
        Taking.assignWhere(Staging.heap(castable(source, target.dtype(), casting)), to, where.data());
    }

    private static Strided castable(Object source, DType dtype, Casting casting) {
        Strided given = Scalars.memory(source, dtype);
        if (!casting.allows(given.dtype(), dtype)) {
            throw new DTypeException("copyto: cannot cast array data from " + given.dtype() + " to " + dtype
                    + " according to the rule '" + casting.label() + "'");
        }
        return given;
    }

    /** Index arrays, one for each axis, of indices into the row-major order of a shape. */
    public static List<NDArray> unravelIndex(Object indices, long... shape) {
        return Taking.unravel(NpCreation.asarray(indices).data(), shape).stream()
                .map(NDArray::of)
                .toList();
    }

    /** Indices into the row-major order of a shape from index arrays, one for each axis. */
    public static NDArray ravelMultiIndex(List<NDArray> indices, long... shape) {
        return NDArray.of(Taking.ravel(indices.stream().map(NDArray::data).toList(), shape));
    }
}
