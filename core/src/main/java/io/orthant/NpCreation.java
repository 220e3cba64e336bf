package io.orthant;

import io.orthant.dtype.Casting;
import io.orthant.dtype.DType;
import io.orthant.dtype.Kind;
import io.orthant.dtype.Promotion;
import io.orthant.error.DTypeException;
import io.orthant.error.ShapeException;
import io.orthant.internal.exec.Views;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.internal.storage.Strided;
import java.lang.reflect.Array;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** NumPy's functions that make arrays from data and from nothing. */
abstract sealed class NpCreation extends NpRanges permits NpTaking {
    /** A shape, for the functions which take one before other arguments. */
    public static long[] shape(long... dimensions) {
        return dimensions.clone();
    }

    /** A 1-d array of one item. */
    public static NDArray array(double item) {
        return NestedData.read(new double[] {item});
    }

    /** A 1-d array of one item. */
    public static NDArray array(float item) {
        return NestedData.read(new float[] {item});
    }

    /** A 1-d array of one item. */
    public static NDArray array(long item) {
        return NestedData.read(new long[] {item});
    }

    /** A 1-d int64 array of one item. */
    public static NDArray array(int item) {
        return NestedData.read(new int[] {item});
    }

    /** A 1-d array of one item. */
    public static NDArray array(boolean item) {
        return NestedData.read(new boolean[] {item});
    }

    /** A 1-d float64 array. */
    public static NDArray array(double... items) {
        return NestedData.read(items);
    }

    /** A 1-d float32 array. */
    public static NDArray array(float... items) {
        return NestedData.read(items);
    }

    /** A 1-d int64 array. */
    public static NDArray array(long... items) {
        return NestedData.read(items);
    }

    /** A 1-d int64 array: Java's integers are int64, as Python's are; {@link #wrap(int[], long...)} gives int32. */
    public static NDArray array(int... items) {
        return NestedData.read(items);
    }

    /** A 1-d int16 array. */
    public static NDArray array(short... items) {
        return NestedData.read(items);
    }

    /** A 1-d int8 array. */
    public static NDArray array(byte... items) {
        return NestedData.read(items);
    }

    /** A 1-d bool array. */
    public static NDArray array(boolean... items) {
        return NestedData.read(items);
    }

    /**
     * An array from nested Java arrays or lists of numbers, booleans, {@link Complex} and arrays; from a boxed number a
     * 0-d array; of an array a copy. The dtype is the one to which all items promote: {@code int} and {@code long} are int64,
     * {@code double} float64, {@code float} float32, {@code short} and {@code byte} arrays int16 and int8.
     *
     * @throws io.orthant.error.ValueException for ragged data, naming the shape and the item
     */
    public static NDArray array(Object data) {
        return NestedData.read(data);
    }

    /** As {@link #array(Object)}, cast to a dtype. */
    public static NDArray array(Object data, DType dtype) {
        return data instanceof Number || data instanceof Boolean || data instanceof Complex
                ? NDArray.of(Scalars.scalar(data, dtype))
                : NestedData.read(data).astype(dtype, Casting.UNSAFE, false);
    }

    /** A 0-d array. */
    public static NDArray scalar(Object item) {
        return NDArray.of(Scalars.scalar(item, Scalars.dtypeOf(item)));
    }

    /** A 1-d float64 array of a stream's items. */
    public static NDArray fromStream(DoubleStream items) {
        return wrap(items.toArray());
    }

    /** A 1-d int64 array of a stream's items. */
    public static NDArray fromStream(LongStream items) {
        return wrap(items.toArray());
    }

    /** The array itself; anything else as by {@link #array(Object)}. */
    public static NDArray asarray(Object data) {
        return data instanceof NDArray array ? array : array(data);
    }

    /** The array itself if it has the dtype; else a fresh one. */
    public static NDArray asarray(Object data, DType dtype) {
        return data instanceof NDArray array ? array.astype(dtype, Casting.UNSAFE, false) : array(data, dtype);
    }

    /** The array itself if it is row-major, else a row-major copy; a 0-d array becomes 1-d. */
    public static NDArray ascontiguousarray(NDArray a) {
        NDArray b = a.ndim() == 0 ? a.reshape(1) : a;
        return b.isContiguous() ? b : b.copy();
    }

    /** The array itself if it is column-major, else a column-major copy; a 0-d array becomes 1-d. */
    public static NDArray asfortranarray(NDArray a) {
        NDArray b = a.ndim() == 0 ? a.reshape(1) : a;
        return b.data().isColumnMajor() ? b : b.copy(Order.F);
    }

    /** A fresh copy which keeps the order of axes in memory. */
    public static NDArray copy(NDArray a) {
        return a.copy(Order.K);
    }

    /** A float64 array over a Java array, not copied; without a shape 1-d. */
    public static NDArray wrap(double[] items, long... shape) {
        return wrapped(DType.FLOAT64, items, shape);
    }

    /** A float32 array over a Java array, not copied. */
    public static NDArray wrap(float[] items, long... shape) {
        return wrapped(DType.FLOAT32, items, shape);
    }

    /** An int64 array over a Java array, not copied. */
    public static NDArray wrap(long[] items, long... shape) {
        return wrapped(DType.INT64, items, shape);
    }

    /** An int32 array over a Java array, not copied. */
    public static NDArray wrap(int[] items, long... shape) {
        return wrapped(DType.INT32, items, shape);
    }

