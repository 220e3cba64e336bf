package io.orthant;

import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.ValueException;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** Java values as data: scalars, nested arrays, lists. */
final class Scalars {
    private Scalars() {}

    /** A value to be written to an array of a dtype: scalars in that dtype, checked; arrays in their own. */
    static Strided data(Object value, DType dtype) {
        if (value instanceof NDArray array) {
            return array.data();
        }
        boolean single = value instanceof Number || value instanceof Boolean || value instanceof Complex;
        return single ? scalar(value, dtype) : NestedData.read(value).data();
    }

    /** As {@link #data}, but an array stays where it is, perhaps outside the heap. */
    static Strided memory(Object value, DType dtype) {
        return value instanceof NDArray array ? array.memory() : data(value, dtype);
    }

    /** The dtype that a scalar has by itself. */
    static DType dtypeOf(Object value) {
        return switch (value) {
            case Boolean b -> DType.BOOL;
            case Float f -> DType.FLOAT32;
            case Double d -> DType.FLOAT64;
            case Complex c -> DType.COMPLEX128;
            case BigInteger big -> big.signum() >= 0 && big.bitLength() == 64 ? DType.UINT64 : DType.INT64;
            case BigDecimal big -> DType.FLOAT64;
            case Number n -> DType.INT64;
            default ->
                throw new DTypeException("cannot make an array of "
                        + value.getClass().getName() + "; items are numbers, booleans or Complex");
        };
    }

    /**
     * A 0-d item.
     *
     * @throws ValueException if the dtype cannot hold an integer, or an integer dtype a NaN or infinity
     * @throws DTypeException for a complex number in a real dtype
     */
    static Strided scalar(Object value, DType dtype) {
        Object carrier = HeapStorage.allocate(dtype, new long[0]);
        if (value instanceof Boolean b) {
            Items.setLong(dtype, carrier, 0, b ? 1 : 0);
        } else if (value instanceof Complex c) {
            if (!dtype.isComplex()) {
                throw new DTypeException("cannot write the complex number " + c + " into an array of " + dtype);
            }
            Items.setDouble(dtype, carrier, 0, c.re());
            Items.setDouble(dtype, carrier, 1, c.im());
        } else if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
            real(((Number) value).doubleValue(), dtype, carrier);
        } else if (value instanceof BigInteger big) {
            whole(big, dtype, carrier);
        } else if (value instanceof Number n) {
            whole(n.longValue(), dtype, carrier);
        } else {
            throw new DTypeException("cannot write a " + value.getClass().getName() + " into an array of " + dtype);
        }
        return Strided.of(dtype, carrier);
    }

    private static void real(double value, DType dtype, Object carrier) {
        if (!dtype.isInteger()) {
            Items.setDouble(dtype, carrier, 0, value);
        } else if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new ValueException("cannot convert " + (Double.isNaN(value) ? "NaN" : "infinity") + " to " + dtype);
        } else {
            whole(new BigDecimal(value).toBigInteger(), dtype, carrier);
        }
    }

    private static void whole(BigInteger value, DType dtype, Object carrier) {
        if (value.bitLength() < 64) {
            whole(value.longValue(), dtype, carrier);
        } else if (dtype == DType.UINT64 && value.signum() > 0 && value.bitLength() == 64) {
            Items.setLong(dtype, carrier, 0, value.longValue());
        } else if (dtype.isInteger()) {
            throw outOfBounds(value, dtype);
        } else {
            Items.setDouble(dtype, carrier, 0, value.doubleValue());
        }
    }

    private static void whole(long value, DType dtype, Object carrier) {
        boolean fits = !dtype.isInteger()
                || switch (dtype) {
                    case INT64 -> true;
                    case UINT64 -> value >= 0;
                    default -> {
                        int bits = dtype.itemSize() * 8;
                        yield dtype.isUnsigned()
                                ? value >= 0 && value < 1L << bits
                                : value >= -1L << bits - 1 && value < 1L << bits - 1;
                    }
                };
        if (!fits) {
            throw outOfBounds(value, dtype);
        }
        Items.setLong(dtype, carrier, 0, value);
    }

    private static ValueException outOfBounds(Object value, DType dtype) {
        return new ValueException("integer " + value + " out of bounds for " + dtype);
    }

    /** Whether something is an array or list of items rather than one item. */
    static boolean isSequence(Object value) {
        return value instanceof List<?> || value.getClass().isArray();
    }
}
