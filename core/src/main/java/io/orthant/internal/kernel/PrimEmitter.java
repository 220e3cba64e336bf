package io.orthant.internal.kernel;

import io.orthant.dtype.DType;
import io.orthant.op.Prim;
import io.orthant.op.RealMath;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Scalar bytecode of one primitive on arguments of one type. */
final class PrimEmitter {
    /** Pushes an argument's value. */
    @FunctionalInterface
    interface Push {
        void arg(int index);
    }

    private static final ClassDesc REAL_MATH =
            RealMath.class.describeConstable().orElseThrow();
    private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();
    private static final ClassDesc DOUBLE_BOX = Double.class.describeConstable().orElseThrow();
    private static final ClassDesc INT_BOX = Integer.class.describeConstable().orElseThrow();
    private static final ClassDesc LONG_BOX = Long.class.describeConstable().orElseThrow();
    private static final ClassDesc FLOAT_BOX = Float.class.describeConstable().orElseThrow();

    private final CodeBuilder code;
    private final DType type;
    private final Carrier carrier;
    private final boolean unsigned;
    private final Push push;

    /**
     * An emitter.
     *
     * @param type the type of the primitive's arguments (for SELECT and LDEXP: of the value)
     */
    PrimEmitter(CodeBuilder code, DType type, Push push) {
        this.code = code;
        this.type = type;
        this.carrier = Carrier.of(type);
        this.unsigned = type == DType.UINT32 || type == DType.UINT64;
        this.push = push;
    }

    /** Leaves the primitive's value on the stack. */
    void emit(Prim p) {
        switch (p) {
            case ADD -> arithmetic(p, Opcode.IADD, Opcode.LADD, Opcode.FADD, Opcode.DADD);
            case SUB -> arithmetic(p, Opcode.ISUB, Opcode.LSUB, Opcode.FSUB, Opcode.DSUB);
            case MUL -> arithmetic(p, Opcode.IMUL, Opcode.LMUL, Opcode.FMUL, Opcode.DMUL);
            case DIV -> arithmetic(p, null, null, Opcode.FDIV, Opcode.DDIV);
            case NEG -> arithmetic(p, Opcode.INEG, Opcode.LNEG, Opcode.FNEG, Opcode.DNEG);
            case ABS -> {
                if (type.isUnsigned()) {
                    push.arg(0);
                } else {
                    narrowed(MATH, "abs", 1);
                }
            }
            case FMA -> call(MATH, "fma", 3);
            case FLOOR_DIV -> narrowed(REAL_MATH, unsigned ? "floorDivideUnsigned" : "floorDivide", 2);
            case FLOOR_MOD -> call(REAL_MATH, unsigned ? "remainderUnsigned" : "floorMod", 2);
            case TRUNC_MOD -> {
                if (type.isFloating()) {
                    arithmetic(p, null, null, Opcode.FREM, Opcode.DREM);
                } else {
                    call(REAL_MATH, unsigned ? "remainderUnsigned" : "truncMod", 2);
                }
            }
            case POW -> {
                if (type.isFloating()) {
                    real(REAL_MATH, "power");
                } else {
                    narrowed(REAL_MATH, "power", 2);
                }
            }
            case AND -> arithmetic(p, Opcode.IAND, Opcode.LAND, null, null);
            case OR -> arithmetic(p, Opcode.IOR, Opcode.LOR, null, null);
            case XOR -> arithmetic(p, Opcode.IXOR, Opcode.LXOR, null, null);
            case NOT -> not();
            case SHL -> shift("shiftLeft");
            case SHR -> shift(type.isUnsigned() ? "shiftRightUnsigned" : "shiftRight");
            case POPCOUNT -> popcount();
            case GCD -> narrowed(REAL_MATH, unsigned ? "gcdUnsigned" : "gcd", 2);
            case EQ -> compare(Opcode.IF_ICMPEQ, Opcode.IFEQ);
            case NE -> compare(Opcode.IF_ICMPNE, Opcode.IFNE);
            case LT -> compare(Opcode.IF_ICMPLT, Opcode.IFLT);
            case LE -> compare(Opcode.IF_ICMPLE, Opcode.IFLE);
            case GT -> compare(Opcode.IF_ICMPGT, Opcode.IFGT);
            case GE -> compare(Opcode.IF_ICMPGE, Opcode.IFGE);
            case SELECT -> {
                push.arg(0);
                Label yes = code.newLabel();
                Label end = code.newLabel();
                code.branch(Opcode.IFNE, yes);
                push.arg(2);
                code.goto_(end);
                code.labelBinding(yes);
                push.arg(1);
                code.labelBinding(end);
            }
            case MIN -> call(unsigned ? REAL_MATH : MATH, unsigned ? "minUnsigned" : "min", 2);
            case MAX -> call(unsigned ? REAL_MATH : MATH, unsigned ? "maxUnsigned" : "max", 2);
            case TO_BITS -> toBits();
            case FROM_BITS -> fromBits();
            case FLOOR -> real(MATH, "floor");
            case CEIL -> real(MATH, "ceil");
            case TRUNC -> real(REAL_MATH, "trunc");
            case RINT -> real(MATH, "rint");
            case SQRT -> real(MATH, "sqrt");
            case CBRT -> real(MATH, "cbrt");
            case EXP -> real(MATH, "exp");
            case EXP2 -> real(REAL_MATH, "exp2");
            case EXPM1 -> real(MATH, "expm1");
            case LOG -> real(MATH, "log");
            case LOG2 -> real(REAL_MATH, "log2");
            case LOG10 -> real(MATH, "log10");
            case LOG1P -> real(MATH, "log1p");
            case SIN -> real(MATH, "sin");
            case COS -> real(MATH, "cos");
            case TAN -> real(MATH, "tan");
            case ARCSIN -> real(MATH, "asin");
            case ARCCOS -> real(MATH, "acos");
            case ARCTAN -> real(MATH, "atan");
            case ARCTAN2 -> real2("atan2");
            case SINH -> real(MATH, "sinh");
            case COSH -> real(MATH, "cosh");
            case TANH -> real(MATH, "tanh");
            case ARCSINH -> real(REAL_MATH, "arcsinh");
            case ARCCOSH -> real(REAL_MATH, "arccosh");
            case ARCTANH -> real(REAL_MATH, "arctanh");
            case HYPOT -> real2("hypot");
            case NEXTAFTER -> nextAfter();
            case LDEXP -> ldexp();
            case FREXP_MANTISSA -> real(REAL_MATH, "frexpMantissa");
            case FREXP_EXPONENT -> frexpExponent();
        }
    }

