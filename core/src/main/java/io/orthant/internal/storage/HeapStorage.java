package io.orthant.internal.storage;

import io.orthant.dtype.DType;
import io.orthant.error.AllocationException;
import io.orthant.internal.shape.Shapes;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A Java primitive array: byte[], short[], int[], long[], float[] or double[] as the dtype asks. */
public record HeapStorage(Object carrier) implements Storage {
    /** Most slots a Java array can have on usual virtual machines. */
    private static final long MAX_SLOTS = Integer.MAX_VALUE - 8;

    /** The property that limits the size of one array. */
    private static final String LIMIT = "orthant.maxArrayBytes";

    // smaller arrays are not worth a look at the limits
    private static final long UNCHECKED = 1 << 16;

    @Override
    public long slots() {
        return Array.getLength(carrier);
    }

    /**
     * A zeroed Java array for items of a dtype.
     *
     * @throws AllocationException naming size, shape and dtype if there is not enough memory, or the property
     *     {@code orthant.maxArrayBytes} allows less
     */
    public static Object allocate(DType dtype, long[] shape) {
        int items = checkedItems(dtype, shape);
        try {
            return allocateSmall(dtype, items);
        } catch (OutOfMemoryError e) {
            throw new AllocationException(refusal(items, dtype, shape) + heapLimit(), e);
        }
    }

    /**
     * A Java array with the items of another from a slot on, side by side; the JVM does not zero it first.
     *
     * @throws AllocationException as {@link #allocate}
     */
    public static Object copy(DType dtype, Object array, long from, long[] shape) {
        int first = (int) from;
        int items = checkedItems(dtype, shape);
        int end = first + items * dtype.slots();
        try {
            return switch (array) {
                case byte[] a -> Arrays.copyOfRange(a, first, end);
                case short[] a -> Arrays.copyOfRange(a, first, end);
                case int[] a -> Arrays.copyOfRange(a, first, end);
                case long[] a -> Arrays.copyOfRange(a, first, end);
                case float[] a -> Arrays.copyOfRange(a, first, end);
                case double[] a -> Arrays.copyOfRange(a, first, end);
                default -> throw new IllegalArgumentException("no array of items: " + array.getClass());
            };
        } catch (OutOfMemoryError e) {
            throw new AllocationException(refusal(items, dtype, shape) + heapLimit(), e);
        }
    }

    private static int checkedItems(DType dtype, long[] shape) {
        long items = Shapes.size(shape);
        if (items > MAX_SLOTS / dtype.slots()) {
            throw new AllocationException("unable to allocate " + bytes(items, dtype) + " for shape "
                    + Shapes.text(shape) + " " + dtype + ": an array on the Java heap holds at most " + MAX_SLOTS
                    + " elements");
        }
        long bytes = items * dtype.itemSize();
        if (bytes > UNCHECKED) {
            check(bytes, items, dtype, shape);
        }
        return (int) items;
    }

    private static void check(long bytes, long items, DType dtype, long[] shape) {
        if (bytes > Limit.BYTES) {
            throw new AllocationException(refusal(items, dtype, shape) + "; the property " + LIMIT + " allows "
                    + bytes(Limit.BYTES, DType.INT8));
        }
        if (bytes > Runtime.getRuntime().maxMemory()) {
            throw new AllocationException(refusal(items, dtype, shape) + heapLimit());
        }
    }

    private static String refusal(long items, DType dtype, long[] shape) {
        return "unable to allocate " + bytes(items, dtype) + " for shape " + Shapes.text(shape) + " " + dtype;
    }

    private static String heapLimit() {
        return "; the heap's limit is " + bytes(Runtime.getRuntime().maxMemory(), DType.INT8) + ", raise it with -Xmx";
    }

    /**
     * A number of bytes, with a unit as the JVM's own flags take it: {@code 512m}, {@code 8g}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static long parseLimit(@Nullable String text) {
        if (text == null) {
            return Long.MAX_VALUE;
        }
        int unit = text.isEmpty() ? -1 : "kmg".indexOf(Character.toLowerCase(text.charAt(text.length() - 1)));
        try {
            long number = Long.parseLong(unit < 0 ? text : text.substring(0, text.length() - 1));
            if (number > 0) {
                return Math.multiplyExact(number, 1L << 10 * (unit + 1));
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException(badLimit(text), e);
        }
        throw new IllegalArgumentException(badLimit(text));
    }

    private static String badLimit(String text) {
        return LIMIT + " is '" + text + "'; it can be a number of bytes, also with k, m or g after it";
    }

    /** Read when the first large array is made. */
    private static final class Limit {
        static final long BYTES = parseLimit(System.getProperty(LIMIT));
    }

    /** A zeroed Java array for so many items, without a look at limits. */
    static Object allocateSmall(DType dtype, int items) {
        int n = items * dtype.slots();
        return switch (dtype) {
            case BOOL, INT8, UINT8 -> new byte[n];
            case INT16, UINT16, FLOAT16 -> new short[n];
            case INT32, UINT32 -> new int[n];
            case INT64, UINT64 -> new long[n];
            case FLOAT32, COMPLEX64 -> new float[n];
            case FLOAT64, COMPLEX128 -> new double[n];
        };
    }

    private static String bytes(long items, DType dtype) {
        double bytes = (double) items * dtype.itemSize();
        String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
        int unit = 0;
        while (bytes >= 1024 && unit < units.length - 1) {
            bytes /= 1024;
            unit++;
        }
        return unit == 0 ? (long) bytes + " bytes" : String.format(Locale.ROOT, "%.3g %s", bytes, units[unit]);
    }
}
