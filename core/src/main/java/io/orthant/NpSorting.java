package io.orthant;

import io.orthant.internal.exec.Searching;
import io.orthant.internal.exec.Sorting;
import java.util.Arrays;

/** NumPy's functions that sort and search. */
abstract sealed class NpSorting extends NpManipulation permits NpStatistics {
    /** The different items or slices of an array, with all options. */
    public static final Unique unique = new Unique();

    /**
     * A sorted copy, along the last axis. NaN stands last; complex items are ordered by real part, then imaginary part; the
     * sort is stable.
     */
    public static NDArray sort(NDArray a) {
        return sort(a, -1);
    }

    /** A sorted copy, along an axis; of all items use {@code sort(a.ravel())}. */
    public static NDArray sort(NDArray a, int axis) {
        return NDArray.of(Sorting.sort(a.data(), axis));
    }

    /** The indices (int64) that sort the array along the last axis; equal items keep their order. */
    public static NDArray argsort(NDArray a) {
        return argsort(a, -1);
    }

    /** The indices (int64) that sort the array along an axis; equal items keep their order. */
    public static NDArray argsort(NDArray a, int axis) {
        return NDArray.of(Sorting.argsort(a.ndim() == 0 ? a.ravel().data() : a.data(), axis));
    }

    /** A copy in which the {@code kth} item of the last axis is where sorting puts it, none larger before it. */
    public static NDArray partition(NDArray a, long kth) {
        return partition(a, -1, kth);
    }

    /** A copy in which the items at several places of an axis are where sorting puts them. */
    public static NDArray partition(NDArray a, int axis, long... kth) {
        return NDArray.of(Sorting.partition(a.data(), axis, kth));
    }

    /** The indices that partition the array along the last axis. */
    public static NDArray argpartition(NDArray a, long kth) {
        return argpartition(a, -1, kth);
    }

    /** The indices that partition the array along an axis. */
    public static NDArray argpartition(NDArray a, int axis, long... kth) {
        return NDArray.of(Sorting.argpartition(a.data(), axis, kth));
    }

    /** The indices that sort by several keys of one shape along the last axis; the last key is the most important. */
    public static NDArray lexsort(NDArray... keys) {
        return NDArray.of(Sorting.lexsort(Arrays.stream(keys).map(NDArray::data).toList(), -1));
    }

    /** Where values belong in a sorted 1-d array, before equal items; int64 of the values' shape. */
    public static NDArray searchsorted(NDArray sorted, Object values) {
        return searchsorted(sorted, values, Side.LEFT);
    }

    /** Where values belong in a sorted 1-d array, before or behind equal items. */
    public static NDArray searchsorted(NDArray sorted, Object values, Side side) {
        NDArray v = Operands.array("searchsorted", values);
        return NDArray.of(Searching.searchsorted(sorted.data(), v.data(), side == Side.RIGHT, null));
    }

    /** Where values belong in an array which the indices {@code sorter} sort. */
    public static NDArray searchsorted(NDArray a, Object values, Side side, NDArray sorter) {
        NDArray v = Operands.array("searchsorted", values);
        return NDArray.of(Searching.searchsorted(a.data(), v.data(), side == Side.RIGHT, sorter.data()));
    }

    /** The different items of an array, sorted; NaN once. More by the object {@link #unique}. */
    public static NDArray unique(NDArray a) {
        return unique.values(a);
    }

    /** The indices of the items that are not zero: an int64 array per axis, fit for indexing. */
    public static NDArray[] nonzero(NDArray a) {
        return Searching.nonzero(a.data()).stream().map(NDArray::of).toArray(NDArray[]::new);
    }

    /** The positions in row-major order of the items that are not zero, int64. */
    public static NDArray flatnonzero(NDArray a) {
        return NDArray.of(Searching.flatnonzero(a.data()));
    }

    /** The indices of the items that are not zero, a row per item: int64 of shape {@code (count, ndim)}. */
    public static NDArray argwhere(NDArray a) {
        return NDArray.of(Searching.argwhere(a.data()));
    }
}