    private void pushAll(int count) {
        for (int k = 0; k < count; k++) {
            push.arg(k);
        }
    }

    private void arithmetic(Prim p, @Nullable Opcode i, @Nullable Opcode l, @Nullable Opcode f, @Nullable Opcode d) {
        Opcode opcode = switch (carrier) {
            case INT -> i;
            case LONG -> l;
            case FLOAT -> f;
            case DOUBLE -> d;
        };
        if (opcode == null) {
            throw new IllegalArgumentException(p + " is not defined for " + type);
        }
        pushAll(p.arity());
        code.with(OperatorInstruction.of(opcode));
        if (carrier == Carrier.INT) {
            Carrier.narrow(code, type);
        }
    }

    private void not() {
        push.arg(0);
        switch (carrier) {
            case INT -> {
                code.loadConstant(type == DType.BOOL ? 1 : -1).ixor();
                Carrier.narrow(code, type);
            }
            case LONG -> code.loadConstant(-1L).lxor();
            case FLOAT, DOUBLE -> throw new IllegalArgumentException("NOT is not defined for " + type);
        }
    }

    /** A call on arguments of the carrier type giving the same. */
    private void call(ClassDesc owner, String name, int arity) {
        pushAll(arity);
        code.invokestatic(owner, name, MethodTypeDesc.of(carrier.desc(), Collections.nCopies(arity, carrier.desc())));
    }

    private void narrowed(ClassDesc owner, String name, int arity) {
        call(owner, name, arity);
        if (carrier == Carrier.INT) {
            Carrier.narrow(code, type);
        }
    }

