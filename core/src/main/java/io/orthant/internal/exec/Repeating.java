package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.shape.Axes;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;

/** Arrays whose items are repeated, rolled or extended. */
public final class Repeating {
    private static final int TASK = 1 << 14;

    /** So many slices are sooner copied than listed. */
    private static final int FEW = 32;

    private Repeating() {}

    /** How {@link #pad} makes items beyond the edges. */
    public enum Beyond {
        /** The item at the edge. */
        EDGE,
        /** Mirrored at the edge item, which is not repeated. */
        REFLECT,
        /** Mirrored at the edge, the edge item repeated. */
        SYMMETRIC,
        /** From the opposite side. */
        WRAP
    }

    /** The whole array again and again: {@code reps[k]} times along axis {@code k}. */
    public static Strided tile(Strided a, long... reps) {
        int rank = Math.max(a.rank(), reps.length);
        long[] inner = new long[2 * rank];
        long[] target = new long[2 * rank];
        long[] shape = new long[rank];
        for (int i = 0; i < rank; i++) {
            int own = i - (rank - a.rank());
            int given = i - (rank - reps.length);
            long n = own < 0 ? 1 : a.shape()[own];
            long times = given < 0 ? 1 : reps[given];
            inner[2 * i] = 1;
            inner[2 * i + 1] = n;
            target[2 * i] = times;
            target[2 * i + 1] = n;
            shape[i] = times * n;
        }
        Strided fresh = Strided.zeros(a.dtype(), Shapes.checked(shape));
        Strided source = Views.reshape(Assign.contiguous(a, a.dtype()), inner, false);
        Strided parts = Views.reshape(fresh, target, false);
        if (source == null || parts == null) {
            throw new IllegalStateException("a row-major array reshapes without a copy");
        }
        Assign.assign(source, parts);
        return fresh;
    }

    /** Each item along an axis as many times as its count says; one count serves all. */
    public static Strided repeat(Strided a, Strided counts, int alongAxis) {
        int axis = Axes.normalize("repeat", alongAxis, a.rank());
        long n = a.shape()[axis];
        if (counts.rank() > 1 || counts.rank() == 1 && counts.shape()[0] != n && counts.shape()[0] != 1) {
            throw new ShapeException("repeat: operands could not be broadcast together with shape (" + n + ",) "
                    + Shapes.text(counts.shape()));
        }
        if (counts.size() == 1 && !a.dtype().isComplex()) {
            long count = ((long[]) Assign.copy(counts, DType.INT64).array())[0];
            return repeat(a, count, axis);
        }
        long[] times = (long[])
                Assign.copy(counts.broadcastTo(new long[] {n}), DType.INT64).array();
        long total = 0;
        for (long t : times) {
            if (t < 0) {
                throw new ValueException("repeat: repeats may not contain negative values, found " + t);
            }
            total = Math.addExact(total, t);
        }
        long[] index = (long[]) Strided.zeros(DType.INT64, total).array();
        int at = 0;
        for (int i = 0; i < times.length; i++) {
            Arrays.fill(index, at, at + (int) times[i], i);
            at += (int) times[i];
        }
        return Taking.take(a, Strided.of(DType.INT64, index, total), axis);
    }

    private static Strided repeat(Strided a, long count, int axis) {
        if (count < 0) {
            throw new ValueException("repeat: repeats may not contain negative values, found " + count);
        }
        long[] shape = a.shape().clone();
        shape[axis] = Math.multiplyExact(shape[axis], count);
        Strided fresh = Strided.zeros(a.dtype(), Shapes.checked(shape));
        Strided source = Assign.contiguous(a, a.dtype());
        Rows rows = Rows.along(a.shape(), axis, 1);
        int inner = rows.step();
        int times = (int) count;
        int n = fresh.size() == 0 ? 0 : rows.count() / inner * rows.length();
        Parallel.ranges(n, Math.max(1, TASK / Math.max(1, inner * times)), (first, last) -> {
            int from = (int) source.offset() + (int) first * inner;
            int to = (int) first * inner * times;
            int slices = (int) (last - first);
            if (inner == 1) {
                for (int k = 0; k < times; k++) {
                    Moves.copy(source.array(), from, 1, fresh.array(), to + k, times, slices);
                }
                return;
            }
            for (int i = 0; i < slices; i++, from += inner) {
                for (int k = 0; k < times; k++, to += inner) {
                    System.arraycopy(source.array(), from, fresh.array(), to, inner);
                }
            }
        });
        return fresh;
    }

