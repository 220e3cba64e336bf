package io.orthant.internal.kernel;

import static io.orthant.internal.kernel.LaneType.MASK;
import static io.orthant.internal.kernel.LaneType.VECTOR;
import static io.orthant.internal.kernel.LaneType.operator;
import static io.orthant.internal.kernel.LaneType.operatorKind;

import io.orthant.dtype.DType;
import io.orthant.internal.kernel.PrimEmitter.Push;
import io.orthant.op.Prim;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.OptionalInt;

/** Lane bytecode of those primitives that vector instructions compute to the same bits as scalar ones. */
final class LanePrimEmitter {
    private static final ClassDesc LANES = Lanes.class.describeConstable().orElseThrow();

    private final CodeBuilder code;
    private final DType type;
    private final LaneType lane;
    private final LaneType masks;
    private final Batch batch;
    private final Push push;
    private final OptionalInt shift;

    /**
     * An emitter.
     *
     * @param type the type of the primitive's arguments (for SELECT: of the value)
     * @param batch the shape of the loop
     * @param push pushes an argument as a vector or mask
     * @param shift the second argument if that is a constant within the lane width
     */
    LanePrimEmitter(CodeBuilder code, DType type, Batch batch, Push push, OptionalInt shift) {
        this.code = code;
        this.type = type;
        this.batch = batch;
        this.masks = batch.masks();
        this.lane = batch.of(type);
        this.push = push;
        this.shift = shift;
    }

    /** Whether there is lane code for a primitive on a type; a shift's count may be constant. */
    static boolean has(Prim p, DType type, boolean constantCount) {
        return switch (p) {
            case ADD,
                    SUB,
                    MUL,
                    NEG,
                    ABS,
                    AND,
                    OR,
                    XOR,
                    NOT,
                    EQ,
                    NE,
                    LT,
                    LE,
                    GT,
                    GE,
                    SELECT,
                    MIN,
                    MAX,
                    DIV,
                    FMA,
                    TO_BITS,
                    FROM_BITS,
                    FLOOR,
                    CEIL,
                    TRUNC,
                    RINT,
                    SQRT -> true;
            // narrow lanes, and arithmetic shifts of 64 bits by variable counts, have no instruction before AVX-512
            case SHL -> type.itemSize() >= 4;
            case SHR -> type.itemSize() >= 4 && (constantCount || type != DType.INT64);
            case FLOOR_DIV,
                    FLOOR_MOD,
                    TRUNC_MOD,
                    POW,
                    POPCOUNT,
                    GCD,
                    CBRT,
                    EXP,
                    EXP2,
                    EXPM1,
                    LOG,
                    LOG2,
                    LOG10,
                    LOG1P,
                    SIN,
                    COS,
                    TAN,
                    ARCSIN,
                    ARCCOS,
                    ARCTAN,
                    ARCTAN2,
                    SINH,
                    COSH,
                    TANH,
                    ARCSINH,
                    ARCCOSH,
                    ARCTANH,
                    HYPOT,
                    NEXTAFTER,
                    LDEXP,
                    FREXP_MANTISSA,
                    FREXP_EXPONENT -> false;
        };
    }

    /** Whether a primitive gives the right values of an 8-bit type in wider lanes. */
    static boolean keepsRange(Prim p) {
        return switch (p) {
            case AND, OR, XOR, EQ, NE, LT, LE, GT, GE, SELECT, MIN, MAX -> true;
            default -> false;
        };
    }

    /** Leaves the primitive's vector or mask on the stack. */
    void emit(Prim p) {
        if (type == DType.BOOL) {
            mask(p);
            return;
        }
        boolean unsigned = type.isUnsigned() && !batch.widened(type);
        switch (p) {
            case ADD -> binary("add");
            case SUB -> binary("sub");
            case MUL -> binary("mul");
            case DIV -> binary("div");
            case AND -> binary("and");
            case OR -> binary("or");
            case XOR -> lanewise("XOR");
            case NOT -> unary("not");
            case NEG -> unary("neg");
            case ABS -> {
                if (unsigned) {
                    push.arg(0);
                } else {
                    unary("abs");
                }
            }
            case SQRT -> unary("sqrt");
            case FMA -> {
                push.arg(0);
                operator(code, "FMA", "Ternary");
                push.arg(1);
                push.arg(2);
                lane.call(code, "lanewise", lane.desc(), operatorKind("Ternary"), VECTOR, VECTOR);
            }
            case MIN -> {
                if (unsigned) {
                    lanewise("UMIN");
                } else {
                    binary("min");
                }
            }
            case MAX -> {
                if (unsigned) {
                    lanewise("UMAX");
                } else {
                    binary("max");
                }
            }
            case SHL -> shift("LSHL", "shiftLeft");
            case SHR -> shift(unsigned ? "LSHR" : "ASHR", unsigned ? "shiftRightUnsigned" : "shiftRight");
            case EQ -> compare("EQ");
            case NE -> compare("NE");
            case LT -> compare(unsigned ? "ULT" : "LT");
            case LE -> compare(unsigned ? "ULE" : "LE");
            case GT -> compare(unsigned ? "UGT" : "GT");
            case GE -> compare(unsigned ? "UGE" : "GE");
            case SELECT -> {
                push.arg(2);
                push.arg(1);
                push.arg(0);
                batch.castMask(code, masks, lane);
                lane.call(code, "blend", lane.desc(), VECTOR, MASK);
            }
            case TO_BITS -> reinterpret(lane == LaneType.FLOAT ? "Ints" : "Longs", LaneType.integer(lane.bits()));
            case FROM_BITS ->
                reinterpret(
                        lane == LaneType.INT ? "Floats" : "Doubles",
                        lane == LaneType.INT ? LaneType.FLOAT : LaneType.DOUBLE);
            case FLOOR -> helper("floor", 1);
            case CEIL -> helper("ceil", 1);
            case TRUNC -> helper("trunc", 1);
            case RINT -> helper("rint", 1);
            case FLOOR_DIV,
                    FLOOR_MOD,
                    TRUNC_MOD,
                    POW,
                    POPCOUNT,
                    GCD,
                    CBRT,
                    EXP,
                    EXP2,
                    EXPM1,
                    LOG,
                    LOG2,
                    LOG10,
                    LOG1P,
                    SIN,
                    COS,
                    TAN,
                    ARCSIN,
                    ARCCOS,
                    ARCTAN,
                    ARCTAN2,
                    SINH,
                    COSH,
                    TANH,
                    ARCSINH,
                    ARCCOSH,
                    ARCTANH,
                    HYPOT,
                    NEXTAFTER,
                    LDEXP,
                    FREXP_MANTISSA,
                    FREXP_EXPONENT -> throw none(p);
        }
    }

