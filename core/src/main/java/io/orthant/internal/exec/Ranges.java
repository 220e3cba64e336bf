package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Float16;
import io.orthant.error.DTypeException;
import io.orthant.error.ValueException;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;

/** Evenly spaced numbers, with NumPy's formulas so that every bit agrees. */
public final class Ranges {
    // items that are worth a thread's while
    private static final long PIECE = 1 << 16;

    private Ranges() {}

    /** Integers from start by step up to but not including stop. */
    public static Strided arange(long start, long stop, long step, DType dtype) {
        if (step == 0) {
            throw new ValueException("arange: step cannot be zero");
        }
        long count = 0;
        if (step > 0 ? start < stop : start > stop) {
            long distance = step > 0 ? stop - start : start - stop;
            count = Long.divideUnsigned(distance - 1, Math.abs(step)) + 1;
        }
        if (count < 0) {
            throw new ValueException("arange: maximum allowed size exceeded");
        }
        Strided result = seeds(count, dtype);
        if (count > 0) {
            Items.setLong(dtype, result.array(), 0, start);
        }
        if (count > 1) {
            Items.setLong(dtype, result.array(), dtype.slots(), start + step);
        }
        continued(result, (int) count);
        return result;
    }

    /** {@code ceil((stop - start) / step)} numbers: {@code start + i * delta} with {@code delta = (start + step) - start}. */
    public static Strided arange(double start, double stop, double step, DType dtype) {
        double length = Math.ceil((stop - start) / step);
        if (step == 0 || Double.isNaN(length)) {
            throw new ValueException("arange: cannot compute length of arange(" + start + ", " + stop + ", " + step
                    + ")" + (step == 0 ? ": step cannot be zero" : ""));
        }
        if (length > Long.MAX_VALUE) {
            throw new ValueException("arange: maximum allowed size exceeded");
        }
        long count = Math.max(0, (long) length);
        Strided result = seeds(count, dtype);
        if (count > 0) {
            Items.setDouble(dtype, result.array(), 0, start);
        }
        if (count > 1) {
            Items.setDouble(dtype, result.array(), dtype.slots(), start + step);
        }
        continued(result, (int) count);
        return result;
    }

    private static Strided seeds(long count, DType dtype) {
        if (dtype.isBool() && count > 2) {
            throw new DTypeException("arange: no fill function for bool beyond two items");
        }
        return Strided.zeros(dtype, count);
    }

    // the first two items are there; the rest follow in the dtype's own arithmetic, as NumPy's fill functions do
    private static void continued(Strided result, int n) {
        if (n <= 2) {
            return;
        }
        Parallel.ranges(n, PIECE, (from, to) -> continued(result, Math.max(2, (int) from), (int) to));
    }

    private static void continued(Strided result, int from, int to) {
        switch (result.dtype()) {
            case BOOL -> {}
            case INT8, UINT8 -> {
                byte[] a = (byte[]) result.array();
                for (int i = from, delta = a[1] - a[0]; i < to; i++) {
                    a[i] = (byte) (a[0] + i * delta);
                }
            }
            case INT16, UINT16 -> {
                short[] a = (short[]) result.array();
                for (int i = from, delta = a[1] - a[0]; i < to; i++) {
                    a[i] = (short) (a[0] + i * delta);
                }
            }
            case INT32, UINT32 -> {
                int[] a = (int[]) result.array();
                for (int i = from, delta = a[1] - a[0]; i < to; i++) {
                    a[i] = a[0] + i * delta;
                }
            }
            case INT64, UINT64 -> {
                long[] a = (long[]) result.array();
                long start = a[0];
                long delta = a[1] - start;
                for (int i = from; i < to; i++) {
                    a[i] = start + i * delta;
                }
            }
            case FLOAT16 -> {
                short[] a = (short[]) result.array();
                float start = Float16.toFloat(a[0]);
                float delta = Float16.toFloat(a[1]) - start;
                for (int i = from; i < to; i++) {
                    a[i] = Float16.fromFloat(start + i * delta);
                }
            }
            case FLOAT32 -> floats((float[]) result.array(), 0, 1, from, to);
            case FLOAT64 -> doubles((double[]) result.array(), 0, 1, from, to);
            case COMPLEX64 -> {
                floats((float[]) result.array(), 0, 2, from, to);
                floats((float[]) result.array(), 1, 2, from, to);
            }
            case COMPLEX128 -> {
                doubles((double[]) result.array(), 0, 2, from, to);
                doubles((double[]) result.array(), 1, 2, from, to);
            }
        }
    }

    private static void floats(float[] a, int part, int step, int from, int to) {
        float start = a[part];
        float delta = a[part + step] - start;
        for (int i = from; i < to; i++) {
            a[part + i * step] = start + i * delta;
        }
    }

    private static void doubles(double[] a, int part, int step, int from, int to) {
        double start = a[part];
        double delta = a[part + step] - start;
        for (int i = from; i < to; i++) {
            a[part + i * step] = start + i * delta;
        }
    }

    /** Evenly spaced float64 numbers over an interval, in NumPy's order of operations. */
    public static double[] linspace(double start, double stop, long count, boolean endpoint) {
        if (count < 0) {
            throw new ValueException("linspace: number of samples, " + count + ", must be non-negative");
        }
        double[] y = (double[]) Strided.zeros(DType.FLOAT64, count).array();
        long div = endpoint ? count - 1 : count;
        double delta = stop - start;
        double step = step(start, stop, count, endpoint);
        Parallel.ranges(y.length, PIECE, (from, to) -> {
            for (int i = (int) from; i < (int) to; i++) {
                if (div > 0 && step != 0) {
                    y[i] = i * step + start;
                } else {
                    y[i] = (div <= 0 ? i * delta : i / (double) div * delta) + start;
                }
            }
        });
        if (endpoint && count > 1) {
            y[y.length - 1] = stop;
        }
        return y;
    }

    /** The distance of neighbours in {@link #linspace}; NaN where there are none. */
    public static double step(double start, double stop, long count, boolean endpoint) {
        long div = endpoint ? count - 1 : count;
        return div > 0 ? (stop - start) / div : Double.NaN;
    }

    /** Numbers of constant ratio: powers of ten of evenly spaced logarithms, the given ends put in exactly. */
    public static double[] geomspace(double start, double stop, long count, boolean endpoint) {
        if (start == 0 || stop == 0) {
            throw new ValueException("geomspace: geometric sequence cannot include zero");
        }
        // turned so that the first number is positive; a change of sign on the way gives NaN
        double sign = Math.signum(start);
        double[] y = linspace(Math.log10(start * sign), Math.log10(stop * sign), count, endpoint);
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.pow(10, y[i]) * sign;
        }
        if (count > 0) {
            y[0] = start;
        }
        if (endpoint && count > 1) {
            y[y.length - 1] = stop;
        }
        return y;
    }
}