    /** Items moved along an axis; what falls off comes in at the other end. */
    public static Strided roll(Strided a, long shift, int alongAxis) {
        int axis = Axes.normalize("roll", alongAxis, a.rank());
        long n = a.shape()[axis];
        Strided fresh = Views.freshLike(a, a.dtype());
        if (a.size() == 0) {
            return fresh;
        }
        long k = Math.floorMod(shift, n);
        Assign.assign(Views.slice(a, axis, 0, n - k, 1), Views.slice(fresh, axis, k, n - k, 1));
        Assign.assign(Views.slice(a, axis, n - k, k, 1), Views.slice(fresh, axis, 0, k, 1));
        return fresh;
    }

    /** Items added before and after each axis: one value. */
    public static Strided pad(Strided a, long[][] widths, Strided value) {
        long[] shape = a.shape().clone();
        for (int i = 0; i < shape.length; i++) {
            shape[i] += widths[i][0] + widths[i][1];
        }
        Strided fresh = Views.fresh(a.dtype(), Shapes.checked(shape), Views.prefersColumns(a));
        Assign.assign(value, fresh);
        Strided middle = fresh;
        for (int i = 0; i < shape.length; i++) {
            middle = Views.slice(middle, i, widths[i][0], a.shape()[i], 1);
        }
        Assign.assign(a, middle);
        return fresh;
    }

    /** Items added before and after each axis, taken from the array. */
    public static Strided pad(Strided a, long[][] widths, Beyond beyond) {
        long slices = 0;
        for (int i = 0; i < a.rank(); i++) {
            slices += a.shape()[i] == 0 ? FEW : widths[i][0] + widths[i][1];
        }
        if (slices < FEW) {
            return padFew(a, widths, beyond);
        }
        Strided result = a;
        for (int i = 0; i < a.rank(); i++) {
            long n = a.shape()[i];
            long total = widths[i][0] + n + widths[i][1];
            if (n == 0 && total > 0) {
                throw new ValueException("pad: can't extend empty axis " + i + " using modes other than 'constant'");
            }
            long[] index = (long[]) Strided.zeros(DType.INT64, total).array();
            for (int k = 0; k < total; k++) {
                index[k] = source(k - widths[i][0], n, beyond);
            }
            result = Taking.take(result, Strided.of(DType.INT64, index, total), i);
        }
        return Views.laidOutAs(a, result);
    }

    /** Pads by copying slices of what is there already, axis after axis. */
    private static Strided padFew(Strided a, long[][] widths, Beyond beyond) {
        long[] shape = a.shape().clone();
        for (int i = 0; i < shape.length; i++) {
            shape[i] += widths[i][0] + widths[i][1];
        }
        Strided fresh = Views.fresh(a.dtype(), Shapes.checked(shape), Views.prefersColumns(a));
        Strided middle = fresh;
        for (int i = 0; i < shape.length; i++) {
            middle = Views.slice(middle, i, widths[i][0], a.shape()[i], 1);
        }
        Assign.assign(a, middle);
        for (int i = 0; i < shape.length; i++) {
            Strided ready = fresh;
            for (int later = i + 1; later < shape.length; later++) {
                ready = Views.slice(ready, later, widths[later][0], a.shape()[later], 1);
            }
            long n = a.shape()[i];
            for (long k = 0; k < shape[i]; k++) {
                if (k == widths[i][0]) {
                    k += n;
                }
                if (k < shape[i]) {
                    long from = widths[i][0] + source(k - widths[i][0], n, beyond);
                    Assign.assign(Views.slice(ready, i, from, 1, 1), Views.slice(ready, i, k, 1, 1));
                }
            }
        }
        return fresh;
    }

    private static long source(long k, long n, Beyond beyond) {
        return switch (beyond) {
            case EDGE -> Math.clamp(k, 0, n - 1);
            case WRAP -> Math.floorMod(k, n);
            case SYMMETRIC -> {
                long m = Math.floorMod(k, 2 * n);
                yield m < n ? m : 2 * n - 1 - m;
            }
            case REFLECT -> {
                long period = Math.max(1, 2 * (n - 1));
                long m = Math.floorMod(k, period);
                yield m < n ? m : period - m;
            }
        };
    }

    /** Items in row-major order, again from the start where they run out, under a new shape; zeros if there are none. */
    public static Strided resize(Strided a, long... shape) {
        long total = Shapes.size(shape);
        Strided flat = Assign.contiguous(a, a.dtype());
        Strided fresh = Strided.zeros(a.dtype(), Shapes.checked(shape));
        long size = flat.size() * a.dtype().slots();
        if (size > 0) {
            long all = total * a.dtype().slots();
            for (long at = 0; at < all; at += size) {
                System.arraycopy(
                        flat.array(), (int) flat.offset(), fresh.array(), (int) at, (int) Math.min(size, all - at));
            }
        }
        return fresh;
    }
}
