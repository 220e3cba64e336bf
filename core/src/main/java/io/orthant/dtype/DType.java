package io.orthant.dtype;

import io.orthant.error.DTypeException;
import java.util.Locale;

/**
 * The type of an array's items. The constants stand in NumPy's own order of type numbers, which is also the order in
 * which a ufunc's loops are searched.
 *
 * <p>Items are kept in Java primitive arrays; {@link #slotBytes()} is the width of one element of that array (a
 * <em>slot</em>) and {@link #slots()} the number of slots an item takes: two for complex, real part first.
 */
public enum DType {
    /** Truth value, one byte: 0 or 1. */
    BOOL(Kind.BOOL, 1, 1, '?'),
    /** Signed 8-bit integer. */
    INT8(Kind.SIGNED, 1, 1, 'b'),
    /** Unsigned 8-bit integer. */
    UINT8(Kind.UNSIGNED, 1, 1, 'B'),
    /** Signed 16-bit integer. */
    INT16(Kind.SIGNED, 2, 1, 'h'),
    /** Unsigned 16-bit integer. */
    UINT16(Kind.UNSIGNED, 2, 1, 'H'),
    /** Signed 32-bit integer. */
    INT32(Kind.SIGNED, 4, 1, 'i'),
    /** Unsigned 32-bit integer. */
    UINT32(Kind.UNSIGNED, 4, 1, 'I'),
    /** Signed 64-bit integer: the dtype of Java's {@code int} and {@code long} values. */
    INT64(Kind.SIGNED, 8, 1, 'l'),
    /** Unsigned 64-bit integer. */
    UINT64(Kind.UNSIGNED, 8, 1, 'L'),
    /** IEEE half precision: storage only, arithmetic runs in float32 and rounds once per operation. */
    FLOAT16(Kind.FLOAT, 2, 1, 'e'),
    /** IEEE single precision. */
    FLOAT32(Kind.FLOAT, 4, 1, 'f'),
    /** IEEE double precision: the default floating-point dtype. */
    FLOAT64(Kind.FLOAT, 8, 1, 'd'),
    /** Two float32. */
    COMPLEX64(Kind.COMPLEX, 4, 2, 'F'),
    /** Two float64. */
    COMPLEX128(Kind.COMPLEX, 8, 2, 'D');

    private final Kind kind;
    private final int slotBytes;
    private final int slots;
    private final char typeChar;
    private final String typeName = name().toLowerCase(Locale.ROOT);

    DType(Kind kind, int slotBytes, int slots, char typeChar) {
        this.kind = kind;
        this.slotBytes = slotBytes;
        this.slots = slots;
        this.typeChar = typeChar;
    }

    /** The family this dtype belongs to. */
    public Kind kind() {
        return kind;
    }

    /** Bytes per item, NumPy's {@code itemsize}. */
    public int itemSize() {
        return slotBytes * slots;
    }

    /** Bytes of one element of the Java array that holds the items. */
    public int slotBytes() {
        return slotBytes;
    }

    /** Elements of the Java array per item: 2 for complex, else 1. */
    public int slots() {
        return slots;
    }

    /** NumPy's one-letter code, {@code 'd'} for float64. */
    public char typeChar() {
        return typeChar;
    }

    /** NumPy's name, {@code "float64"}. */
    public String typeName() {
        return typeName;
    }

    /** Whether this is {@link #BOOL}. */
    public boolean isBool() {
        return kind == Kind.BOOL;
    }

    /** Whether this is a signed or unsigned integer; bool is not. */
    public boolean isInteger() {
        return kind == Kind.SIGNED || kind == Kind.UNSIGNED;
    }

    /** Whether this is an unsigned integer; bool is not. */
    public boolean isUnsigned() {
        return kind == Kind.UNSIGNED;
    }

    /** Whether this is a real floating-point dtype. */
    public boolean isFloating() {
        return kind == Kind.FLOAT;
    }

    /** Whether this is a complex dtype. */
    public boolean isComplex() {
        return kind == Kind.COMPLEX;
    }

    /** Whether this is floating point or complex, NumPy's {@code inexact}. */
    public boolean isInexact() {
        return isFloating() || isComplex();
    }

    /** The dtype of one component: float32 for complex64, float64 for complex128, else this dtype itself. */
    public DType realType() {
        return switch (this) {
            case COMPLEX64 -> FLOAT32;
            case COMPLEX128 -> FLOAT64;
            default -> this;
        };
    }

    /** The dtype of NumPy's name ({@code "float64"}), one-letter code ({@code "d"}) or size code ({@code "f8"}). */
    public static DType of(String name) {
        for (DType t : values()) {
            boolean sizeCode = name.equals(sizeLetter(t) + "" + t.itemSize());
            if (t.typeName.equals(name) || sizeCode || (name.length() == 1 && name.charAt(0) == t.typeChar)) {
                return t;
            }
        }
        throw new DTypeException("data type '" + name + "' not understood");
    }

    private static char sizeLetter(DType t) {
        return switch (t.kind) {
            case BOOL -> 'b';
            case SIGNED -> 'i';
            case UNSIGNED -> 'u';
            case FLOAT -> 'f';
            case COMPLEX -> 'c';
        };
    }

    /** NumPy's name of the dtype. */
    @Override
    public String toString() {
        return typeName;
    }
}
