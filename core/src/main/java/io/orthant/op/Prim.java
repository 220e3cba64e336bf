package io.orthant.op;

import io.orthant.dtype.DType;
import io.orthant.dtype.Kind;
import java.util.List;

/**
 * The primitives: everything a kernel backend must be able to emit. All operate on real values; complex arithmetic is
 * written in terms of real and imaginary parts.
 *
 * <p>Typing: except where a constant's {@link Form} says otherwise, all arguments have one type, which is also the
 * result's. Integers wrap around. FLOAT16 is a storage type only: it may be the source or target of a
 * {@link Expr.Cast}, never the type of a primitive.
 */
public enum Prim implements Fn {
    /** Sum. Integers and floats. */
    ADD(2),
    /** Difference. Integers and floats. */
    SUB(2),
    /** Product. Integers and floats. */
    MUL(2),
    /** Quotient. Floats only. */
    DIV(2),
    /** Negation. Integers and floats. */
    NEG(1),
    /** Absolute value; the smallest signed integer stays itself. Integers and floats. */
    ABS(1),
    /** {@code a * b + c} rounded once. Floats only; never made by contraction. */
    FMA(3),

    /** NumPy's floor division: integers floor, a zero divisor gives 0; floats as npy_divmod. */
    FLOOR_DIV(2),
    /** NumPy's remainder with the sign of the divisor; an integer zero divisor gives 0. */
    FLOOR_MOD(2),
    /** C's fmod: the sign of the dividend; an integer zero divisor gives 0. */
    TRUNC_MOD(2),
    /** Power: integers by repeated squaring with wrap-around (exponent never negative); floats as C's pow. */
    POW(2),

    /** Bitwise and; logical on BOOL. Integers and BOOL. */
    AND(2),
    /** Bitwise or; logical on BOOL. Integers and BOOL. */
    OR(2),
    /** Bitwise exclusive or; logical on BOOL. Integers and BOOL. */
    XOR(2),
    /** Bitwise complement; logical not on BOOL. Integers and BOOL. */
    NOT(1),
    /** Left shift; a count outside [0, bits) gives 0. Integers. */
    SHL(2),
    /** Right shift, arithmetic for signed; a count outside [0, bits) gives 0, or -1 for a negative signed value. */
    SHR(2),
    /** Number of one bits of the absolute value. Integers; the result has the same type. */
    POPCOUNT(1),
    /** Greatest common divisor, non-negative (wraps for the smallest integer). Integers. */
    GCD(2),

    /** Equal. Any type; NaN equals nothing. */
    EQ(2, Form.COMPARE),
    /** Not equal. */
    NE(2, Form.COMPARE),
    /** Less. */
    LT(2, Form.COMPARE),
    /** Less or equal. */
    LE(2, Form.COMPARE),
    /** Greater. */
    GT(2, Form.COMPARE),
    /** Greater or equal. */
    GE(2, Form.COMPARE),
    /** {@code SELECT(condition, a, b)}: BOOL condition, a and b of the result's type. */
    SELECT(3, Form.SELECT),

    /** Smaller one; NaN if either is NaN; -0.0 below 0.0. Any type. */
    MIN(2),
    /** Larger one; NaN if either is NaN; 0.0 above -0.0. Any type. */
    MAX(2),

    /** The bits of a float: FLOAT32 to INT32, FLOAT64 to INT64. */
    TO_BITS(1, Form.TO_BITS),
    /** The float of some bits: INT32 to FLOAT32, INT64 to FLOAT64. */
    FROM_BITS(1, Form.FROM_BITS),

