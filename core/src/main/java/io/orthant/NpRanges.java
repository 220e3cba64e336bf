package io.orthant;

import io.orthant.dtype.DType;
import io.orthant.internal.exec.Ranges;

/** NumPy's functions that make evenly spaced numbers. */
abstract sealed class NpRanges permits NpCreation {
    /** Integers from 0 up to but not including {@code stop}, int64. */
    public static NDArray arange(long stop) {
        return arange(0, stop, 1, DType.INT64);
    }

    /** Integers from 0 up to but not including {@code stop}. */
    public static NDArray arange(long stop, DType dtype) {
        return arange(0, stop, 1, dtype);
    }

    /** Integers from {@code start} up to but not including {@code stop}, int64. */
    public static NDArray arange(long start, long stop) {
        return arange(start, stop, 1, DType.INT64);
    }

    /** Integers from {@code start} by {@code step} up to but not including {@code stop}, int64. */
    public static NDArray arange(long start, long stop, long step) {
        return arange(start, stop, step, DType.INT64);
    }

    /** Integers from {@code start} by {@code step} up to but not including {@code stop}. */
    public static NDArray arange(long start, long stop, long step, DType dtype) {
        return NDArray.of(Ranges.arange(start, stop, step, dtype));
    }

    /** {@code 0.0, 1.0, …} below {@code stop}, float64. */
    public static NDArray arange(double stop) {
        return arange(0, stop, 1, DType.FLOAT64);
    }

    /** {@code start, start + 1, …} below {@code stop}, float64. */
    public static NDArray arange(double start, double stop) {
        return arange(start, stop, 1, DType.FLOAT64);
    }

    /** Numbers from {@code start} by {@code step} up to {@code stop}, float64. */
    public static NDArray arange(double start, double stop, double step) {
        return arange(start, stop, step, DType.FLOAT64);
    }

    /**
     * Numbers from {@code start} by {@code step}, {@code ceil((stop - start) / step)} of them; by rounding the last one
     * may reach {@code stop}: prefer {@link #linspace(double, double, long)} for fractions.
     */
    public static NDArray arange(double start, double stop, double step, DType dtype) {
        return NDArray.of(Ranges.arange(start, stop, step, dtype));
    }

    /** Evenly spaced float64 numbers from {@code start} to {@code stop}, both included. */
    public static NDArray linspace(double start, double stop, long count) {
        return linspace(start, stop, count, true);
    }

    /** Evenly spaced float64 numbers from {@code start} to {@code stop}, with or without {@code stop} itself. */
    public static NDArray linspace(double start, double stop, long count, boolean endpoint) {
        double[] items = Ranges.linspace(start, stop, count, endpoint);
        return NpCreation.wrap(items);
    }
}
