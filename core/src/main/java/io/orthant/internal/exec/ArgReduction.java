package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.shape.Axes;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Staging;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;

/** Positions of extremes: the first of equal ones; NaN counts as extreme, as in NumPy. */
public final class ArgReduction {
    private ArgReduction() {}

    /**
     * Indices of the largest or smallest item along one axis, or in the flattened array.
     *
     * @param largest whether the largest is sought
     * @param options axes null or one axis; keepdims and out are observed
     */
    public static Strided find(Strided a, boolean largest, Reduction.Options options) {
        String name = largest ? "argmax" : "argmin";
        int[] axes = options.axes();
        if (a.rank() == 0 && axes != null && Reduction.axes(name, axes, 0).length == 0) {
            axes = null;
        }
        if (axes != null && axes.length != 1) {
            throw new ValueException(name + ": takes one axis or none, got " + Arrays.toString(axes));
        }
        if (Staging.isNative(a)) {
            return axes == null && a.isRowMajor() && a.size() > StreamedFold.PART
                    ? finish(
                            name, Strided.of(DType.INT64, new long[] {StreamedFold.find(a, largest)}, 1), a, 0, options)
                    : find(Staging.onHeap(a), largest, options);
        }
        Strided source = axes == null ? flat(a) : a;
        int axis = axes == null ? 0 : Axes.normalize(name, axes[0], a.rank());
        long n = source.shape()[axis];
        long[] kept = source.shape().clone();
        kept[axis] = 1;
        if (n == 0 && Shapes.size(kept) > 0) {
            throw new ValueException("attempt to get " + name + " of an empty sequence");
        }
        Strided result = Strided.zeros(DType.INT64, kept);
        long[] found = (long[]) result.array();
        if (ExtremeColumns.applies(source, axis)) {
            ExtremeColumns.find(source, axis, largest, found);
        } else {
            Parallel.ranges(
                    found.length,
                    Math.max(1, FoldPieces.GRAIN / Math.max(1, n)),
                    (from, to) -> find(source, axis, largest, kept, found, (int) from, (int) to));
        }
        return finish(
                name,
                result,
                a,
                axis,
                axes == null ? Reduction.Options.ALL.withOut(options.out()).withKeepdims(options.keepdims()) : options);
    }

    private static Strided finish(String name, Strided result, Strided a, int axis, Reduction.Options options) {
        Strided shaped = shaped(result, a, options.axes() == null, axis, options.keepdims());
        if (options.out() == null) {
            return shaped;
        }
        if (!Arrays.equals(options.out().shape(), shaped.shape())) {
            throw new ShapeException(name + ": output array does not match result: shapes "
                    + Shapes.text(options.out().shape()) + " and " + Shapes.text(shaped.shape()));
        }
        Assign.assign(shaped, options.out());
        return options.out();
    }

    private static void find(Strided source, int axis, boolean largest, long[] kept, long[] found, int begin, int end) {
        long n = source.shape()[axis];
        long step = source.strides()[axis];
        long[] index = new long[source.rank()];
        long left = begin;
        for (int i = index.length - 1; i >= 0; i--) {
            index[i] = left % kept[i];
            left /= kept[i];
        }
        for (int k = begin; k < end; k++) {
            long slot = source.slot(index);
            long place = step == 1 ? Extremes.place(source, slot, n, largest) : -1;
            if (place < 0 && step == 1) {
                place = ExtremeBlocks.find(source, slot, n, largest);
            }
            found[k] = place >= 0 ? place : scan(source, slot, step, n, largest);
            for (int i = index.length - 1; i >= 0 && ++index[i] == kept[i]; i--) {
                index[i] = 0;
            }
        }
    }

    private static Strided shaped(Strided result, Strided a, boolean whole, int axis, boolean keepdims) {
        if (whole) {
            long[] ones = new long[keepdims ? a.rank() : 0];
            Arrays.fill(ones, 1);
            return result.view(0, ones, new long[ones.length]);
        }
        return keepdims ? result : Reduction.dropAxes(result, new int[] {axis});
    }

    private static Strided flat(Strided a) {
        Strided c = Assign.contiguous(a, a.dtype());
        return c.view(c.offset(), new long[] {a.size()}, new long[] {a.dtype().slots()});
    }

    /** The place of the first extreme in a run, one item after the other. */
    static long scan(Strided a, long slot, long step, long n, boolean largest) {
        return switch (a.array()) {
            case double[] d when !a.dtype().isComplex() -> scan(d, (int) slot, (int) step, (int) n, largest ? 1 : -1);
            case float[] f when !a.dtype().isComplex() -> scan(f, (int) slot, (int) step, (int) n, largest ? 1 : -1);
            default -> {
                if (a.dtype().isComplex()) {
                    yield scanComplex(a, slot, step, n, largest);
                }
                yield a.dtype().isFloating()
                        ? scanHalf(a, slot, step, n, largest ? 1 : -1)
                        : scanInteger(a, slot, step, n, largest);
            }
        };
    }

    private static long scan(double[] a, int slot, int step, int n, double sign) {
        double best = sign * a[slot];
        int at = 0;
        if (Double.isNaN(best)) {
            return 0;
        }
        for (int i = 1, p = slot + step; i < n; i++, p += step) {
            double v = sign * a[p];
            if (!(v <= best)) {
                best = v;
                at = i;
                if (Double.isNaN(v)) {
                    return i;
                }
            }
        }
        return at;
    }

    private static long scan(float[] a, int slot, int step, int n, float sign) {
        float best = sign * a[slot];
        int at = 0;
        if (Float.isNaN(best)) {
            return 0;
        }
        for (int i = 1, p = slot + step; i < n; i++, p += step) {
            float v = sign * a[p];
            if (!(v <= best)) {
                best = v;
                at = i;
                if (Float.isNaN(v)) {
                    return i;
                }
            }
        }
        return at;
    }

    private static long scanHalf(Strided a, long slot, long step, long n, float sign) {
        float[] wide = new float[(int) n];
        for (int i = 0; i < n; i++) {
            wide[i] = (float) Items.getDouble(a.dtype(), a.array(), slot + i * step);
        }
        return scan(wide, 0, 1, (int) n, sign);
    }

    private static long scanInteger(Strided a, long slot, long step, long n, boolean largest) {
        // flipping the sign bit makes unsigned 64-bit order that of signed numbers; complement reverses any order
        long flip = (a.dtype() == DType.UINT64 ? Long.MIN_VALUE : 0) ^ (largest ? 0 : -1);
        long best = Items.getLong(a.dtype(), a.array(), slot) ^ flip;
        long at = 0;
        for (long i = 1; i < n; i++) {
            long v = Items.getLong(a.dtype(), a.array(), slot + i * step) ^ flip;
            if (v > best) {
                best = v;
                at = i;
            }
        }
        return at;
    }

    private static long scanComplex(Strided a, long slot, long step, long n, boolean largest) {
        double sign = largest ? 1 : -1;
        double bestRe = 0;
        double bestIm = 0;
        long at = -1;
        for (long i = 0; i < n; i++) {
            double re = sign * Items.getDouble(a.dtype(), a.array(), slot + i * step);
            double im = sign * Items.getDouble(a.dtype(), a.array(), slot + i * step + 1);
            if (Double.isNaN(re) || Double.isNaN(im)) {
                return i;
            }
            if (at < 0 || re > bestRe || (re == bestRe && im > bestIm)) {
                bestRe = re;
                bestIm = im;
                at = i;
            }
        }
        return at;
    }
}
