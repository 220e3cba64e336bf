package io.orthant;

import io.orthant.dtype.DType;
import io.orthant.internal.exec.Places;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Items as Java values. Everything given out is a copy, in row-major order. */
public sealed interface Conversion permits NDArray {
    /** This array. */
    NDArray self();

    /** All items as doubles; of complex ones an error. */
    default double[] toDoubleArray() {
        return (double[]) ToJava.flat(self(), DType.FLOAT64);
    }

    /** All items as floats. */
    default float[] toFloatArray() {
        return (float[]) ToJava.flat(self(), DType.FLOAT32);
    }

    /** All items as longs; floats are truncated, uint64 keeps its bits. */
    default long[] toLongArray() {
        return (long[]) ToJava.flat(self(), DType.INT64);
    }

    /** All items as ints; larger integers wrap around. */
    default int[] toIntArray() {
        return (int[]) ToJava.flat(self(), DType.INT32);
    }

    /** A stream of all items as doubles. */
    default DoubleStream doubleStream() {
        return DoubleStream.of(toDoubleArray());
    }

    /** A stream of all items as longs, as {@link #toLongArray()} has them. */
    default LongStream longStream() {
        return LongStream.of(toLongArray());
    }

    /** A stream of all items as ints, as {@link #toIntArray()} has them. */
    default IntStream intStream() {
        return IntStream.of(toIntArray());
    }

    /** All items as truth values: whether they are not zero. */
    default boolean[] toBooleanArray() {
        return ToJava.booleans(self());
    }

    /**
     * A nested Java array of this array's rank ({@code double[][]} for a float64 matrix): boolean for bool, else the
     * smallest primitive type that holds every value of the dtype, uint64 as long bits; for 0-d the boxed item.
     */
    default Object toArray() {
        return ToJava.nested(self());
    }

    /** Nested lists of boxed items, as {@link #item()} gives them; for 0-d a list of the one item. */
    default List<?> toList() {
        return ToJava.list(self());
    }

    /** The only item of an array of size 1: Boolean, Long, BigInteger (large uint64), Double or {@link Complex}. */
    default Object item() {
        Strided a = self().memory();
        return ToJava.boxed(a, ToJava.only(a, "item"));
    }

    /** One item, boxed as by {@link #item()}. */
    default Object item(long... index) {
        Strided a = self().memory();
        return ToJava.boxed(a, Places.slot(a, index));
    }

    /** The only item of an array of size 1 as a double. */
    default double asDouble() {
        Strided a = self().memory();
        return Items.getDouble(ToJava.real(a), a.array(), ToJava.only(a, "asDouble"));
    }

    /** The only item of an array of size 1 as a long; floats are truncated. */
    default long asLong() {
        Strided a = self().memory();
        return Items.getLong(ToJava.real(a), a.array(), ToJava.only(a, "asLong"));
    }

    /** Whether the only item of an array of size 1 is not zero. */
    default boolean asBoolean() {
        Strided a = self().memory();
        return ToJava.truth(a, ToJava.only(a, "asBoolean"));
    }

    /** One item as a double. */
    default double getDouble(long... index) {
        Strided a = self().memory();
        return Items.getDouble(ToJava.real(a), a.array(), Places.slot(a, index));
    }

    /** One item of a 1-d array as a double. */
    default double getDouble(long i) {
        Strided a = self().memory();
        return Items.getDouble(ToJava.real(a), a.array(), Places.slot(a, i));
    }

    /** One item of a 2-d array as a double. */
    default double getDouble(long i, long j) {
        Strided a = self().memory();
        return Items.getDouble(ToJava.real(a), a.array(), Places.slot(a, i, j));
    }

    /** One item as a float. */
    default float getFloat(long... index) {
        return (float) getDouble(index);
    }

    /** One item as a long; floats are truncated, uint64 keeps its bits. */
    default long getLong(long... index) {
        Strided a = self().memory();
        return Items.getLong(ToJava.real(a), a.array(), Places.slot(a, index));
    }

    /** One item of a 1-d array as a long. */
    default long getLong(long i) {
        Strided a = self().memory();
        return Items.getLong(ToJava.real(a), a.array(), Places.slot(a, i));
    }

    /** One item of a 2-d array as a long. */
    default long getLong(long i, long j) {
        Strided a = self().memory();
        return Items.getLong(ToJava.real(a), a.array(), Places.slot(a, i, j));
    }

    /** One item as an int, if it fits. */
    default int getInt(long... index) {
        return Math.toIntExact(getLong(index));
    }

    /** Whether one item is not zero. */
    default boolean getBoolean(long... index) {
        Strided a = self().memory();
        return ToJava.truth(a, Places.slot(a, index));
    }

    /** One item as a complex number; real ones have no imaginary part. */
    default Complex getComplex(long... index) {
        Strided a = self().memory();
        long slot = Places.slot(a, index);
        double im = a.dtype().isComplex() ? Items.getDouble(a.dtype(), a.array(), slot + 1) : 0;
        return new Complex(Items.getDouble(a.dtype(), a.array(), slot), im);
    }

    /** Writes one item: cast to the dtype, truncated for integers; returns this array. */
    default NDArray setDouble(double value, long... index) {
        Strided a = self().writeableMemory();
        Places.setDouble(a, Places.slot(a, index), value);
        return self();
    }

    /** Writes one item: integers wrap around; returns this array. */
    default NDArray setLong(long value, long... index) {
        Strided a = self().writeableMemory();
        Places.setLong(a, Places.slot(a, index), value);
        return self();
    }
}
