package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.error.ValueException;
import io.orthant.internal.shape.Axes;
import io.orthant.internal.storage.Strided;
import java.util.List;

/**
 * Sorting along an axis in NumPy's order: NaN last, complex lexicographic, −0.0 equal to 0.0. All sorts are stable, so
 * that results are those of NumPy's {@code kind='stable'}; NumPy's other kinds may order equal items (zeros of different
 * sign, argsort's ties) in another way.
 */
public final class Sorting {
    private Sorting() {}

    /** A sorted copy. */
    public static Strided sort(Strided a, int axis) {
        int k = Axes.normalize("sort", axis, a.rank());
        Strided source = Assign.contiguous(a, a.dtype());
        Strided result = Strided.zeros(a.dtype(), a.shape());
        sort(source, result, k);
        return result;
    }

    /** Sorts an array itself. */
    public static void sortInPlace(Strided a, int axis) {
        int k = Axes.normalize("sort", axis, a.rank());
        if (a.isRowMajor()) {
            sort(a, a, k);
        } else {
            Assign.assign(sort(a, k), a);
        }
    }

    private static void sort(Strided source, Strided target, int axis) {
        if (source.size() == 0) {
            return;
        }
        DType dtype = source.dtype();
        int n = (int) source.shape()[axis];
        Rows rows = Rows.along(source.shape(), axis, dtype.slots());
        int from = (int) source.offset();
        int to = (int) target.offset();
        rows.forEach(lanes -> {
            LaneSort lane = new LaneSort(dtype);
            lanes.forEach(at -> {
                if (dtype.isComplex()) {
                    sortComplex(dtype, source.array(), from + at, target.array(), to + at, rows.step(), n);
                } else {
                    lane.sort(dtype, source.array(), from + at, target.array(), to + at, rows.step(), n);
                }
            });
        });
    }

    /** The indices (int64) that sort the array, equal items in their own order. */
    public static Strided argsort(Strided a, int axis) {
        int k = Axes.normalize("argsort", axis, a.rank());
        Strided source = Assign.contiguous(a, a.dtype());
        Strided result = Strided.zeros(DType.INT64, a.shape());
        if (a.size() == 0) {
            return result;
        }
        DType dtype = a.dtype();
        int n = (int) a.shape()[k];
        int from = (int) source.offset();
        int slots = dtype.slots();
        Rows rows = Rows.along(a.shape(), k, 1);
        int step = rows.step();
        rows.forEach(lanes -> {
            LaneOrder lane = new LaneOrder();
            long[] indices = (long[]) result.array();
            long[] order = step == 1 ? indices : new long[n];
            lanes.forEach(at -> {
                SortedOrder.write(
                        lane, dtype, source.array(), from + at * slots, step * slots, n, order, step == 1 ? at : 0);
                if (step != 1) {
                    Moves.copy(order, 0, 1, indices, at, step, n);
                }
            });
        });
        return result;
    }

    /** A copy in which the items at {@code kth} are where sorting puts them, smaller ones before, larger ones behind. */
    public static Strided partition(Strided a, int axis, long... kth) {
        checkKth(a, axis, kth);
        int k = Axes.normalize("partition", axis, a.rank());
        int n = (int) a.shape()[k];
        if (kth.length != 1
                || k != a.rank() - 1
                || n < Parting.SHORT
                || a.dtype().isComplex()) {
            return sort(a, k);
        }
        DType dtype = a.dtype();
        Strided source = Assign.contiguous(a, dtype);
        Strided result = Strided.zeros(dtype, a.shape());
        int from = (int) source.offset();
        int place = (int) (kth[0] < 0 ? kth[0] + n : kth[0]);
        Rows.along(a.shape(), k, 1).forEach(lanes -> {
            LaneSort lane = new LaneSort(dtype);
            lanes.forEach(at -> {
                if (!Parting.items(dtype, source.array(), from + at, result.array(), at, n, place)) {
                    lane.sort(dtype, source.array(), from + at, result.array(), at, 1, n);
                }
            });
        });
        return result;
    }