    /** A function of doubles; on FLOAT32 its result is rounded. */
    private void real(ClassDesc owner, String name) {
        reals(owner, name, name.equals("power") ? 2 : 1);
    }

    private void real2(String name) {
        reals(MATH, name, 2);
    }

    private void reals(ClassDesc owner, String name, int arity) {
        for (int k = 0; k < arity; k++) {
            push.arg(k);
            if (carrier == Carrier.FLOAT) {
                code.f2d();
            }
        }
        code.invokestatic(
                owner,
                name,
                MethodTypeDesc.of(ConstantDescs.CD_double, Collections.nCopies(arity, ConstantDescs.CD_double)));
        if (carrier == Carrier.FLOAT) {
            code.d2f();
        }
    }

    private void shift(String name) {
        if (carrier == Carrier.LONG) {
            call(REAL_MATH, name, 2);
            return;
        }
        pushAll(2);
        code.loadConstant(type.itemSize() * 8);
        code.invokestatic(
                REAL_MATH, name, MethodTypeDesc.of(ConstantDescs.CD_int, Collections.nCopies(3, ConstantDescs.CD_int)));
        Carrier.narrow(code, type);
    }

    private void popcount() {
        emit(Prim.ABS);
        if (carrier == Carrier.LONG) {
            code.invokestatic(LONG_BOX, "bitCount", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_long));
            code.i2l();
        } else {
            int bits = type.itemSize() * 8;
            if (bits < 32) {
                code.loadConstant((1 << bits) - 1).iand();
            }
            code.invokestatic(INT_BOX, "bitCount", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int));
        }
    }

    private void compare(Opcode intCompare, Opcode zeroCompare) {
        for (int k = 0; k < 2; k++) {
            push.arg(k);
            if (type == DType.UINT32) {
                code.loadConstant(Integer.MIN_VALUE).ixor();
            } else if (type == DType.UINT64) {
                code.loadConstant(Long.MIN_VALUE).lxor();
            }
        }
        boolean upward = zeroCompare == Opcode.IFLT || zeroCompare == Opcode.IFLE;
        switch (carrier) {
            case INT -> {}
            case LONG -> code.lcmp();
            // an unordered pair compares as greater where less is asked, and as less where greater is
            case FLOAT -> code.with(OperatorInstruction.of(upward ? Opcode.FCMPG : Opcode.FCMPL));
            case DOUBLE -> code.with(OperatorInstruction.of(upward ? Opcode.DCMPG : Opcode.DCMPL));
        }
        Label yes = code.newLabel();
        Label end = code.newLabel();
        code.branch(carrier == Carrier.INT ? intCompare : zeroCompare, yes);
        code.iconst_0();
        code.goto_(end);
        code.labelBinding(yes);
        code.iconst_1();
        code.labelBinding(end);
    }

    private void toBits() {
        push.arg(0);
        if (carrier == Carrier.FLOAT) {
            code.invokestatic(
                    FLOAT_BOX, "floatToRawIntBits", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_float));
        } else {
            code.invokestatic(
                    DOUBLE_BOX,
                    "doubleToRawLongBits",
                    MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_double));
        }
    }

    private void fromBits() {
        push.arg(0);
        if (carrier == Carrier.INT) {
            code.invokestatic(
                    FLOAT_BOX, "intBitsToFloat", MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_int));
        } else {
            code.invokestatic(
                    DOUBLE_BOX, "longBitsToDouble", MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_long));
        }
    }

    private void nextAfter() {
        pushAll(2);
        if (carrier == Carrier.FLOAT) {
            code.f2d();
        }
        code.invokestatic(
                MATH, "nextAfter", MethodTypeDesc.of(carrier.desc(), carrier.desc(), ConstantDescs.CD_double));
    }

    private void ldexp() {
        pushAll(2);
        code.invokestatic(MATH, "scalb", MethodTypeDesc.of(carrier.desc(), carrier.desc(), ConstantDescs.CD_int));
    }

    private void frexpExponent() {
        push.arg(0);
        if (carrier == Carrier.FLOAT) {
            code.f2d();
        }
        code.invokestatic(REAL_MATH, "frexpExponent", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_double));
    }
}
