package io.orthant.internal.kernel;

import io.orthant.dtype.DType;
import io.orthant.dtype.Float16;
import io.orthant.op.RealMath;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Scalar bytecode of casts: NumPy's results on x86-64, as {@link io.orthant.op.Reference#cast} defines them. */
final class CastEmitter {
    private static final ClassDesc MATH = RealMath.class.describeConstable().orElseThrow();
    private static final ClassDesc HALF = Float16.class.describeConstable().orElseThrow();

    private CastEmitter() {}

    /** Converts the value on the stack. */
    static void emit(CodeBuilder code, DType from, DType to) {
        if (from == to) {
            return;
        }
        if (from == DType.FLOAT16) {
            code.i2s();
            call(code, HALF, "toFloat", TypeKind.SHORT, TypeKind.FLOAT);
            emit(code, DType.FLOAT32, to);
            return;
        }
        switch (to) {
            case BOOL -> toBool(code, Carrier.of(from));
            case INT8, UINT8, INT16, UINT16 -> {
                toInt(code, from, "toInt32");
                Carrier.narrow(code, to);
            }
            case INT32 -> toInt(code, from, "toInt32");
            case UINT32 -> toInt(code, from, "toUint32");
            case INT64 -> toLong(code, from, "toInt64");
            case UINT64 -> toLong(code, from, "toUint64");
            case FLOAT16 -> toHalf(code, from);
            case FLOAT32 -> toFloating(code, from, TypeKind.FLOAT, "toFloatUnsigned");
            case FLOAT64 -> toFloating(code, from, TypeKind.DOUBLE, "toDoubleUnsigned");
            case COMPLEX64, COMPLEX128 -> throw new IllegalArgumentException("no cast from " + from + " to " + to);
        }
    }

    private static void toBool(CodeBuilder code, Carrier from) {
        switch (from) {
            case INT -> {}
            case LONG -> code.lconst_0().lcmp();
            case FLOAT -> code.fconst_0().fcmpl();
            case DOUBLE -> code.dconst_0().dcmpl();
        }
        Label yes = code.newLabel();
        Label end = code.newLabel();
        code.ifne(yes);
        code.iconst_0();
        code.goto_(end);
        code.labelBinding(yes);
        code.iconst_1();
        code.labelBinding(end);
    }

    private static void toInt(CodeBuilder code, DType from, String truncate) {
        switch (Carrier.of(from)) {
            case INT -> {}
            case LONG -> code.l2i();
            case FLOAT -> {
                code.f2d();
                call(code, MATH, truncate, TypeKind.DOUBLE, TypeKind.INT);
            }
            case DOUBLE -> call(code, MATH, truncate, TypeKind.DOUBLE, TypeKind.INT);
        }
    }

    private static void toLong(CodeBuilder code, DType from, String truncate) {
        switch (Carrier.of(from)) {
            case INT -> widen(code, from);
            case LONG -> {}
            case FLOAT -> {
                code.f2d();
                call(code, MATH, truncate, TypeKind.DOUBLE, TypeKind.LONG);
            }
            case DOUBLE -> call(code, MATH, truncate, TypeKind.DOUBLE, TypeKind.LONG);
        }
    }

    private static void widen(CodeBuilder code, DType from) {
        code.i2l();
        if (from == DType.UINT32) {
            code.loadConstant(0xFFFF_FFFFL).land();
        }
    }

    private static void toHalf(CodeBuilder code, DType from) {
        if (from == DType.FLOAT64) {
            call(code, HALF, "fromDouble", TypeKind.DOUBLE, TypeKind.SHORT);
        } else {
            emit(code, from, DType.FLOAT32);
            call(code, HALF, "fromFloat", TypeKind.FLOAT, TypeKind.SHORT);
        }
    }

    private static void toFloating(CodeBuilder code, DType from, TypeKind to, String unsigned) {
        if (from == DType.UINT64) {
            call(code, MATH, unsigned, TypeKind.LONG, to);
        } else if (from == DType.UINT32) {
            widen(code, from);
            code.conversion(TypeKind.LONG, to);
        } else {
            code.conversion(Carrier.of(from).kind(), to);
        }
    }

    private static void call(CodeBuilder code, ClassDesc owner, String name, TypeKind from, TypeKind to) {
        code.invokestatic(owner, name, MethodTypeDesc.of(desc(to), desc(from)));
    }

    private static ClassDesc desc(TypeKind kind) {
        return switch (kind) {
            case INT -> ConstantDescs.CD_int;
            case LONG -> ConstantDescs.CD_long;
            case FLOAT -> ConstantDescs.CD_float;
            case DOUBLE -> ConstantDescs.CD_double;
            case SHORT -> ConstantDescs.CD_short;
            default -> throw new IllegalArgumentException(kind.toString());
        };
    }
}
