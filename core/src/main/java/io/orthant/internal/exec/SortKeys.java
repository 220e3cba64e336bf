package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Float16;
import io.orthant.internal.storage.Strided;

/**
 * Items as 64-bit integers in NumPy's sorting order: −0.0 equals 0.0 and NaN stands last, unsigned integers by value.
 * Complex items have a key for each component; items with a NaN in the imaginary, the real, both components stand after
 * those without, in this order.
 */
final class SortKeys {
    /** The key of NaN, above that of infinity. */
    static final long NAN = Long.MAX_VALUE;

    private SortKeys() {}

    static long of(double x) {
        if (Double.isNaN(x)) {
            return NAN;
        }
        // adding zero makes the negative zero positive
        long bits = Double.doubleToRawLongBits(x + 0.0);
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    private static long of(float x) {
        if (Float.isNaN(x)) {
            return NAN;
        }
        int bits = Float.floatToRawIntBits(x + 0.0f);
        return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }

    /** The key in a slot; of a complex array that of the component there. */
    static long of(DType dtype, Object array, long slot) {
        int i = (int) slot;
        return switch (dtype) {
            case BOOL, INT8 -> ((byte[]) array)[i];
            case UINT8 -> ((byte[]) array)[i] & 0xFF;
            case INT16 -> ((short[]) array)[i];
            case UINT16 -> ((short[]) array)[i] & 0xFFFF;
            case INT32 -> ((int[]) array)[i];
            case UINT32 -> ((int[]) array)[i] & 0xFFFF_FFFFL;
            case INT64 -> ((long[]) array)[i];
            case UINT64 -> ((long[]) array)[i] ^ Long.MIN_VALUE;
            case FLOAT16 -> of(Float16.toFloat(((short[]) array)[i]));
            case FLOAT32, COMPLEX64 -> of(((float[]) array)[i]);
            case FLOAT64, COMPLEX128 -> of(((double[]) array)[i]);
        };
    }

    /** Reads the keys in the slots {@code from, from + step, ...}. */
    static void load(DType dtype, Object array, int from, int step, int n, long[] keys, int at) {
        switch (array) {
            case double[] items -> {
                for (int i = 0; i < n; i++) {
                    keys[at + i] = of(items[from + i * step]);
                }
            }
            case float[] items -> {
                for (int i = 0; i < n; i++) {
                    keys[at + i] = of(items[from + i * step]);
                }
            }
            default -> {
                if (dtype == DType.FLOAT16) {
                    short[] items = (short[]) array;
                    for (int i = 0; i < n; i++) {
                        keys[at + i] = of(Float16.toFloat(items[from + i * step]));
                    }
                } else {
                    RawKeys.load(dtype, array, from, step, n, keys, at);
                }
            }
        }
    }

    /** The keys in the slots {@code from, from + step, ...}. */
    static long[] of(DType dtype, Object array, int from, int step, int n) {
        long[] keys = new long[n];
        load(dtype, array, from, step, n, keys, 0);
        return keys;
    }

    /** Stores the real item that has a key; zero comes back positive, NaN as Java's. */
    static void store(DType dtype, Object array, long slot, long key) {
        int i = (int) slot;
        switch (dtype) {
            case FLOAT64 -> ((double[]) array)[i] = key == NAN ? Double.NaN : toDouble(key);
            case FLOAT32 -> ((float[]) array)[i] = toFloat(key);
            case FLOAT16 -> ((short[]) array)[i] = Float16.fromFloat(toFloat(key));
            default -> RawKeys.store(dtype, new long[] {key}, 0, 1, array, i, 1);
        }
    }

    private static double toDouble(long key) {
        return Double.longBitsToDouble(key ^ (key >> 63 & Long.MAX_VALUE));
    }

    private static float toFloat(long key) {
        if (key == NAN) {
            return Float.NaN;
        }
        int bits = (int) key;
        return Float.intBitsToFloat(bits ^ (bits >> 31 & Integer.MAX_VALUE));
    }

    /** Compares two items of one dtype in sorting order. */
    static int compare(DType dtype, Object a, long slotA, Object b, long slotB) {
        long re1 = of(dtype, a, slotA);
        long re2 = of(dtype, b, slotB);
        if (!dtype.isComplex()) {
            return Long.compare(re1, re2);
        }
        long im1 = of(dtype, a, slotA + 1);
        long im2 = of(dtype, b, slotB + 1);
        int rank = Integer.compare(nanRank(re1, im1), nanRank(re2, im2));
        if (rank != 0) {
            return rank;
        }
        int re = Long.compare(re1, re2);
        return re != 0 ? re : Long.compare(im1, im2);
    }

    /** Compares two items of one array. */
    static int compare(Strided a, long slot1, long slot2) {
        return compare(a.dtype(), a.array(), slot1, a.array(), slot2);
    }

    /** The place of a complex item's group: no NaN, imaginary NaN, real NaN, both. */
    static int nanRank(long re, long im) {
        return (re == NAN ? 2 : 0) + (im == NAN ? 1 : 0);
    }

    /** Whether the item is NaN or has a NaN component; false for integers. */
    static boolean isNan(DType dtype, Object array, long slot) {
        return dtype.isInexact()
                && (of(dtype, array, slot) == NAN || (dtype.isComplex() && of(dtype, array, slot + 1) == NAN));
    }
}
