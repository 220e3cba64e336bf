package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Kind;
import io.orthant.error.FpCondition;
import io.orthant.error.ValueException;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import org.jspecify.annotations.Nullable;

/**
 * An argument of a ufunc: an array, or a Java scalar, which is weak (NEP 50).
 *
 * @param array the array; for a scalar a 0-d one of the kind's widest dtype
 * @param weak the scalar's kind, or null for an array
 */
public record Operand(Strided array, @Nullable Kind weak) {

    /** An array. */
    public static Operand of(Strided array) {
        return new Operand(array, null);
    }

    /** A weak integer. */
    public static Operand of(long value) {
        return new Operand(Strided.of(DType.INT64, new long[] {value}), Kind.SIGNED);
    }

    /** A weak float. */
    public static Operand of(double value) {
        return new Operand(Strided.of(DType.FLOAT64, new double[] {value}), Kind.FLOAT);
    }

    /** A weak complex number. */
    public static Operand of(double re, double im) {
        return new Operand(Strided.of(DType.COMPLEX128, new double[] {re, im}), Kind.COMPLEX);
    }

    /** A truth value, which is as strong as a bool array. */
    public static Operand of(boolean value) {
        return of(Strided.of(DType.BOOL, new byte[] {(byte) (value ? 1 : 0)}));
    }

    /** This operand's dtype, for a weak one that of its kind. */
    public DType dtype() {
        return array.dtype();
    }

    /** Whether this is a weak integer which an integer dtype cannot hold. */
    boolean exceeds(DType type) {
        if (weak != Kind.SIGNED || !type.isInteger()) {
            return false;
        }
        long v = ((long[]) array.array())[0];
        return switch (type) {
            case INT8 -> v != (byte) v;
            case INT16 -> v != (short) v;
            case INT32 -> v != (int) v;
            case UINT8 -> v != (v & 0xFF);
            case UINT16 -> v != (v & 0xFFFF);
            case UINT32 -> v != (v & 0xFFFF_FFFFL);
            case UINT64 -> v < 0;
            default -> false;
        };
    }

    /** The scalar as a 0-d array of the dtype that its loop takes. */
    Strided materialize(String operation, DType type) {
        if (array.dtype() == type) {
            return array;
        }
        if (exceeds(type)) {
            throw new ValueException(operation + ": integer " + ((long[]) array.array())[0] + " is out of bounds for "
                    + type + "; make it an array of a wider dtype");
        }
        Strided typed = Strided.zeros(type);
        if (array.dtype() == DType.INT64) {
            Items.setLong(type, typed.array(), 0, ((long[]) array.array())[0]);
        } else {
            Items.setDouble(type, typed.array(), 0, ((double[]) array.array())[0]);
            if (type.isComplex() && array.dtype().isComplex()) {
                Items.setDouble(type, typed.array(), 1, ((double[]) array.array())[1]);
            }
            boolean fits = Double.isInfinite(((double[]) array.array())[0])
                    || !Double.isInfinite(Items.getDouble(type, typed.array(), 0));
            if (!fits && type.isInexact()) {
                FpHandling handling = FpHandling.current();
                handling.report("cast", FpCondition.OVERFLOW.bit() & handling.watched());
            }
        }
        return typed;
    }
}
