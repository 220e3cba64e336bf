package io.orthant;

import io.orthant.internal.exec.Sorting;

/** Sorting and searching of an array. */
public sealed interface Ordering permits NDArray {
    /** This array. */
    NDArray self();

    /** Sorts in place along the last axis; {@link Np#sort(NDArray)} gives a copy. Returns this array. */
    default NDArray sort() {
        return sort(-1);
    }

    /** Sorts in place along an axis. Returns this array. */
    default NDArray sort(int axis) {
        Sorting.sortInPlace(self().writeableData(), axis);
        return self();
    }

    /** The indices (int64) that sort the array along the last axis; equal items keep their order. */
    default NDArray argsort() {
        return Np.argsort(self());
    }

    /** The indices (int64) that sort the array along an axis; equal items keep their order. */
    default NDArray argsort(int axis) {
        return Np.argsort(self(), axis);
    }

    /** Where values belong in this sorted 1-d array, before equal items; int64 of the values' shape. */
    default NDArray searchsorted(Object values) {
        return Np.searchsorted(self(), values);
    }

    /** Where values belong in this sorted 1-d array, before or behind equal items. */
    default NDArray searchsorted(Object values, Side side) {
        return Np.searchsorted(self(), values, side);
    }

    /** The indices of the items that are not zero: an int64 array per axis, fit for indexing. */
    default NDArray[] nonzero() {
        return Np.nonzero(self());
    }
}