    /** Largest integer not above. Floats, as are all that follow. */
    FLOOR(1),
    /** Smallest integer not below. */
    CEIL(1),
    /** Integer part. */
    TRUNC(1),
    /** Nearest integer, ties to even. */
    RINT(1),
    /** Square root. */
    SQRT(1),
    /** Cube root. */
    CBRT(1),
    /** e to the x. */
    EXP(1),
    /** 2 to the x. */
    EXP2(1),
    /** exp(x) - 1 without cancellation. */
    EXPM1(1),
    /** Natural logarithm. */
    LOG(1),
    /** Base-2 logarithm. */
    LOG2(1),
    /** Base-10 logarithm. */
    LOG10(1),
    /** log(1 + x) without cancellation. */
    LOG1P(1),
    /** Sine of radians. */
    SIN(1),
    /** Cosine of radians. */
    COS(1),
    /** Tangent of radians. */
    TAN(1),
    /** Inverse sine. */
    ARCSIN(1),
    /** Inverse cosine. */
    ARCCOS(1),
    /** Inverse tangent. */
    ARCTAN(1),
    /** Angle of the point (second, first). */
    ARCTAN2(2),
    /** Hyperbolic sine. */
    SINH(1),
    /** Hyperbolic cosine. */
    COSH(1),
    /** Hyperbolic tangent. */
    TANH(1),
    /** Inverse hyperbolic sine. */
    ARCSINH(1),
    /** Inverse hyperbolic cosine. */
    ARCCOSH(1),
    /** Inverse hyperbolic tangent. */
    ARCTANH(1),
    /** sqrt(x*x + y*y) without overflow. */
    HYPOT(2),
    /** The next representable value towards the second argument. */
    NEXTAFTER(2),
    /** {@code LDEXP(x, n)} = x * 2^n, n INT32. */
    LDEXP(2, Form.LDEXP),
    /** Mantissa of frexp: in [0.5, 1), or x itself for zeros, infinities and NaN. */
    FREXP_MANTISSA(1),
    /** Exponent of frexp as INT32; 0 for zeros, infinities and NaN. */
    FREXP_EXPONENT(1, Form.EXPONENT);

    /** How the types of arguments and result hang together. */
    public enum Form {
        /** All of one type. */
        SAME,
        /** Two of one type, giving BOOL. */
        COMPARE,
        /** BOOL, T, T giving T. */
        SELECT,
        /** Float to the signed integer of its width. */
        TO_BITS,
        /** Signed integer to the float of its width. */
        FROM_BITS,
        /** T, INT32 giving T. */
        LDEXP,
        /** T giving INT32. */
        EXPONENT
    }

    private final int arity;
    private final Form form;

    Prim(int arity) {
        this(arity, Form.SAME);
    }

    Prim(int arity, Form form) {
        this.arity = arity;
        this.form = form;
    }

    @Override
    public int arity() {
        return arity;
    }

    /** How the types hang together. */
    public Form form() {
        return form;
    }

    /** The result's type for given argument types. */
    DType resultType(List<Expr> args) {
        DType first = args.getFirst().type();
        return switch (form) {
            case SAME, LDEXP -> first;
            case COMPARE -> DType.BOOL;
            case SELECT -> args.get(1).type();
            case TO_BITS -> first == DType.FLOAT32 ? DType.INT32 : DType.INT64;
            case FROM_BITS -> first == DType.INT32 ? DType.FLOAT32 : DType.FLOAT64;
            case EXPONENT -> DType.INT32;
        };
    }

    /** Fails if the argument types do not fit the form: a fault in an op's row, not in a user's input. */
    void check(List<Expr> args) {
        if (args.size() != arity) {
            throw new IllegalArgumentException(this + " takes " + arity + " arguments, not " + args.size());
        }
        boolean fits = switch (form) {
            case SAME, COMPARE -> sameType(args);
            case SELECT ->
                args.get(0).type() == DType.BOOL
                        && args.get(1).type() == args.get(2).type();
            case TO_BITS -> args.getFirst().type().isFloating();
            case FROM_BITS -> args.getFirst().type().kind() == Kind.SIGNED;
            case LDEXP -> args.get(1).type() == DType.INT32;
            case EXPONENT -> true;
        };
        for (Expr a : args) {
            fits &= a.type() != DType.FLOAT16 && !a.type().isComplex();
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    this + " does not take " + args.stream().map(Expr::type).toList());
        }
    }

    private static boolean sameType(List<Expr> args) {
        for (Expr a : args) {
            if (a.type() != args.getFirst().type()) {
                return false;
            }
        }
        return true;
    }
}
