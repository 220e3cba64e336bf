package io.orthant.internal.kernel;

import io.orthant.dtype.DType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/**
 * The JVM type in which scalar code holds a value. Signed integers are kept sign-extended, those of 8 and 16 unsigned
 * bits zero-extended, UINT32 and UINT64 as their bits, BOOL as 0 or 1, and FLOAT16 (only ever converted) as its bits.
 */
enum Carrier {
    INT(TypeKind.INT, ConstantDescs.CD_int),
    LONG(TypeKind.LONG, ConstantDescs.CD_long),
    FLOAT(TypeKind.FLOAT, ConstantDescs.CD_float),
    DOUBLE(TypeKind.DOUBLE, ConstantDescs.CD_double);

    private final TypeKind kind;
    private final ClassDesc desc;

    Carrier(TypeKind kind, ClassDesc desc) {
        this.kind = kind;
        this.desc = desc;
    }

    TypeKind kind() {
        return kind;
    }

    ClassDesc desc() {
        return desc;
    }

    static Carrier of(DType type) {
        return switch (type) {
            case BOOL, INT8, UINT8, INT16, UINT16, INT32, UINT32, FLOAT16 -> INT;
            case INT64, UINT64 -> LONG;
            case FLOAT32 -> FLOAT;
            case FLOAT64 -> DOUBLE;
            case COMPLEX64, COMPLEX128 -> throw new IllegalArgumentException("kernels work on real parts, not " + type);
        };
    }

    /** The type of an array element, which loads and stores narrow to. */
    static TypeKind element(DType type) {
        return switch (type) {
            case BOOL, INT8, UINT8 -> TypeKind.BYTE;
            case INT16, UINT16, FLOAT16 -> TypeKind.SHORT;
            case INT32, UINT32 -> TypeKind.INT;
            case INT64, UINT64 -> TypeKind.LONG;
            case FLOAT32, COMPLEX64 -> TypeKind.FLOAT;
            case FLOAT64, COMPLEX128 -> TypeKind.DOUBLE;
        };
    }

    /** The Java array that holds items of a type. */
    static ClassDesc array(DType type) {
        return element(type).upperBound().arrayType();
    }

    /** Reads the element whose array and index are on the stack. */
    static void load(CodeBuilder code, DType type) {
        code.arrayLoad(element(type));
        if (type == DType.UINT8 || type == DType.UINT16) {
            narrow(code, type);
        }
    }

    /** Brings the int on the stack back into the range of a type of at most 32 bits. */
    static void narrow(CodeBuilder code, DType type) {
        switch (type) {
            case BOOL -> code.iconst_1().iand();
            case INT8 -> code.i2b();
            case UINT8 -> code.sipush(0xFF).iand();
            case INT16 -> code.i2s();
            case UINT16 -> code.i2c();
            case INT32, UINT32, INT64, UINT64, FLOAT32, FLOAT64 -> {}
            case FLOAT16, COMPLEX64, COMPLEX128 -> throw new IllegalArgumentException("no arithmetic in " + type);
        }
    }
}
