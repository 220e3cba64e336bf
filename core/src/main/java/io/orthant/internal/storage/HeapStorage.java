package io.orthant.internal.storage;

import io.orthant.dtype.DType;
import io.orthant.error.AllocationException;
import io.orthant.internal.shape.Shapes;
import java.lang.reflect.Array;
import java.util.Locale;

/** A Java primitive array: byte[], short[], int[], long[], float[] or double[] as the dtype asks. */
public record HeapStorage(Object carrier) implements Storage {
    /** Most slots a Java array can have on usual virtual machines. */
    private static final long MAX_SLOTS = Integer.MAX_VALUE - 8;

    @Override
    public long slots() {
        return Array.getLength(carrier);
    }

    /**
     * A zeroed Java array for items of a dtype.
     *
     * @throws AllocationException naming size, shape and dtype if there is not enough memory
     */
    public static Object allocate(DType dtype, long[] shape) {
        long items = Shapes.size(shape);
        if (items > MAX_SLOTS / dtype.slots()) {
            throw new AllocationException("unable to allocate " + bytes(items, dtype) + " for shape "
                    + Shapes.text(shape) + " " + dtype + ": an array on the Java heap holds at most " + MAX_SLOTS
                    + " elements");
        }
        try {
            return allocateSmall(dtype, (int) items);
        } catch (OutOfMemoryError e) {
            throw new AllocationException(
                    "unable to allocate " + bytes(items, dtype) + " for shape " + Shapes.text(shape) + " " + dtype
                            + "; the heap's limit is "
                            + bytes(Runtime.getRuntime().maxMemory(), DType.INT8) + ", raise it with -Xmx",
                    e);
        }
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
