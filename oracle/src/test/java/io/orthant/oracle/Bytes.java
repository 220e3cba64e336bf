package io.orthant.oracle;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.internal.storage.Strided;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Arrays to and from bytes, in the machine's order, as NumPy holds them. */
final class Bytes {
    private Bytes() {}

    /** Appends an array's whole storage to the data and gives its line in a request's header. */
    static String describe(String name, NDArray array, ByteArrayOutputStream data) {
        Strided d = array.data();
        int unit = d.dtype().slotBytes();
        byte[] bytes = d.size() == 0 ? new byte[0] : toBytes(d.array(), unit);
        data.writeBytes(bytes);
        String strides = Arrays.stream(d.strides())
                .mapToObj(s -> Long.toString(s * unit))
                .collect(Collectors.joining(","));
        String shape = Arrays.stream(d.shape()).mapToObj(Long::toString).collect(Collectors.joining(","));
        return String.join(
                "\t",
                name,
                d.dtype().typeName(),
                shape,
                strides,
                Long.toString(d.offset() * unit),
                Integer.toString(bytes.length));
    }

    /** A fresh array of items in C order. */
    static NDArray array(DType dtype, long[] shape, byte[] bytes, int at, int size) {
        Object carrier = HeapStorage.allocate(dtype, shape);
        ByteBuffer from = ByteBuffer.wrap(bytes, at, size).slice().order(ByteOrder.nativeOrder());
        switch (carrier) {
            case byte[] a -> from.get(a);
            case short[] a -> from.asShortBuffer().get(a);
            case int[] a -> from.asIntBuffer().get(a);
            case long[] a -> from.asLongBuffer().get(a);
            case float[] a -> from.asFloatBuffer().get(a);
            case double[] a -> from.asDoubleBuffer().get(a);
            default -> throw new IllegalArgumentException(carrier.getClass().getName());
        }
        return NDArray.of(Strided.of(dtype, carrier, shape));
    }

    private static byte[] toBytes(Object carrier, int unit) {
        ByteBuffer to = ByteBuffer.allocate(Array.getLength(carrier) * unit).order(ByteOrder.nativeOrder());
        switch (carrier) {
            case byte[] a -> to.put(a);
            case short[] a -> to.asShortBuffer().put(a);
            case int[] a -> to.asIntBuffer().put(a);
            case long[] a -> to.asLongBuffer().put(a);
            case float[] a -> to.asFloatBuffer().put(a);
            case double[] a -> to.asDoubleBuffer().put(a);
            default -> throw new IllegalArgumentException(carrier.getClass().getName());
        }
        return to.array();
    }
}
