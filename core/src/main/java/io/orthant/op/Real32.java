package io.orthant.op;

import io.orthant.dtype.DType;

/**
 * Primitives on FLOAT32 for the {@link Reference}. Whatever is exact in double, or (sum, product, quotient, root) is
 * known to round right twice, is computed as a double; elementary functions are defined so.
 */
final class Real32 {
    private Real32() {}

    /** A primitive of raw bits; the second argument of LDEXP and the result of comparisons are integers. */
    static long apply(Prim p, long a, long b, long c) {
        float x = Float.intBitsToFloat((int) a);
        float y = Float.intBitsToFloat((int) b);
        return switch (p) {
            case EQ -> Reference.bool(x == y);
            case NE -> Reference.bool(x != y);
            case LT -> Reference.bool(x < y);
            case LE -> Reference.bool(x <= y);
            case GT -> Reference.bool(x > y);
            case GE -> Reference.bool(x >= y);
            case TO_BITS -> a;
            case NEG -> (int) a ^ Integer.MIN_VALUE;
            case ABS -> (int) a & Integer.MAX_VALUE;
            case FREXP_EXPONENT -> RealMath.frexpExponent(x);
            case LDEXP -> Float.floatToRawIntBits(Math.scalb(x, (int) b));
            case FMA -> Float.floatToRawIntBits(Math.fma(x, y, Float.intBitsToFloat((int) c)));
            case FLOOR_DIV -> Float.floatToRawIntBits(RealMath.floorDivide(x, y));
            case FLOOR_MOD -> Float.floatToRawIntBits(RealMath.floorMod(x, y));
            case NEXTAFTER -> Float.floatToRawIntBits(Math.nextAfter(x, y));
            case ADD,
                    SUB,
                    MUL,
                    DIV,
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
                    FREXP_MANTISSA -> Float.floatToRawIntBits((float) Real64.compute(p, x, y));
            case AND, OR, XOR, NOT, SHL, SHR, POPCOUNT, GCD, SELECT, FROM_BITS ->
                throw Reference.illegal(p, DType.FLOAT32);
        };
    }
}
