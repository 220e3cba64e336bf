package io.orthant;

import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.ShapeException;
import io.orthant.internal.exec.Assign;
import io.orthant.internal.exec.Views;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Items as Java values. */
final class ToJava {
    private ToJava() {}

    /** A fresh Java array of all items in row-major order. */
    static Object flat(NDArray a, DType dtype) {
        real(a.memory());
        return Assign.copy(a.memory(), dtype).array();
    }

    static boolean[] booleans(NDArray a) {
        byte[] bytes = (byte[]) Assign.copy(a.memory(), DType.BOOL).array();
        boolean[] result = new boolean[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = bytes[i] != 0;
        }
        return result;
    }

    /** The dtype of an array which must be real. */
    static DType real(Strided a) {
        if (a.dtype().isComplex()) {
            throw new DTypeException(
                    "an item of " + a.dtype() + " is no real number; use real(), imag(), getComplex() or item()");
        }
        return a.dtype();
    }

    /** The slot of the only item. */
    static long only(Strided a, String operation) {
        if (a.size() != 1) {
            throw new ShapeException(operation + ": can only convert an array of size 1 to a scalar, found shape "
                    + Shapes.text(a.shape()));
        }
        return a.offset();
    }

    static boolean truth(Strided a, long slot) {
        return Items.getDouble(a.dtype(), a.array(), slot) != 0
                || a.dtype().isComplex() && Items.getDouble(a.dtype(), a.array(), slot + 1) != 0;
    }

    static Object boxed(Strided a, long slot) {
        DType dtype = a.dtype();
        if (dtype.isBool()) {
            return truth(a, slot);
        }
        if (dtype.isComplex()) {
            return new Complex(Items.getDouble(dtype, a.array(), slot), Items.getDouble(dtype, a.array(), slot + 1));
        }
        if (dtype.isFloating()) {
            return Items.getDouble(dtype, a.array(), slot);
        }
        long value = Items.getLong(dtype, a.array(), slot);
        return dtype == DType.UINT64 && value < 0 ? new BigInteger(Long.toUnsignedString(value)) : (Object) value;
    }

    static List<?> list(NDArray a) {
        Strided data = a.memory();
        return data.rank() == 0 ? List.of(boxed(data, data.offset())) : list(data);
    }

    private static List<Object> list(Strided a) {
        int n = Math.toIntExact(a.shape()[0]);
        List<Object> items = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            items.add(a.rank() == 1 ? boxed(a, a.offset() + i * a.strides()[0]) : list(Views.at(a, 0, i)));
        }
        return items;
    }

    static Object nested(NDArray a) {
        real(a.memory());
        if (a.ndim() == 0) {
            return boxed(a.memory(), a.memory().offset());
        }
        return nested(a.memory(), componentOf(a.dtype()));
    }

    private static Object nested(Strided a, Class<?> component) {
        int n = Math.toIntExact(a.shape()[0]);
        if (a.rank() > 1) {
            Class<?> row = component;
            for (int i = 1; i < a.rank(); i++) {
                row = row.arrayType();
            }
            Object result = Array.newInstance(row, n);
            for (int i = 0; i < n; i++) {
                Array.set(result, i, nested(Views.at(a, 0, i), component));
            }
            return result;
        }
        Object result = Array.newInstance(component, n);
        for (int i = 0; i < n; i++) {
            long slot = a.offset() + i * a.strides()[0];
            switch (result) {
                case boolean[] r -> r[i] = truth(a, slot);
                case byte[] r -> r[i] = (byte) Items.getLong(a.dtype(), a.array(), slot);
                case short[] r -> r[i] = (short) Items.getLong(a.dtype(), a.array(), slot);
                case int[] r -> r[i] = (int) Items.getLong(a.dtype(), a.array(), slot);
                case long[] r -> r[i] = Items.getLong(a.dtype(), a.array(), slot);
                case float[] r -> r[i] = (float) Items.getDouble(a.dtype(), a.array(), slot);
                default -> ((double[]) result)[i] = Items.getDouble(a.dtype(), a.array(), slot);
            }
        }
        return result;
    }

    private static Class<?> componentOf(DType dtype) {
        return switch (dtype) {
            case BOOL -> boolean.class;
            case INT8 -> byte.class;
            case UINT8, INT16 -> short.class;
            case UINT16, INT32 -> int.class;
            case UINT32, INT64, UINT64 -> long.class;
            case FLOAT16, FLOAT32 -> float.class;
            case FLOAT64 -> double.class;
            case COMPLEX64, COMPLEX128 -> throw new IllegalStateException("real() has refused " + dtype);
        };
    }
}
