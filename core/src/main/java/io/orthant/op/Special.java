package io.orthant.op;

/**
 * Scalar functions of doubles which no backend vectorises: a kernel calls the static method named here. Complex
 * functions appear as pairs, one constant for each part.
 */
public enum Special implements Fn {
    /** Sine, for arguments of any size. */
    SIN(1, Math.class, "sin"),
    /** Cosine, for arguments of any size. */
    COS(1, Math.class, "cos"),
    /** Angle of the point (second, first). */
    ARCTAN2(2, Math.class, "atan2"),
    /** C's fmod. */
    FMOD(2, RealMath.class, "fmod"),
    /** C's pow. */
    POWER(2, RealMath.class, "power"),
    /** Floor of the quotient of two longs, all three in the bits of doubles. */
    LONG_FLOOR_DIVIDE(2, LongsInDoubles.class, "floorDivide"),
    /** Remainder of two longs with the divisor's sign, all three in the bits of doubles. */
    LONG_FLOOR_MOD(2, LongsInDoubles.class, "floorMod"),
    /** Remainder of two longs with the dividend's sign, all three in the bits of doubles. */
    LONG_TRUNC_MOD(2, LongsInDoubles.class, "truncMod"),
    /** Real part of the complex exponential. */
    C_EXP_RE(2, ComplexParts.class, "expRe"),
    /** Imaginary part of the complex exponential. */
    C_EXP_IM(2, ComplexParts.class, "expIm"),
    /** Real part of the complex exponential minus 1. */
    C_EXPM1_RE(2, ComplexParts.class, "expm1Re"),
    /** Imaginary part of the complex exponential minus 1. */
    C_EXPM1_IM(2, ComplexParts.class, "expm1Im"),
    /** Real part of the complex logarithm. */
    C_LOG_RE(2, ComplexParts.class, "logRe"),
    /** Imaginary part of the complex logarithm. */
    C_LOG_IM(2, ComplexParts.class, "logIm"),
    /** Real part of the complex logarithm of 1 + z. */
    C_LOG1P_RE(2, ComplexParts.class, "log1pRe"),
    /** Imaginary part of the complex logarithm of 1 + z. */
    C_LOG1P_IM(2, ComplexParts.class, "log1pIm"),
    /** Real part of the complex square root. */
    C_SQRT_RE(2, ComplexParts.class, "sqrtRe"),
    /** Imaginary part of the complex square root. */
    C_SQRT_IM(2, ComplexParts.class, "sqrtIm"),
    /** Real part of the complex sin. */
    C_SIN_RE(2, ComplexParts.class, "sinRe"),
    /** Imaginary part of the complex sin. */
    C_SIN_IM(2, ComplexParts.class, "sinIm"),
    /** Real part of the complex cos. */
    C_COS_RE(2, ComplexParts.class, "cosRe"),
    /** Imaginary part of the complex cos. */
    C_COS_IM(2, ComplexParts.class, "cosIm"),
    /** Real part of the complex tan. */
    C_TAN_RE(2, ComplexParts.class, "tanRe"),
    /** Imaginary part of the complex tan. */
    C_TAN_IM(2, ComplexParts.class, "tanIm"),
    /** Real part of the complex arcsin. */
    C_ARCSIN_RE(2, ComplexParts.class, "arcsinRe"),
    /** Imaginary part of the complex arcsin. */
    C_ARCSIN_IM(2, ComplexParts.class, "arcsinIm"),
    /** Real part of the complex arccos. */
    C_ARCCOS_RE(2, ComplexParts.class, "arccosRe"),
    /** Imaginary part of the complex arccos. */
    C_ARCCOS_IM(2, ComplexParts.class, "arccosIm"),
    /** Real part of the complex arctan. */
    C_ARCTAN_RE(2, ComplexParts.class, "arctanRe"),
    /** Imaginary part of the complex arctan. */
    C_ARCTAN_IM(2, ComplexParts.class, "arctanIm"),
    /** Real part of the complex sinh. */
    C_SINH_RE(2, ComplexParts.class, "sinhRe"),
    /** Imaginary part of the complex sinh. */
    C_SINH_IM(2, ComplexParts.class, "sinhIm"),
    /** Real part of the complex cosh. */
    C_COSH_RE(2, ComplexParts.class, "coshRe"),
    /** Imaginary part of the complex cosh. */
    C_COSH_IM(2, ComplexParts.class, "coshIm"),
    /** Real part of the complex tanh. */
    C_TANH_RE(2, ComplexParts.class, "tanhRe"),
    /** Imaginary part of the complex tanh. */
    C_TANH_IM(2, ComplexParts.class, "tanhIm"),
    /** Real part of the complex arcsinh. */
    C_ARCSINH_RE(2, ComplexParts.class, "arcsinhRe"),
    /** Imaginary part of the complex arcsinh. */
    C_ARCSINH_IM(2, ComplexParts.class, "arcsinhIm"),
    /** Real part of the complex arccosh. */
    C_ARCCOSH_RE(2, ComplexParts.class, "arccoshRe"),
    /** Imaginary part of the complex arccosh. */
    C_ARCCOSH_IM(2, ComplexParts.class, "arccoshIm"),
    /** Real part of the complex arctanh. */
    C_ARCTANH_RE(2, ComplexParts.class, "arctanhRe"),
    /** Imaginary part of the complex arctanh. */
    C_ARCTANH_IM(2, ComplexParts.class, "arctanhIm"),
    /** Real part of a complex power. */
    C_POWER_RE(4, ComplexParts.class, "powerRe"),
    /** Imaginary part of a complex power. */
    C_POWER_IM(4, ComplexParts.class, "powerIm");

    private final int arity;
    private final Class<?> owner;
    private final String method;

    Special(int arity, Class<?> owner, String method) {
        this.arity = arity;
        this.owner = owner;
        this.method = method;
    }

    @Override
    public int arity() {
        return arity;
    }

    /** The class with the public static method. */
    public Class<?> owner() {
        return owner;
    }

    /** The method's name; it takes {@link #arity()} doubles and returns a double. */
    public String method() {
        return method;
    }
}
