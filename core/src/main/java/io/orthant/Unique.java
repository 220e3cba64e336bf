package io.orthant;

import io.orthant.internal.exec.Uniques;
import org.jspecify.annotations.Nullable;

/**
 * NumPy's {@code unique} with its options: {@code Np.unique.axis(0).call(a).counts()}. Immutable; each option gives a new
 * one.
 */
public final class Unique {
    /**
     * What was found.
     *
     * @param values the different items, or slices along the axis, sorted
     * @param index int64: where each occurs first
     * @param inverse int64: for each item (each slice) its place among the values; of the array's shape, with an axis 1-d
     * @param counts int64: how often each occurs
     */
    public record Result(NDArray values, NDArray index, NDArray inverse, NDArray counts) {}

    private final @Nullable Integer axis;
    private final boolean equalNan;

    Unique() {
        this(null, true);
    }

    private Unique(@Nullable Integer axis, boolean equalNan) {
        this.axis = axis;
        this.equalNan = equalNan;
    }

    /** Slices along this axis instead of items; slices with NaN are all different. */
    public Unique axis(int along) {
        return new Unique(along, equalNan);
    }

    /** Whether NaN counts as equal to NaN; it does unless told otherwise. */
    public Unique equalNan(boolean equal) {
        return new Unique(axis, equal);
    }

    /** The different items or slices with their places and counts. */
    public Result call(NDArray a) {
        Uniques.Result found =
                axis == null ? Uniques.items(a.data(), equalNan) : Uniques.slices(a.data(), axis, equalNan);
        return new Result(
                NDArray.of(found.values()),
                NDArray.of(found.index()),
                NDArray.of(found.inverse()),
                NDArray.of(found.counts()));
    }

    /** The different items or slices alone. */
    public NDArray values(NDArray a) {
        return axis == null ? NDArray.of(Uniques.values(a.data(), equalNan)) : call(a).values();
    }
}
