package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.error.IndexException;
import io.orthant.internal.exec.IndexTerm.At;
import io.orthant.internal.exec.IndexTerm.Pick;
import io.orthant.internal.shape.Axes;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Slices put into, and taken out of, an axis. */
public final class Editing {
    private Editing() {}

    /** A copy without the slices at an index. */
    public static Strided delete(Strided a, IndexTerm index, int alongAxis) {
        int axis = Axes.normalize("delete", alongAxis, a.rank());
        long n = a.shape()[axis];
        long[] gone = places(index, axis, n, n - 1);
        boolean run = gone.length == 1 || index instanceof IndexTerm.Span;
        if (run && gone.length > 0 && Math.abs(gone[gone.length - 1] - gone[0]) == gone.length - 1) {
            return deleteRun(a, axis, Math.min(gone[0], gone[gone.length - 1]), gone.length);
        }
        byte[] keep = (byte[]) Strided.zeros(DType.BOOL, n).array();
        Arrays.fill(keep, (byte) 1);
        for (long i : gone) {
            keep[(int) i] = 0;
        }
        Selection rest = along(a, Strided.of(DType.BOOL, keep, n), axis);
        return run ? Views.laidOutAs(a, rest.copy()) : rest.get();
    }

    private static Strided deleteRun(Strided a, int axis, long at, long count) {
        long rest = a.shape()[axis] - at - count;
        Strided result = widened(a, axis, -count);
        Assign.assign(Views.slice(a, axis, 0, at, 1), Views.slice(result, axis, 0, at, 1));
        Assign.assign(Views.slice(a, axis, at + count, rest, 1), Views.slice(result, axis, at, rest, 1));
        return result;
    }

    /**
     * A copy with values before the given places. An integer, or an array of one, takes all slices of the values (of a
     * bare integer the values' first axis is the one along which they go in); several places one slice each.
     */
    public static Strided insert(Strided a, IndexTerm index, Strided values, int alongAxis) {
        int axis = Axes.normalize("insert", alongAxis, a.rank());
        long n = a.shape()[axis];
        long[] at = places(index, axis, n, n);
        Strided given = Assign.contiguous(values, a.dtype());
        boolean bare = index instanceof At || index instanceof Pick(Strided p) && p.rank() == 0;
        if (at.length == 1) {
            Strided slices = padded(given, a.rank());
            if (bare) {
                slices = Views.moveaxis(slices, new int[] {0}, new int[] {axis});
            }
            return insertBlock(a, at[0], slices, axis);
        }
        Integer[] order = IntStream.range(0, at.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingLong(i -> at[i]));
        for (int k = 0; k < order.length; k++) {
            at[order[k]] += k;
        }
        Strided result = widened(a, axis, at.length);
        byte[] old = (byte[]) Strided.zeros(DType.BOOL, n + at.length).array();
        Arrays.fill(old, (byte) 1);
        for (long i : at) {
            old[(int) i] = 0;
        }
        Strided mask = Strided.of(DType.BOOL, old, n + at.length);
        along(result, Strided.of(DType.INT64, at, at.length), axis).set(given);
        along(result, mask, axis).set(a);
        return result;
    }

    private static Strided insertBlock(Strided a, long at, Strided slices, int axis) {
        long n = a.shape()[axis];
        long count = slices.shape()[axis];
        Strided result = widened(a, axis, count);
        Assign.assign(Views.slice(a, axis, 0, at, 1), Views.slice(result, axis, 0, at, 1));
        Assign.assign(slices, Views.slice(result, axis, at, count, 1));
        Assign.assign(Views.slice(a, axis, at, n - at, 1), Views.slice(result, axis, at + count, n - at, 1));
        return result;
    }

    private static Strided widened(Strided a, int axis, long count) {
        long[] shape = a.shape().clone();
        shape[axis] += count;
        return Views.fresh(a.dtype(), shape, Views.prefersColumns(a));
    }

    private static Strided padded(Strided values, int rank) {
        int missing = Math.max(0, rank - values.rank());
        return Views.expandDims(values, IntStream.range(0, missing).toArray());
    }

    private static Selection along(Strided a, Strided indices, int axis) {
        IndexTerm[] terms = new IndexTerm[axis + 1];
        Arrays.fill(terms, new IndexTerm.Span(null, null, null));
        terms[axis] = new Pick(indices);
        return Selection.of(a, List.of(terms));
    }

    // places counted from the start; an integer may be as large as the limit, which insert sets to the size itself
    private static long[] places(IndexTerm index, int axis, long n, long limit) {
        Strided given;
        if (index instanceof At(long i)) {
            given = Strided.of(DType.INT64, new long[] {i}, 1);
        } else if (index instanceof Pick(Strided p) && !p.dtype().isBool()) {
            given = p;
        } else {
            return (long[]) Selection.of(Ranges.arange(0, n, 1, DType.INT64), List.of(index))
                    .copy()
                    .array();
        }
        if (given.size() > 0 && !given.dtype().isInteger()) {
            throw new IndexException(
                    "arrays used as indices must be of integer (or boolean) type, found " + given.dtype());
        }
        long[] items = (long[]) Assign.copy(given, DType.INT64).array();
        for (int k = 0; k < items.length; k++) {
            if (items[k] < -n || items[k] > limit) {
                throw new IndexException(
                        "index " + items[k] + " is out of bounds for axis " + axis + " with size " + n);
            }
            items[k] += items[k] < 0 ? n : 0;
        }
        return items;
    }

    /** A view without zeros at the front or back of each axis. */
    public static Strided trimZeros(Strided a, boolean front, boolean back) {
        Strided result = a;
        byte[] flags = (byte[]) Assign.copy(a, DType.BOOL).array();
        long inner = a.size();
        for (int axis = 0; axis < a.rank(); axis++) {
            long n = a.shape()[axis];
            inner = n == 0 ? 0 : inner / n;
            long first = n;
            long last = -1;
            for (int i = 0; i < flags.length; i++) {
                if (flags[i] != 0) {
                    long at = i / inner % n;
                    first = Math.min(first, at);
                    last = Math.max(last, at);
                }
            }
            long from = front ? first : 0;
            long to = back ? last + 1 : n;
            result = Views.slice(result, axis, from, Math.max(0, to - from), 1);
        }
        return result;
    }
}