    /** An int16 array over a Java array, not copied. */
    public static NDArray wrap(short[] items, long... shape) {
        return wrapped(DType.INT16, items, shape);
    }

    /** An int8 array over a Java array, not copied. */
    public static NDArray wrap(byte[] items, long... shape) {
        return wrapped(DType.INT8, items, shape);
    }

    /** A bool array of a Java array's items: a copy, since NumPy's bools are bytes. */
    public static NDArray wrap(boolean[] items, long... shape) {
        NDArray flat = array(items);
        return shape.length == 0 ? flat : flat.reshape(shape);
    }

    /**
     * An array of any dtype over a Java array of the type that stores it, not copied: byte[] for bool (0 and 1 only), int8 and
     * uint8, short[] for 16 bits and float16's bits, and so on; complex items are two neighbours, real part first.
     */
    public static NDArray wrap(DType dtype, Object items, long... shape) {
        Object carrier = HeapStorage.allocate(dtype, new long[] {0});
        if (items.getClass() != carrier.getClass()) {
            throw new DTypeException(
                    "wrap: " + dtype + " is stored in " + carrier.getClass().getSimpleName() + ", found "
                            + items.getClass().getSimpleName());
        }
        return wrapped(dtype, items, shape);
    }

    private static NDArray wrapped(DType dtype, Object items, long... shape) {
        long size = Array.getLength(items) / dtype.slots();
        long[] dimensions = shape.length == 0 ? new long[] {size} : Shapes.checked(shape);
        if (Shapes.size(dimensions) != size || size * dtype.slots() != Array.getLength(items)) {
            throw new ShapeException("wrap: a Java array of " + Array.getLength(items)
                    + " elements does not fill shape " + Shapes.text(dimensions) + " of " + dtype);
        }
        return NDArray.of(Strided.of(dtype, items, dimensions));
    }

    /** A complex128 array from real and imaginary parts, broadcast together; complex64 if both fit it. */
    public static NDArray complex(NDArray re, NDArray im) {
        DType part = Promotion.promoteWeak(Promotion.promote(re.dtype(), im.dtype()), Kind.COMPLEX);
        long[] shape = Shapes.broadcast("complex", List.of(re.shape(), im.shape()));
        NDArray result = zeros(part, shape);
        result.real().assign(re);
        result.imag().assign(im);
        return result;
    }

    /** Float64 zeros. */
    public static NDArray zeros(long... shape) {
        return zeros(DType.FLOAT64, shape);
    }

    /** Zeros. */
    public static NDArray zeros(DType dtype, long... shape) {
        return NDArray.of(Strided.zeros(dtype, Shapes.checked(shape)));
    }

    /** Zeros in row-major or column-major order. */
    public static NDArray zeros(DType dtype, Order order, long... shape) {
        return NDArray.of(Views.fresh(dtype, Shapes.checked(shape), order == Order.F));
    }

    /** Float64 ones. */
    public static NDArray ones(long... shape) {
        return ones(DType.FLOAT64, shape);
    }

    /** Ones. */
    public static NDArray ones(DType dtype, long... shape) {
        return zeros(dtype, shape).fill(1);
    }

    /** A float64 array to be filled; the JVM clears it. */
    public static NDArray empty(long... shape) {
        return zeros(shape);
    }

    /** An array to be filled; the JVM clears it. */
    public static NDArray empty(DType dtype, long... shape) {
        return zeros(dtype, shape);
    }

    /** An array of one value, a scalar or an array broadcast to the shape, with the value's dtype. */
    public static NDArray full(long[] shape, Object value) {
        NDArray item = asarray(value);
        return zeros(item.dtype(), shape).assign(item);
    }

    /** An array of one value, a scalar or an array broadcast to the shape. */
    public static NDArray full(long[] shape, Object value, DType dtype) {
        return zeros(dtype, shape).assign(value);
    }

    /** A 1-d array of one value with the value's dtype. */
    public static NDArray full(long size, Object value) {
        return full(new long[] {size}, value);
    }

    /** Zeros of an array's shape, dtype and memory order. */
    public static NDArray zerosLike(NDArray a) {
        return zerosLike(a, a.dtype());
    }

    /** Zeros of an array's shape and memory order. */
    public static NDArray zerosLike(NDArray a, DType dtype) {
        return NDArray.of(Views.freshLike(a.data(), dtype));
    }

    /** Ones of an array's shape, dtype and memory order. */
    public static NDArray onesLike(NDArray a) {
        return onesLike(a, a.dtype());
    }

    /** Ones of an array's shape and memory order. */
    public static NDArray onesLike(NDArray a, DType dtype) {
        return zerosLike(a, dtype).fill(1);
    }

    /** An array to be filled, of an array's shape, dtype and memory order. */
    public static NDArray emptyLike(NDArray a) {
        return zerosLike(a);
    }

    /** An array to be filled, of an array's shape and memory order. */
    public static NDArray emptyLike(NDArray a, DType dtype) {
        return zerosLike(a, dtype);
    }

    /** One value in an array's shape, dtype and memory order. */
    public static NDArray fullLike(NDArray a, Object value) {
        return fullLike(a, value, a.dtype());
    }

    /** One value in an array's shape and memory order. */
    public static NDArray fullLike(NDArray a, Object value, DType dtype) {
        return zerosLike(a, dtype).fill(value);
    }
}
