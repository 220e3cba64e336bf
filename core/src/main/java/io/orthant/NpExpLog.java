package io.orthant;

/**
 * NumPy's exponential, logarithmic and power ufuncs, each as a function and as an object of the same name. Operands
 * broadcast; numbers are weak
 * scalars; results are fresh arrays.
 */
abstract sealed class NpExpLog extends NpArithmetic permits NpTrigonometry {
    /** e^x. */
    public static final Ufunc exp = Ufunc.named("exp");

    /** 2^x. */
    public static final Ufunc exp2 = Ufunc.named("exp2");

    /** e^x - 1, exact near 0. */
    public static final Ufunc expm1 = Ufunc.named("expm1");

    /** natural logarithm. */
    public static final Ufunc log = Ufunc.named("log");

    /** base-2 logarithm. */
    public static final Ufunc log2 = Ufunc.named("log2");

    /** base-10 logarithm. */
    public static final Ufunc log10 = Ufunc.named("log10");

    /** log(1 + x), exact near 0. */
    public static final Ufunc log1p = Ufunc.named("log1p");

    /** log(exp(x) + exp(y)) without overflow. */
    public static final Ufunc logaddexp = Ufunc.named("logaddexp");

    /** log2(2^x + 2^y) without overflow. */
    public static final Ufunc logaddexp2 = Ufunc.named("logaddexp2");

    /** square root, correctly rounded. */
    public static final Ufunc sqrt = Ufunc.named("sqrt");

    /** cube root. */
    public static final Ufunc cbrt = Ufunc.named("cbrt");

    /** x^y; integers wrap around. */
    public static final Ufunc power = Ufunc.named("power");

    /** Another name of {@link #power}. */
    public static final Ufunc pow = power;

    /** x^y in float64 or complex128, whatever the operands. */
    public static final Ufunc floatPower = Ufunc.named("floatPower");

    /** sqrt(x*x + y*y) without overflow. */
    public static final Ufunc hypot = Ufunc.named("hypot");

    /** e^x. */
    public static NDArray exp(NDArray x) {
        return exp.call(x);
    }

    /** 2^x. */
    public static NDArray exp2(NDArray x) {
        return exp2.call(x);
    }

    /** e^x - 1, exact near 0. */
    public static NDArray expm1(NDArray x) {
        return expm1.call(x);
    }

    /** natural logarithm. */
    public static NDArray log(NDArray x) {
        return log.call(x);
    }

    /** base-2 logarithm. */
    public static NDArray log2(NDArray x) {
        return log2.call(x);
    }

    /** base-10 logarithm. */
    public static NDArray log10(NDArray x) {
        return log10.call(x);
    }

    /** log(1 + x), exact near 0. */
    public static NDArray log1p(NDArray x) {
        return log1p.call(x);
    }

    /** log(exp(x) + exp(y)) without overflow. */
    public static NDArray logaddexp(NDArray x1, NDArray x2) {
        return logaddexp.call(x1, x2);
    }

    /** log(exp(x) + exp(y)) without overflow. */
    public static NDArray logaddexp(NDArray x1, Number x2) {
        return logaddexp.call(x1, x2);
    }

    /** log(exp(x) + exp(y)) without overflow. */
    public static NDArray logaddexp(Number x1, NDArray x2) {
        return logaddexp.call(x1, x2);
    }

    /** log2(2^x + 2^y) without overflow. */
    public static NDArray logaddexp2(NDArray x1, NDArray x2) {
        return logaddexp2.call(x1, x2);
    }

    /** log2(2^x + 2^y) without overflow. */
    public static NDArray logaddexp2(NDArray x1, Number x2) {
        return logaddexp2.call(x1, x2);
    }

    /** log2(2^x + 2^y) without overflow. */
    public static NDArray logaddexp2(Number x1, NDArray x2) {
        return logaddexp2.call(x1, x2);
    }

    /** square root, correctly rounded. */
    public static NDArray sqrt(NDArray x) {
        return sqrt.call(x);
    }

    /** cube root. */
    public static NDArray cbrt(NDArray x) {
        return cbrt.call(x);
    }

    /** x^y; integers wrap around. */
    public static NDArray power(NDArray x1, NDArray x2) {
        return power.call(x1, x2);
    }

    /** x^y; integers wrap around. */
    public static NDArray power(NDArray x1, Number x2) {
        return power.call(x1, x2);
    }

    /** x^y; integers wrap around. */
    public static NDArray power(Number x1, NDArray x2) {
        return power.call(x1, x2);
    }

    /** Another name of {@link #power}. */
    public static NDArray pow(NDArray x1, NDArray x2) {
        return power.call(x1, x2);
    }

    /** Another name of {@link #power}. */
    public static NDArray pow(NDArray x1, Number x2) {
        return power.call(x1, x2);
    }

    /** Another name of {@link #power}. */
    public static NDArray pow(Number x1, NDArray x2) {
        return power.call(x1, x2);
    }

    /** x^y in float64 or complex128, whatever the operands. */
    public static NDArray floatPower(NDArray x1, NDArray x2) {
        return floatPower.call(x1, x2);
    }

    /** x^y in float64 or complex128, whatever the operands. */
    public static NDArray floatPower(NDArray x1, Number x2) {
        return floatPower.call(x1, x2);
    }

    /** x^y in float64 or complex128, whatever the operands. */
    public static NDArray floatPower(Number x1, NDArray x2) {
        return floatPower.call(x1, x2);
    }

    /** sqrt(x*x + y*y) without overflow. */
    public static NDArray hypot(NDArray x1, NDArray x2) {
        return hypot.call(x1, x2);
    }

    /** sqrt(x*x + y*y) without overflow. */
    public static NDArray hypot(NDArray x1, Number x2) {
        return hypot.call(x1, x2);
    }

    /** sqrt(x*x + y*y) without overflow. */
    public static NDArray hypot(Number x1, NDArray x2) {
        return hypot.call(x1, x2);
    }
}
