package io.orthant.op;

/**
 * Scalar functions of doubles which no backend vectorises: a kernel calls the static method named here. Complex
 * functions appear as pairs, one constant for each part.
 */
public enum Special implements Fn {
    /** Real part of the complex exponential. */
    C_EXP_RE(2, ComplexMath.class, "expRe"),
    /** Imaginary part of the complex exponential. */
    C_EXP_IM(2, ComplexMath.class, "expIm");

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
