package io.orthant.internal.storage;

import io.orthant.dtype.DType;
import io.orthant.dtype.Float16;

/** Single items of a storage's carrier by slot: the slow road for scalars, printing and tests; kernels have their own. */
public final class Items {
    private Items() {}

    /** An integer or bool item, unsigned ones zero-extended (uint64 as its bits); floats truncated. */
    public static long getLong(DType dtype, Object array, long slot) {
        if (array instanceof NativeStorage outside) {
            return getLong(dtype, Staging.slot(outside, dtype, slot), 0);
        }
        int i = (int) slot;
        return switch (dtype) {
            case BOOL, INT8 -> ((byte[]) array)[i];
            case UINT8 -> ((byte[]) array)[i] & 0xFF;
            case INT16 -> ((short[]) array)[i];
            case UINT16 -> ((short[]) array)[i] & 0xFFFF;
            case INT32 -> ((int[]) array)[i];
            case UINT32 -> ((int[]) array)[i] & 0xFFFF_FFFFL;
            case INT64, UINT64 -> ((long[]) array)[i];
            case FLOAT16, FLOAT32, FLOAT64, COMPLEX64, COMPLEX128 -> (long) getDouble(dtype, array, slot);
        };
    }

    /** An item as a double; for complex the component in that very slot. */
    public static double getDouble(DType dtype, Object array, long slot) {
        if (array instanceof NativeStorage outside) {
            return getDouble(dtype, Staging.slot(outside, dtype, slot), 0);
        }
        int i = (int) slot;
        return switch (dtype) {
            case FLOAT16 -> Float16.toFloat(((short[]) array)[i]);
            case FLOAT32, COMPLEX64 -> ((float[]) array)[i];
            case FLOAT64, COMPLEX128 -> ((double[]) array)[i];
            case UINT64 -> unsignedToDouble(((long[]) array)[i]);
            default -> getLong(dtype, array, slot);
        };
    }

    /** Stores an integer with wrap-around, as bool (non-zero is true), or as the nearest float. */
    public static void setLong(DType dtype, Object array, long slot, long value) {
        if (array instanceof NativeStorage outside) {
            Object one = HeapStorage.allocateSmall(dtype.realType(), 1);
            setLong(dtype, one, 0, value);
            outside.store(dtype, one, 0, slot, 1);
            return;
        }
        int i = (int) slot;
        switch (dtype) {
            case BOOL -> ((byte[]) array)[i] = (byte) (value == 0 ? 0 : 1);
            case INT8, UINT8 -> ((byte[]) array)[i] = (byte) value;
            case INT16, UINT16 -> ((short[]) array)[i] = (short) value;
            case INT32, UINT32 -> ((int[]) array)[i] = (int) value;
            case INT64, UINT64 -> ((long[]) array)[i] = value;
            case FLOAT32, COMPLEX64 -> ((float[]) array)[i] = value;
            case FLOAT16, FLOAT64, COMPLEX128 -> setDouble(dtype, array, slot, value);
        }
    }

    /** Stores a double rounded to a float dtype, or truncated to an integer one; for complex into that very slot. */
    public static void setDouble(DType dtype, Object array, long slot, double value) {
        if (array instanceof NativeStorage outside) {
            Object one = HeapStorage.allocateSmall(dtype.realType(), 1);
            setDouble(dtype, one, 0, value);
            outside.store(dtype, one, 0, slot, 1);
            return;
        }
        int i = (int) slot;
        switch (dtype) {
            case FLOAT16 -> ((short[]) array)[i] = Float16.fromDouble(value);
            case FLOAT32, COMPLEX64 -> ((float[]) array)[i] = (float) value;
            case FLOAT64, COMPLEX128 -> ((double[]) array)[i] = value;
            case BOOL -> ((byte[]) array)[i] = (byte) (value != 0 ? 1 : 0);
            default -> setLong(dtype, array, slot, (long) value);
        }
    }

    /** The double nearest to an unsigned long. */
    public static double unsignedToDouble(long bits) {
        if (bits >= 0) {
            return bits;
        }
        // halve with the lost bit kept sticky, so that the one rounding is right
        return 2.0 * (bits >>> 1 | bits & 1);
    }
}
