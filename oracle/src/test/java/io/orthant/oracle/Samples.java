package io.orthant.oracle;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.dtype.Float16;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.internal.storage.Strided;
import java.lang.reflect.Array;
import java.util.SplittableRandom;

/** Generated arrays: a fixed seed gives the same values on every run. */
final class Samples {
    private static final double[] FLOATS = {
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        -0.5,
        2,
        3,
        -2.5,
        1.5,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        1e-3,
        100,
        -7,
        1e4,
        0.1,
        -1e-7,
        33
    };
    private static final long[] LONGS = {
        0, 1, -1, 2, 3, 7, -5, 8, 100, Long.MAX_VALUE, Long.MIN_VALUE, 31, 64, 127, 128, 255
    };

    private final SplittableRandom random;

    Samples(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Which values a sample has. */
    enum Values {
        /** NaN, infinities, signed zeros, extremes and ordinary values. */
        ALL,
        /** Ordinary values of moderate size, both signs. */
        TAME,
        /** Ordinary values in (0, 1]; integers 1 to 100. */
        POSITIVE,
        /** Few distinct values, so that ties occur. */
        FEW
    }

    NDArray plain(DType dtype, long... shape) {
        return array(dtype, Layout.PLAIN, Values.ALL, shape);
    }

    NDArray tame(DType dtype, long... shape) {
        return array(dtype, Layout.PLAIN, Values.TAME, shape);
    }

    NDArray array(DType dtype, Layout layout, Values values, long... shape) {
        int rank = shape.length;
        boolean gaps = layout == Layout.STEPPED;
        long[] strides = new long[rank];
        long slots = dtype.slots();
        for (int i = 0; i < rank; i++) {
            int axis = layout == Layout.TRANSPOSED ? i : rank - 1 - i;
            strides[axis] = gaps || (layout == Layout.MIXED && axis == rank - 1) ? slots * 2 : slots;
            if (layout == Layout.BROADCAST && axis == 0) {
                strides[axis] = 0;
            } else {
                slots = strides[axis] * Math.max(shape[axis], 1);
            }
        }
        long offset = gaps ? dtype.slots() : 0;
        for (int axis = 0; axis < rank; axis++) {
            if (shape[axis] > 0 && (layout == Layout.REVERSED || (layout == Layout.MIXED && axis == rank - 1))) {
                offset += strides[axis] * (shape[axis] - 1);
                strides[axis] = -strides[axis];
            }
        }
        Object carrier = carrier(dtype, values, (slots + (gaps ? dtype.slots() : 0)) / dtype.slots());
        return NDArray.of(new Strided(dtype, new HeapStorage(carrier), offset, shape, strides));
    }

    /** Indices within an axis, negative ones among them. */
    NDArray indices(long bound, long... shape) {
        NDArray a = array(DType.INT64, Layout.PLAIN, Values.TAME, shape);
        long[] items = (long[]) a.data().array();
        for (int i = 0; i < items.length; i++) {
            items[i] = random.nextLong(-bound, bound);
        }
        return a;
    }

    private Object carrier(DType dtype, Values values, long items) {
        Object carrier = HeapStorage.allocate(dtype, new long[] {items});
        int n = Array.getLength(carrier);
        for (int i = 0; i < n; i++) {
            switch (carrier) {
                case double[] a -> a[i] = floating(values);
                case float[] a -> a[i] = (float) floating(values);
                case short[] a when dtype == DType.FLOAT16 -> a[i] = Float16.fromDouble(floating(values));
                case byte[] a -> a[i] = (byte) (dtype == DType.BOOL ? random.nextInt(2) : integer(dtype, values));
                case short[] a -> a[i] = (short) integer(dtype, values);
                case int[] a -> a[i] = (int) integer(dtype, values);
                case long[] a -> a[i] = integer(dtype, values);
                default -> throw new IllegalStateException();
            }
        }
        return carrier;
    }

    private double floating(Values values) {
        return switch (values) {
            case ALL -> random.nextInt(3) == 0 ? FLOATS[random.nextInt(FLOATS.length)] : random.nextDouble(-20, 20);
            case TAME -> random.nextDouble(-8, 8);
            case POSITIVE -> 1 - random.nextDouble();
            case FEW -> random.nextInt(8) == 0 ? Double.NaN : random.nextInt(-3, 4) / 2.0;
        };
    }

    private long integer(DType dtype, Values values) {
        return switch (values) {
            case ALL -> {
                int bits = 8 * dtype.itemSize();
                long special = LONGS[random.nextInt(LONGS.length)];
                boolean extreme = special == Long.MAX_VALUE || special == Long.MIN_VALUE;
                long wide = extreme && dtype.isUnsigned() ? (special < 0 ? -1 : special) : special;
                yield random.nextInt(3) == 0
                        ? (extreme ? wide >> (64 - bits) : special)
                        : random.nextLong() >> (64 - bits);
            }
            case TAME -> dtype.isUnsigned() ? random.nextLong(0, 50) : random.nextLong(-50, 50);
            case POSITIVE -> random.nextLong(1, 101);
            case FEW -> dtype.isUnsigned() ? random.nextLong(0, 5) : random.nextLong(-2, 4);
        };
    }
}
