package io.orthant.internal.kernel;

import io.orthant.dtype.DType;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * The vector class in which lane code holds the values of a type, by name only: nothing here loads the vector module.
 * BOOL values are masks of the integer class of the program's widest lanes, halves their bits in lanes of shorts.
 */
enum LaneType {
    BYTE("ByteVector", ConstantDescs.CD_byte, 8),
    SHORT("ShortVector", ConstantDescs.CD_short, 16),
    INT("IntVector", ConstantDescs.CD_int, 32),
    LONG("LongVector", ConstantDescs.CD_long, 64),
    FLOAT("FloatVector", ConstantDescs.CD_float, 32),
    DOUBLE("DoubleVector", ConstantDescs.CD_double, 64);

    private static final String PACKAGE = "jdk.incubator.vector";
    static final ClassDesc VECTOR = ClassDesc.of(PACKAGE, "Vector");
    static final ClassDesc MASK = ClassDesc.of(PACKAGE, "VectorMask");
    static final ClassDesc SPECIES = ClassDesc.of(PACKAGE, "VectorSpecies");
    static final ClassDesc OPERATORS = ClassDesc.of(PACKAGE, "VectorOperators");

    private final ClassDesc desc;
    private final ClassDesc element;
    private final int bits;

    LaneType(String name, ClassDesc element, int bits) {
        this.desc = ClassDesc.of(PACKAGE, name);
        this.element = element;
        this.bits = bits;
    }

    /** The vector class. */
    ClassDesc desc() {
        return desc;
    }

    /** The type of one lane. */
    ClassDesc element() {
        return element;
    }

    /** Bits of one lane. */
    int bits() {
        return bits;
    }

    /** The letter by which conversions are named. */
    char letter() {
        return name().charAt(0);
    }

    boolean isFloating() {
        return this == FLOAT || this == DOUBLE;
    }

    /** The class for a type other than BOOL. */
    static LaneType of(DType type) {
        return switch (type) {
            case INT8, UINT8 -> BYTE;
            case INT16, UINT16, FLOAT16 -> SHORT;
            case INT32, UINT32 -> INT;
            case INT64, UINT64 -> LONG;
            case FLOAT32 -> FLOAT;
            case FLOAT64 -> DOUBLE;
            case BOOL, COMPLEX64, COMPLEX128 -> throw new IllegalArgumentException(type + " has no lanes");
        };
    }

    /** The integer class of a lane width. */
    static LaneType integer(int bits) {
        return switch (bits) {
            case 8 -> BYTE;
            case 16 -> SHORT;
            case 32 -> INT;
            case 64 -> LONG;
            default -> throw new IllegalArgumentException("lanes of " + bits + " bits");
        };
    }

    /** Calls an instance method of the vector class. */
    void call(CodeBuilder code, String name, ClassDesc result, ClassDesc... parameters) {
        code.invokevirtual(desc, name, MethodTypeDesc.of(result, parameters));
    }

    /** Calls a static method of the vector class. */
    void callStatic(CodeBuilder code, String name, ClassDesc result, ClassDesc... parameters) {
        code.invokestatic(desc, name, MethodTypeDesc.of(result, parameters));
    }

    /** Pushes an operator; the kind is the nested interface which is its type. */
    static void operator(CodeBuilder code, String name, String kind) {
        code.getstatic(OPERATORS, name, operatorKind(kind));
    }

    /** The nested interface of operators of a kind. */
    static ClassDesc operatorKind(String kind) {
        return OPERATORS.nested(kind);
    }
}