    /** Primitives on BOOL: false is less than true. */
    private void mask(Prim p) {
        switch (p) {
            case AND, MIN -> masks("and", 0, 1);
            case OR, MAX -> masks("or", 0, 1);
            case XOR, NE -> masks("xor", 0, 1);
            case EQ -> masks("eq", 0, 1);
            case LT -> masks("andNot", 1, 0);
            case GT -> masks("andNot", 0, 1);
            case LE -> {
                masks("andNot", 0, 1);
                not();
            }
            case GE -> {
                masks("andNot", 1, 0);
                not();
            }
            case NOT -> {
                push.arg(0);
                not();
            }
            case SELECT -> {
                push.arg(0);
                push.arg(1);
                push.arg(2);
                code.invokestatic(LANES, "select", MethodTypeDesc.of(MASK, MASK, MASK, MASK));
            }
            case ADD,
                    SUB,
                    MUL,
                    DIV,
                    NEG,
                    ABS,
                    FMA,
                    SHL,
                    SHR,
                    TO_BITS,
                    FROM_BITS,
                    FLOOR,
                    CEIL,
                    TRUNC,
                    RINT,
                    SQRT,
                    FLOOR_DIV,
                    FLOOR_MOD,
                    TRUNC_MOD,
                    POW,
                    POPCOUNT,
                    GCD,
                    CBRT,
                    EXP,
                    EXP2,
                    EXPM1,
                    LOG,
                    LOG2,
                    LOG10,
                    LOG1P,
                    SIN,
                    COS,
                    TAN,
                    ARCSIN,
                    ARCCOS,
                    ARCTAN,
                    ARCTAN2,
                    SINH,
                    COSH,
                    TANH,
                    ARCSINH,
                    ARCCOSH,
                    ARCTANH,
                    HYPOT,
                    NEXTAFTER,
                    LDEXP,
                    FREXP_MANTISSA,
                    FREXP_EXPONENT -> throw none(p);
        }
    }

    private IllegalArgumentException none(Prim p) {
        return new IllegalArgumentException("there is no lane code for " + p + " on " + type);
    }

    private void masks(String name, int first, int second) {
        push.arg(first);
        push.arg(second);
        code.invokevirtual(MASK, name, MethodTypeDesc.of(MASK, MASK));
    }

    private void not() {
        code.invokevirtual(MASK, "not", MethodTypeDesc.of(MASK));
    }

    private void unary(String name) {
        push.arg(0);
        lane.call(code, name, lane.desc());
    }

    private void binary(String name) {
        push.arg(0);
        push.arg(1);
        lane.call(code, name, lane.desc(), VECTOR);
    }

    private void lanewise(String operator) {
        push.arg(0);
        operator(code, operator, "Associative");
        push.arg(1);
        lane.call(code, "lanewise", lane.desc(), operatorKind("Binary"), VECTOR);
    }

    private void compare(String comparison) {
        push.arg(0);
        operator(code, comparison, "Comparison");
        push.arg(1);
        lane.call(code, "compare", MASK, operatorKind("Comparison"), VECTOR);
        batch.castMask(code, lane, masks);
    }

    private void shift(String operator, String helper) {
        if (shift.isEmpty()) {
            helper(helper, 2);
            return;
        }
        push.arg(0);
        operator(code, operator, "Binary");
        if (lane == LaneType.LONG) {
            code.loadConstant((long) shift.getAsInt());
        } else {
            code.loadConstant(shift.getAsInt());
        }
        lane.call(code, "lanewise", lane.desc(), operatorKind("Binary"), lane.element());
    }

    private void reinterpret(String name, LaneType to) {
        push.arg(0);
        lane.call(code, "reinterpretAs" + name, to.desc());
    }

    private void helper(String name, int arity) {
        for (int k = 0; k < arity; k++) {
            push.arg(k);
        }
        ClassDesc v = lane.desc();
        code.invokestatic(LANES, name, arity == 1 ? MethodTypeDesc.of(v, v) : MethodTypeDesc.of(v, v, v));
    }
}
