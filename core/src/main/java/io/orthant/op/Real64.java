package io.orthant.op;

import io.orthant.dtype.DType;

/** Primitives on FLOAT64 for the {@link Reference}. */
final class Real64 {
    private Real64() {}

    /** A primitive of raw bits; the second argument of LDEXP and the result of comparisons are integers. */
    static long apply(Prim p, long a, long b, long c) {
        double x = Double.longBitsToDouble(a);
        double y = Double.longBitsToDouble(b);
        return switch (p) {
            case EQ -> Reference.bool(x == y);
            case NE -> Reference.bool(x != y);
            case LT -> Reference.bool(x < y);
            case LE -> Reference.bool(x <= y);
            case GT -> Reference.bool(x > y);
            case GE -> Reference.bool(x >= y);
            case TO_BITS -> a;
            // sign tricks on the bits, so that NaN keeps its payload
            case NEG -> a ^ Long.MIN_VALUE;
            case ABS -> a & Long.MAX_VALUE;
            case FREXP_EXPONENT -> RealMath.frexpExponent(x);
            case LDEXP -> Double.doubleToRawLongBits(Math.scalb(x, (int) b));
            case FMA -> Double.doubleToRawLongBits(Math.fma(x, y, Double.longBitsToDouble(c)));
            case ADD,
                    SUB,
                    MUL,
                    DIV,
                    FLOOR_DIV,
                    FLOOR_MOD,
                    TRUNC_MOD,
                    POW,
                    MIN,
                    MAX,
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
                    FREXP_MANTISSA -> Double.doubleToRawLongBits(compute(p, x, y));
            case AND, OR, XOR, NOT, SHL, SHR, POPCOUNT, GCD, SELECT, FROM_BITS ->
                throw Reference.illegal(p, DType.FLOAT64);
        };
    }

    /** A function of one or two doubles giving a double. */
    static double compute(Prim p, double x, double y) {
        return switch (p) {
            case ADD -> x + y;
            case SUB -> x - y;
            case MUL -> x * y;
            case DIV -> x / y;
            case FLOOR_DIV -> RealMath.floorDivide(x, y);
            case FLOOR_MOD -> RealMath.floorMod(x, y);
            case TRUNC_MOD -> x % y;
            case POW -> RealMath.power(x, y);
            case MIN -> Math.min(x, y);
            case MAX -> Math.max(x, y);
            case FLOOR -> Math.floor(x);
            case CEIL -> Math.ceil(x);
            case TRUNC -> RealMath.trunc(x);
            case RINT -> Math.rint(x);
            case SQRT -> Math.sqrt(x);
            case CBRT -> Math.cbrt(x);
            case EXP -> Math.exp(x);
            case EXP2 -> RealMath.exp2(x);
            case EXPM1 -> Math.expm1(x);
            case LOG -> Math.log(x);
            case LOG2 -> RealMath.log2(x);
            case LOG10 -> Math.log10(x);
            case LOG1P -> Math.log1p(x);
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case TAN -> Math.tan(x);
            case ARCSIN -> Math.asin(x);
            case ARCCOS -> Math.acos(x);
            case ARCTAN -> Math.atan(x);
            case ARCTAN2 -> Math.atan2(x, y);
            case SINH -> Math.sinh(x);
            case COSH -> Math.cosh(x);
            case TANH -> Math.tanh(x);
            case ARCSINH -> RealMath.arcsinh(x);
            case ARCCOSH -> RealMath.arccosh(x);
            case ARCTANH -> RealMath.arctanh(x);
            case HYPOT -> Math.hypot(x, y);
            case NEXTAFTER -> Math.nextAfter(x, y);
            case FREXP_MANTISSA -> RealMath.frexpMantissa(x);
            case NEG,
                    ABS,
                    FMA,
                    EQ,
                    NE,
                    LT,
                    LE,
                    GT,
                    GE,
                    TO_BITS,
                    LDEXP,
                    FREXP_EXPONENT,
                    AND,
                    OR,
                    XOR,
                    NOT,
                    SHL,
                    SHR,
                    POPCOUNT,
                    GCD,
                    SELECT,
                    FROM_BITS -> throw Reference.illegal(p, DType.FLOAT64);
        };
    }
}
