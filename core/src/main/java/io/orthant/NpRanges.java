package io.orthant;

import io.orthant.dtype.Casting;
import io.orthant.dtype.DType;
import io.orthant.error.ValueException;
import io.orthant.internal.exec.Grids;
import io.orthant.internal.exec.Ranges;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** NumPy's functions that make evenly spaced numbers, grids and matrices of a pattern. */
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

    /** As {@link #linspace(double, double, long, boolean)} in another dtype; integers by rounding down. */
    public static NDArray linspace(double start, double stop, long count, boolean endpoint, DType dtype) {
        double[] items = Ranges.linspace(start, stop, count, endpoint);
        if (dtype.isInteger()) {
            Arrays.setAll(items, i -> Math.floor(items[i]));
        }
        return NpCreation.wrap(items).astype(dtype, Casting.UNSAFE, false);
    }

    /** The distance between neighbours in {@link #linspace(double, double, long, boolean)}: NumPy's {@code retstep}. */
    public static double linspaceStep(double start, double stop, long count, boolean endpoint) {
        return Ranges.step(start, stop, count, endpoint);
    }

    /** {@code 10 ** x} for evenly spaced exponents, both ends included. */
    public static NDArray logspace(double start, double stop, long count) {
        return logspace(start, stop, count, true, 10);
    }

    /** {@code base ** x} for evenly spaced exponents. */
    public static NDArray logspace(double start, double stop, long count, boolean endpoint, double base) {
        double[] items = Ranges.linspace(start, stop, count, endpoint);
        Arrays.setAll(items, i -> Math.pow(base, items[i]));
        return NpCreation.wrap(items);
    }

    /** Numbers of constant ratio from {@code start} to {@code stop}, both included. */
    public static NDArray geomspace(double start, double stop, long count) {
        return geomspace(start, stop, count, true);
    }

    /**
     * Numbers of constant ratio from {@code start} to {@code stop}.
     *
     * @throws io.orthant.error.ValueException if either is zero
     */
    public static NDArray geomspace(double start, double stop, long count, boolean endpoint) {
        return NpCreation.wrap(Ranges.geomspace(start, stop, count, endpoint));
    }

    /** A float64 matrix with ones on the main diagonal. */
    public static NDArray eye(long n) {
        return eye(n, n, 0, DType.FLOAT64);
    }

    /** A float64 matrix with ones on the k-th diagonal. */
    public static NDArray eye(long rows, long columns, long k) {
        return eye(rows, columns, k, DType.FLOAT64);
    }

    /** A matrix with ones on the k-th diagonal. */
    public static NDArray eye(long rows, long columns, long k, DType dtype) {
        return NDArray.of(Grids.eye(rows, columns, k, dtype));
    }

    /** A float64 identity matrix. */
    public static NDArray identity(long n) {
        return eye(n);
    }

    /** An identity matrix. */
    public static NDArray identity(long n, DType dtype) {
        return eye(n, n, 0, dtype);
    }

    /** A matrix with a 1-d array on its main diagonal; of a matrix a read-only view of its main diagonal. */
    public static NDArray diag(NDArray v) {
        return diag(v, 0);
    }

    /** As {@link #diag(NDArray)} for the k-th diagonal: above the main one, or below if negative. */
    public static NDArray diag(NDArray v, long k) {
        return switch (v.ndim()) {
            case 1 -> NDArray.of(Grids.diagonalMatrix(v.data(), k));
            case 2 -> v.diagonal(k, 0, 1);
            default -> throw new ValueException("diag: input must be 1- or 2-d, found " + v.ndim() + " dimensions");
        };
    }

    /** A matrix with all items of an array on its main diagonal. */
    public static NDArray diagflat(NDArray v) {
        return diagflat(v, 0);
    }

    /** A matrix with all items of an array on its k-th diagonal. */
    public static NDArray diagflat(NDArray v, long k) {
        return NDArray.of(Grids.diagonalMatrix(v.ravel().data(), k));
    }

    /** A float64 square with ones at and below the main diagonal. */
    public static NDArray tri(long n) {
        return tri(n, n, 0, DType.FLOAT64);
    }

    /** A matrix with ones at and below the k-th diagonal. */
    public static NDArray tri(long rows, long columns, long k, DType dtype) {
        return NDArray.of(Grids.triangle(NpCreation.ones(dtype, rows, columns).data(), k, true));
    }

    /** A copy with zeros above the main diagonal of the last two axes. */
    public static NDArray tril(NDArray m) {
        return tril(m, 0);
    }

    /** A copy with zeros above the k-th diagonal of the last two axes. */
    public static NDArray tril(NDArray m, long k) {
        return NDArray.of(Grids.triangle(m.data(), k, true));
    }

    /** A copy with zeros below the main diagonal of the last two axes. */
    public static NDArray triu(NDArray m) {
        return triu(m, 0);
    }

    /** A copy with zeros below the k-th diagonal of the last two axes. */
    public static NDArray triu(NDArray m, long k) {
        return NDArray.of(Grids.triangle(m.data(), k, false));
    }

    /** The Vandermonde matrix of a 1-d array: powers from the highest to 1. */
    public static NDArray vander(NDArray x) {
        return vander(x, x.size(), false);
    }

    /** The Vandermonde matrix of a 1-d array: columns of falling or increasing powers. */
    public static NDArray vander(NDArray x, long columns, boolean increasing) {
        return NDArray.of(Grids.vander(x.data(), columns, increasing));
    }

    /** Coordinate matrices of 1-d arrays, the first running along columns (NumPy's {@code indexing='xy'}). */
    public static List<NDArray> meshgrid(NDArray... axes) {
        return meshgrid(true, false, axes);
    }

    /**
     * Coordinate arrays of 1-d arrays.
     *
     * @param xy whether the first array runs along the second axis and the second along the first, as on a plot; else each
     *     along its own axis ({@code 'ij'})
     * @param sparse whether to leave axes along which nothing changes at size 1
     */
    public static List<NDArray> meshgrid(boolean xy, boolean sparse, NDArray... axes) {
        return Grids.mesh(Stream.of(axes).map(NDArray::data).toList(), xy, sparse).stream()
                .map(NDArray::of)
                .toList();
    }

    /** Index grids of a shape: {@code indices(2, 3)} has shape (2, 2, 3), int64. */
    public static NDArray indices(long... shape) {
        return NDArray.of(Grids.indices(shape, DType.INT64));
    }

    /**
     * What a function makes of the float64 index grids of a shape, one array for each axis; the function is called once with
     * whole arrays, as NumPy's.
     */
    public static NDArray fromFunction(Function<List<NDArray>, NDArray> f, long... shape) {
        NDArray grids = NDArray.of(Grids.indices(shape, DType.FLOAT64));
        return f.apply(LongStream.range(0, shape.length).mapToObj(grids::get).toList());
    }

    /** A float64 array of what a function makes of each index. */
    public static NDArray fromIndex(ToDoubleFunction<long[]> f, long... shape) {
        return NDArray.of(Grids.fromIndex(f, shape));
    }
}
