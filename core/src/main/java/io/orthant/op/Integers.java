package io.orthant.op;

import io.orthant.dtype.DType;

/** Primitives on integers and BOOL for the {@link Reference}: 64-bit arithmetic, reduced to the type. */
final class Integers {
    private Integers() {}

    static long apply(Prim p, DType type, long a, long b) {
        boolean unsigned64 = type == DType.UINT64;
        int bits = type.itemSize() * 8;
        return switch (p) {
            case ADD -> Reference.wrap(a + b, type);
            case SUB -> Reference.wrap(a - b, type);
            case MUL -> Reference.wrap(a * b, type);
            case NEG -> Reference.wrap(-a, type);
            case ABS -> Reference.wrap(type.isUnsigned() ? a : Math.abs(a), type);
            case FLOOR_DIV ->
                Reference.wrap(unsigned64 ? RealMath.floorDivideUnsigned(a, b) : RealMath.floorDivide(a, b), type);
            case FLOOR_MOD -> unsigned64 ? RealMath.remainderUnsigned(a, b) : RealMath.floorMod(a, b);
            case TRUNC_MOD -> unsigned64 ? RealMath.remainderUnsigned(a, b) : RealMath.truncMod(a, b);
            case POW -> Reference.wrap(RealMath.power(a, Reference.wrap(b, type)), type);
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            case NOT -> type == DType.BOOL ? 1 - a : Reference.wrap(~a, type);
            case SHL -> b >= 0 && b < bits ? Reference.wrap(a << b, type) : 0;
            case SHR -> shiftRight(type, a, b, bits);
            case POPCOUNT -> Long.bitCount(type.isUnsigned() ? a : Math.abs(a));
            case GCD -> Reference.wrap(type.isUnsigned() ? RealMath.gcdUnsigned(a, b) : RealMath.gcd(a, b), type);
            case EQ -> Reference.bool(a == b);
            case NE -> Reference.bool(a != b);
            case LT -> Reference.bool(compare(type, a, b) < 0);
            case LE -> Reference.bool(compare(type, a, b) <= 0);
            case GT -> Reference.bool(compare(type, a, b) > 0);
            case GE -> Reference.bool(compare(type, a, b) >= 0);
            case MIN -> compare(type, a, b) <= 0 ? a : b;
            case MAX -> compare(type, a, b) >= 0 ? a : b;
            case FROM_BITS -> a;
            case DIV,
                    FMA,
                    SELECT,
                    TO_BITS,
                    FLOOR,
                    CEIL,
                    TRUNC,
                    RINT,
                    SQRT,
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
                    FREXP_EXPONENT -> throw Reference.illegal(p, type);
        };
    }

    private static int compare(DType type, long a, long b) {
        return type == DType.UINT64 ? Long.compareUnsigned(a, b) : Long.compare(a, b);
    }

    private static long shiftRight(DType type, long a, long b, int bits) {
        if (b >= 0 && b < bits) {
            return type == DType.UINT64 ? a >>> b : a >> b;
        }
        return a < 0 && !type.isUnsigned() ? -1 : 0;
    }
}
