package io.orthant;

import io.orthant.internal.exec.Assign;
import io.orthant.internal.exec.IndexText;
import io.orthant.internal.exec.Selection;
import io.orthant.internal.exec.Views;
import org.jspecify.annotations.Nullable;

/**
 * Reading and writing parts of an array, by NumPy's rules.
 *
 * <p>An index is a text as it stands between NumPy's brackets ({@code "1:, ::2"}, {@code "..., newaxis, -1"}), or parts:
 * integers, {@link Slice}s, {@link Index#NEWAXIS}, {@link Index#ELLIPSIS}, integer arrays, masks (bool arrays), texts.
 * Integers, slices, ellipsis and new axes alone give a view; an index that names one item gives a 0-d copy, as
 * NumPy's scalars are. As soon as an integer array or a mask takes part, the result is a copy: the index arrays are broadcast
 * together, and their axes stand where the arrays stood, or first if slices separate them.
 *
 * <p>All indices are checked before anything is written. Values are broadcast and cast as by {@code astype}: floats are
 * truncated to integers, of complex values a real array takes the real part (NumPy warns of that; Orthant does not). A Java
 * number which the dtype cannot hold is an error. Where an index array names an item twice the last value stays.
 */
public sealed interface Indexing permits NDArray {
    /** This array. */
    NDArray self();

    /**
     * The part that an index text selects, {@code a.get("1:, ::2")}.
     *
     * @throws io.orthant.error.IndexException if the text cannot be read, has too many parts, or is out of bounds
     */
    default NDArray get(String index) {
        return Selected.of(self(), Selection.of(self().memory(), IndexText.parse(index)));
    }

    /**
     * The part that an index selects, {@code a.get(slice(1, null), NEWAXIS, 3)}, {@code a.get(mask)}, {@code a.get(rows, columns)}.
     *
     * @throws io.orthant.error.IndexException if there are too many parts, one of a wrong kind, or one out of bounds
     */
    default NDArray get(@Nullable Object... index) {
        return Selected.of(self(), Selection.of(self().memory(), IndexArguments.terms(index)));
    }

    /** Writes an array, nested Java array or scalar to what an index selects; returns this array. */
    default NDArray set(@Nullable Object index, Object value) {
        return Selected.set(self(), value, index);
    }

    /** Writes to what an index of two parts selects; returns this array. */
    default NDArray set(@Nullable Object i, @Nullable Object j, Object value) {
        return Selected.set(self(), value, i, j);
    }

    /** Writes to what an index of three parts selects; returns this array. */
    default NDArray set(@Nullable Object i, @Nullable Object j, @Nullable Object k, Object value) {
        return Selected.set(self(), value, i, j, k);
    }

    /** Writes to what an index of four parts selects; returns this array. */
    default NDArray set(@Nullable Object i, @Nullable Object j, @Nullable Object k, @Nullable Object l, Object value) {
        return Selected.set(self(), value, i, j, k, l);
    }

    /** Writes to what an index of any number of parts selects; returns this array. */
    default NDArray setAt(@Nullable Object[] index, Object value) {
        return Selected.set(self(), value, index);
    }

    /** Writes an array, nested Java array or scalar over this whole array, broadcast and cast; returns this array. */
    default NDArray assign(Object value) {
        Assign.assign(
                Views.dropLeading(Scalars.memory(value, self().dtype()), self().ndim()), self().writeableMemory());
        return self();
    }

    /** Writes one value to all items; returns this array. */
    default NDArray fill(Object value) {
        return assign(value);
    }

    /** Items of the flattened array by index, a copy: {@link Np#take(NDArray, Object)}. */
    default NDArray take(Object indices) {
        return NpTaking.take(self(), indices);
    }

    /** Items of an axis by index, a copy: {@link Np#take(NDArray, Object, int)}. */
    default NDArray take(Object indices, int axis) {
        return NpTaking.take(self(), indices, axis);
    }

    /** Writes values, repeated as needed, to indices into the row-major order; returns this array. */
    default NDArray put(Object indices, Object values) {
        NpTaking.put(self(), indices, values);
        return self();
    }

    /** The slices along an axis where a 1-d condition is true, a copy. */
    default NDArray compress(Object condition, int axis) {
        return NpTaking.compress(condition, self(), axis);
    }

    /** Each item of the flattened array {@code count} times, a copy. */
    default NDArray repeat(long count) {
        return NpManipulation.repeat(self(), count);
    }

    /** Each slice along an axis {@code count} times, a copy. */
    default NDArray repeat(long count, int axis) {
        return NpManipulation.repeat(self(), count, axis);
    }
}
