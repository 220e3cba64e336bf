package io.orthant.internal.exec;

import io.orthant.dtype.DType;

/**
 * Real items as 64-bit integers and back without a bit lost: integers by value, floats by their bits, turned so that the
 * order of keys is the order of items. −0.0 comes right before 0.0, and NaN stands at both ends, by its sign.
 */
final class RawKeys {
    private RawKeys() {}

    /** The key of infinity; greater keys, and keys below its complement, are those of NaN. */
    static long infinity(DType dtype) {
        return switch (dtype) {
            case FLOAT16 -> 0x7C00;
            case FLOAT32 -> Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
            default -> Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);
        };
    }

    static long of(double x) {
        return turned(Double.doubleToRawLongBits(x));
    }

    static int of(float x) {
        return turned(Float.floatToRawIntBits(x));
    }

    private static short of(short half) {
        return (short) (half ^ (half >> 31 & Short.MAX_VALUE));
    }

    static double toDouble(long key) {
        return Double.longBitsToDouble(turned(key));
    }

    static float toFloat(int key) {
        return Float.intBitsToFloat(turned(key));
    }

    // its own inverse
    private static long turned(long bits) {
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    private static int turned(int bits) {
        return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }

    /** What to change in an integer's bits so that unsigned ones compare as signed ones. */
    private static long flip(DType dtype) {
        return dtype.isUnsigned() ? -1L << 8 * dtype.itemSize() - 1 : 0;
    }

    /** Reads the keys of the slots {@code from, from + step, ...}. */
    static void load(DType dtype, Object array, int from, int step, int n, long[] keys, int at) {
        if (step == 1 && loadNeighbours(dtype, array, from, n, keys, at)) {
            return;
        }
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
            case long[] items -> {
                long flip = flip(dtype);
                for (int i = 0; i < n; i++) {
                    keys[at + i] = items[from + i * step] ^ flip;
                }
            }
            case int[] items -> {
                int flip = (int) flip(dtype);
                for (int i = 0; i < n; i++) {
                    keys[at + i] = items[from + i * step] ^ flip;
                }
            }
            case short[] items -> {
                boolean half = dtype == DType.FLOAT16;
                short flip = (short) flip(dtype);
                for (int i = 0; i < n; i++) {
                    short item = items[from + i * step];
                    keys[at + i] = half ? of(item) : (short) (item ^ flip);
                }
            }
            default -> {
                byte[] items = (byte[]) array;
                byte flip = (byte) flip(dtype);
                for (int i = 0; i < n; i++) {
                    keys[at + i] = (byte) (items[from + i * step] ^ flip);
                }
            }
        }
    }

    // the JIT makes more of loops whose step it knows; whether there is one for the items
    private static boolean loadNeighbours(DType dtype, Object array, int from, int n, long[] keys, int at) {
        switch (array) {
            case double[] items -> {
                for (int i = 0; i < n; i++) {
                    keys[at + i] = of(items[from + i]);
                }
            }
            case float[] items -> {
                for (int i = 0; i < n; i++) {
                    keys[at + i] = of(items[from + i]);
                }
            }
            case long[] items -> {
                long flip = flip(dtype);
                for (int i = 0; i < n; i++) {
                    keys[at + i] = items[from + i] ^ flip;
                }
            }
            case int[] items -> {
                int flip = (int) flip(dtype);
                for (int i = 0; i < n; i++) {
                    keys[at + i] = items[from + i] ^ flip;
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Writes the items of keys to the slots {@code from, from + step, ...}. */
    static void store(DType dtype, long[] keys, int at, int n, Object array, int from, int step) {
        if (step == 1 && storeNeighbours(dtype, keys, at, n, array, from)) {
            return;
        }
        switch (array) {
            case double[] items -> {
                for (int i = 0; i < n; i++) {
                    items[from + i * step] = toDouble(keys[at + i]);
                }
            }
            case float[] items -> {
                for (int i = 0; i < n; i++) {
                    items[from + i * step] = toFloat((int) keys[at + i]);
                }
            }
            case long[] items -> {
                long flip = flip(dtype);
                for (int i = 0; i < n; i++) {
                    items[from + i * step] = keys[at + i] ^ flip;
                }
            }
            case int[] items -> {
                int flip = (int) flip(dtype);
                for (int i = 0; i < n; i++) {
                    items[from + i * step] = (int) keys[at + i] ^ flip;
                }
            }
            case short[] items -> {
                boolean half = dtype == DType.FLOAT16;
                short flip = (short) flip(dtype);
                for (int i = 0; i < n; i++) {
                    short key = (short) keys[at + i];
                    items[from + i * step] = half ? of(key) : (short) (key ^ flip);
                }
            }
            default -> {
                byte[] items = (byte[]) array;
                byte flip = (byte) flip(dtype);
                for (int i = 0; i < n; i++) {
                    items[from + i * step] = (byte) (keys[at + i] ^ flip);
                }
            }
        }
    }

    private static boolean storeNeighbours(DType dtype, long[] keys, int at, int n, Object array, int from) {
        switch (array) {
            case double[] items -> {
                for (int i = 0; i < n; i++) {
                    items[from + i] = toDouble(keys[at + i]);
                }
            }
            case float[] items -> {
                for (int i = 0; i < n; i++) {
                    items[from + i] = toFloat((int) keys[at + i]);
                }
            }
            case long[] items -> {
                long flip = flip(dtype);
                for (int i = 0; i < n; i++) {
                    items[from + i] = keys[at + i] ^ flip;
                }
            }
            case int[] items -> {
                int flip = (int) flip(dtype);
                for (int i = 0; i < n; i++) {
                    items[from + i] = (int) keys[at + i] ^ flip;
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Writes each item to the next place of its bucket. */
    static void deal(DType dtype, long[] keys, int[] buckets, int n, int[] places, Object array) {
        switch (array) {
            case double[] items -> {
                for (int i = 0; i < n; i++) {
                    items[places[buckets[i]]++] = toDouble(keys[i]);
                }
            }
            case float[] items -> {
                for (int i = 0; i < n; i++) {
                    items[places[buckets[i]]++] = toFloat((int) keys[i]);
                }
            }
            case long[] items -> {
                long flip = flip(dtype);
                for (int i = 0; i < n; i++) {
                    items[places[buckets[i]]++] = keys[i] ^ flip;
                }
            }
            default -> {
                int[] items = (int[]) array;
                int flip = (int) flip(dtype);
                for (int i = 0; i < n; i++) {
                    items[places[buckets[i]]++] = (int) keys[i] ^ flip;
                }
            }
        }
    }
}
