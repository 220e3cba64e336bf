package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;

/** Running sums and products along runs, the latest value kept in a register. */
final class RunningFold {
    private RunningFold() {}

    /** Whether there is a loop for this: a sum or product of 64-bit numbers or float32. */
    static boolean applies(Op op, DType source, DType result) {
        boolean sum = op.name().equals("add") || op.name().equals("multiply");
        return sum
                && source == result
                && (result == DType.FLOAT64
                        || result == DType.FLOAT32
                        || result == DType.INT64
                        || result == DType.UINT64);
    }

    /** Fills the result along an axis, one run by one thread. */
    static void run(Op op, Strided source, Strided result, int axis) {
        boolean product = op.name().equals("multiply");
        int n = (int) source.shape()[axis];
        int step = (int) source.strides()[axis];
        int to = (int) result.strides()[axis];
        long[] outer = source.shape().clone();
        outer[axis] = 1;
        long runs = 1;
        for (long extent : outer) {
            runs *= extent;
        }
        Parallel.ranges(runs, Math.max(1, FoldPieces.GRAIN / n), (from, end) -> {
            long[] index = new long[outer.length];
            long left = from;
            for (int i = index.length - 1; i >= 0; i--) {
                index[i] = left % outer[i];
                left /= outer[i];
            }
            for (long k = from; k < end; k++) {
                along(
                        product,
                        source.array(),
                        (int) source.slot(index),
                        step,
                        result.array(),
                        (int) result.slot(index),
                        to,
                        n);
                for (int i = index.length - 1; i >= 0 && ++index[i] == outer[i]; i--) {
                    index[i] = 0;
                }
            }
        });
    }

    private static void along(
            boolean product, Object source, int at, int step, Object result, int slot, int to, int n) {
        switch (source) {
            case double[] a when product -> products(a, at, step, (double[]) result, slot, to, n);
            case double[] a -> sums(a, at, step, (double[]) result, slot, to, n);
            case float[] a when product -> products(a, at, step, (float[]) result, slot, to, n);
            case float[] a -> sums(a, at, step, (float[]) result, slot, to, n);
            case long[] a when product -> products(a, at, step, (long[]) result, slot, to, n);
            default -> sums((long[]) source, at, step, (long[]) result, slot, to, n);
        }
    }

    private static void sums(double[] a, int at, int step, double[] to, int slot, int along, int n) {
        if (step == 1 && along == 1) {
            sums(a, at, to, slot, n);
            return;
        }
        double s = a[at];
        to[slot] = s;
        for (int i = 1, p = at + step, q = slot + along; i < n; i++, p += step, q += along) {
            s += a[p];
            to[q] = s;
        }
    }

    private static void products(double[] a, int at, int step, double[] to, int slot, int along, int n) {
        double s = a[at];
        to[slot] = s;
        for (int i = 1, p = at + step, q = slot + along; i < n; i++, p += step, q += along) {
            s *= a[p];
            to[q] = s;
        }
    }

    private static void sums(float[] a, int at, int step, float[] to, int slot, int along, int n) {
        if (step == 1 && along == 1) {
            sums(a, at, to, slot, n);
            return;
        }
        float s = a[at];
        to[slot] = s;
        for (int i = 1, p = at + step, q = slot + along; i < n; i++, p += step, q += along) {
            s += a[p];
            to[q] = s;
        }
    }

    private static void products(float[] a, int at, int step, float[] to, int slot, int along, int n) {
        float s = a[at];
        to[slot] = s;
        for (int i = 1, p = at + step, q = slot + along; i < n; i++, p += step, q += along) {
            s *= a[p];
            to[q] = s;
        }
    }

    private static void sums(long[] a, int at, int step, long[] to, int slot, int along, int n) {
        if (step == 1 && along == 1) {
            sums(a, at, to, slot, n);
            return;
        }
        long s = a[at];
        to[slot] = s;
        for (int i = 1, p = at + step, q = slot + along; i < n; i++, p += step, q += along) {
            s += a[p];
            to[q] = s;
        }
    }

    private static void products(long[] a, int at, int step, long[] to, int slot, int along, int n) {
        long s = a[at];
        to[slot] = s;
        for (int i = 1, p = at + step, q = slot + along; i < n; i++, p += step, q += along) {
            s *= a[p];
            to[q] = s;
        }
    }

    private static void sums(double[] a, int at, double[] to, int slot, int n) {
        double s = a[at];
        to[slot] = s;
        for (int i = 1; i < n; i++) {
            s += a[at + i];
            to[slot + i] = s;
        }
    }

    private static void sums(float[] a, int at, float[] to, int slot, int n) {
        float s = a[at];
        to[slot] = s;
        for (int i = 1; i < n; i++) {
            s += a[at + i];
            to[slot + i] = s;
        }
    }

    private static void sums(long[] a, int at, long[] to, int slot, int n) {
        long s = a[at];
        to[slot] = s;
        for (int i = 1; i < n; i++) {
            s += a[at + i];
            to[slot + i] = s;
        }
    }
}