    /** The indices that partition the array. */
    public static Strided argpartition(Strided a, int axis, long... kth) {
        checkKth(a, axis, kth);
        int k = Axes.normalize("partition", axis, a.rank());
        int n = (int) a.shape()[k];
        if (kth.length != 1
                || k != a.rank() - 1
                || n < Parting.SHORT
                || a.dtype().isComplex()) {
            return argsort(a, k);
        }
        DType dtype = a.dtype();
        Strided source = Assign.contiguous(a, dtype);
        Strided result = Strided.zeros(DType.INT64, a.shape());
        long[] indices = (long[]) result.array();
        int from = (int) source.offset();
        int place = (int) (kth[0] < 0 ? kth[0] + n : kth[0]);
        Rows.along(a.shape(), k, 1).forEach(lanes -> {
            LaneOrder lane = new LaneOrder();
            lanes.forEach(at -> {
                KeyRange.Source keys =
                        (i, count, out) -> SortKeys.load(dtype, source.array(), from + at + i, 1, count, out, 0);
                if (!Parting.indices(keys, indices, at, n, place)) {
                    lane.order(n, keys, indices, at);
                }
            });
        });
        return result;
    }

    /** The indices that sort by several keys of one shape, the last of them the most important, along an axis. */
    public static Strided lexsort(List<Strided> keys, int axis) {
        if (keys.isEmpty()) {
            throw new ValueException("lexsort: need sequence of keys with len > 0");
        }
        Strided first = keys.getFirst();
        int k = Axes.normalize("lexsort", axis, first.rank());
        List<Strided> lanes = keys.stream()
                .map(key -> Assign.contiguous(Lanes.axisLast(key.broadcastTo(first.shape()), k), key.dtype()))
                .toList();
        Strided result = Strided.zeros(DType.INT64, lanes.getFirst().shape());
        int n = Lanes.length(result);
        int count = Lanes.count(result);
        for (int i = 0; i < count; i++) {
            long[] order = null;
            for (Strided key : lanes) {
                if (key.dtype().isComplex()) {
                    throw new ValueException("lexsort: complex keys are not supported; pass real and imaginary parts");
                }
                long[] items = SortKeys.of(key.dtype(), key.array(), (int) key.offset() + i * n, 1, n);
                order = order == null ? SortedOrder.of(items) : SortedOrder.then(order, items);
            }
            System.arraycopy(order, 0, (long[]) result.array(), i * n, n);
        }
        return Lanes.restored(result, k);
    }

    private static void checkKth(Strided a, int axis, long... kth) {
        long n = a.shape()[Axes.normalize("partition", axis, a.rank())];
        for (long k : kth) {
            if (k < -n || k >= n) {
                throw new ValueException("partition: kth(=" + k + ") out of bounds (" + n + ")");
            }
        }
    }

    /** Sorts {@code n} items from a slot on, in place. */
    static void sortLane(DType dtype, Object array, int from, int n) {
        if (dtype.isComplex()) {
            sortComplex(dtype, array, from, array, from, dtype.slots(), n);
        } else {
            new LaneSort(dtype).sort(dtype, array, from, array, from, 1, n);
        }
    }

    private static void sortComplex(DType dtype, Object source, int from, Object target, int to, int step, int n) {
        long[] order = new long[n];
        SortedOrder.write(new LaneOrder(), dtype, source, from, step, n, order, 0);
        Object sorted = Moves.like(source, 2 * n);
        for (int i = 0; i < n; i++) {
            System.arraycopy(source, from + (int) order[i] * step, sorted, 2 * i, 2);
        }
        Moves.copy(sorted, 0, 2, target, to, step, n);
        Moves.copy(sorted, 1, 2, target, to + 1, step, n);
    }
}
