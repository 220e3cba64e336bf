package io.orthant;

/**
 * NumPy's trigonometric and hyperbolic ufuncs, each as a function and as an object of the same name. Operands broadcast; numbers are weak
 * scalars; results are fresh arrays.
 */
abstract sealed class NpTrigonometry extends NpExpLog permits NpComparison {
    /** sine of radians. */
    public static final Ufunc sin = Ufunc.named("sin");

    /** cosine of radians. */
    public static final Ufunc cos = Ufunc.named("cos");

    /** tangent of radians. */
    public static final Ufunc tan = Ufunc.named("tan");

    /** inverse sine in radians. */
    public static final Ufunc arcsin = Ufunc.named("arcsin");

    /** Another name of {@link #arcsin}. */
    public static final Ufunc asin = arcsin;

    /** inverse cosine in radians. */
    public static final Ufunc arccos = Ufunc.named("arccos");

    /** Another name of {@link #arccos}. */
    public static final Ufunc acos = arccos;

    /** inverse tangent in radians. */
    public static final Ufunc arctan = Ufunc.named("arctan");

    /** Another name of {@link #arctan}. */
    public static final Ufunc atan = arctan;

    /** hyperbolic sine. */
    public static final Ufunc sinh = Ufunc.named("sinh");

    /** hyperbolic cosine. */
    public static final Ufunc cosh = Ufunc.named("cosh");

    /** hyperbolic tangent. */
    public static final Ufunc tanh = Ufunc.named("tanh");

    /** inverse hyperbolic sine. */
    public static final Ufunc arcsinh = Ufunc.named("arcsinh");

    /** Another name of {@link #arcsinh}. */
    public static final Ufunc asinh = arcsinh;

    /** inverse hyperbolic cosine. */
    public static final Ufunc arccosh = Ufunc.named("arccosh");

    /** Another name of {@link #arccosh}. */
    public static final Ufunc acosh = arccosh;

    /** inverse hyperbolic tangent. */
    public static final Ufunc arctanh = Ufunc.named("arctanh");

    /** Another name of {@link #arctanh}. */
    public static final Ufunc atanh = arctanh;

    /** angle of the point (x, y) in (-pi, pi]; the first operand is y. */
    public static final Ufunc arctan2 = Ufunc.named("arctan2");

    /** Another name of {@link #arctan2}. */
    public static final Ufunc atan2 = arctan2;

    /** degrees to radians. */
    public static final Ufunc deg2rad = Ufunc.named("deg2rad");

    /** degrees to radians. */
    public static final Ufunc radians = Ufunc.named("radians");

    /** radians to degrees. */
    public static final Ufunc rad2deg = Ufunc.named("rad2deg");

    /** radians to degrees. */
    public static final Ufunc degrees = Ufunc.named("degrees");

    /** sine of radians. */
    public static NDArray sin(NDArray x) {
        return sin.call(x);
    }

    /** cosine of radians. */
    public static NDArray cos(NDArray x) {
        return cos.call(x);
    }

    /** tangent of radians. */
    public static NDArray tan(NDArray x) {
        return tan.call(x);
    }

    /** inverse sine in radians. */
    public static NDArray arcsin(NDArray x) {
        return arcsin.call(x);
    }

    /** Another name of {@link #arcsin}. */
    public static NDArray asin(NDArray x) {
        return arcsin.call(x);
    }

    /** inverse cosine in radians. */
    public static NDArray arccos(NDArray x) {
        return arccos.call(x);
    }

    /** Another name of {@link #arccos}. */
    public static NDArray acos(NDArray x) {
        return arccos.call(x);
    }

    /** inverse tangent in radians. */
    public static NDArray arctan(NDArray x) {
        return arctan.call(x);
    }

    /** Another name of {@link #arctan}. */
    public static NDArray atan(NDArray x) {
        return arctan.call(x);
    }

    /** hyperbolic sine. */
    public static NDArray sinh(NDArray x) {
        return sinh.call(x);
    }

    /** hyperbolic cosine. */
    public static NDArray cosh(NDArray x) {
        return cosh.call(x);
    }

    /** hyperbolic tangent. */
    public static NDArray tanh(NDArray x) {
        return tanh.call(x);
    }

    /** inverse hyperbolic sine. */
    public static NDArray arcsinh(NDArray x) {
        return arcsinh.call(x);
    }

    /** Another name of {@link #arcsinh}. */
    public static NDArray asinh(NDArray x) {
        return arcsinh.call(x);
    }

    /** inverse hyperbolic cosine. */
    public static NDArray arccosh(NDArray x) {
        return arccosh.call(x);
    }

    /** Another name of {@link #arccosh}. */
    public static NDArray acosh(NDArray x) {
        return arccosh.call(x);
    }

    /** inverse hyperbolic tangent. */
    public static NDArray arctanh(NDArray x) {
        return arctanh.call(x);
    }

    /** Another name of {@link #arctanh}. */
    public static NDArray atanh(NDArray x) {
        return arctanh.call(x);
    }

    /** angle of the point (x, y) in (-pi, pi]; the first operand is y. */
    public static NDArray arctan2(NDArray x1, NDArray x2) {
        return arctan2.call(x1, x2);
    }

    /** angle of the point (x, y) in (-pi, pi]; the first operand is y. */
    public static NDArray arctan2(NDArray x1, Number x2) {
        return arctan2.call(x1, x2);
    }

    /** angle of the point (x, y) in (-pi, pi]; the first operand is y. */
    public static NDArray arctan2(Number x1, NDArray x2) {
        return arctan2.call(x1, x2);
    }

    /** Another name of {@link #arctan2}. */
    public static NDArray atan2(NDArray x1, NDArray x2) {
        return arctan2.call(x1, x2);
    }

    /** Another name of {@link #arctan2}. */
    public static NDArray atan2(NDArray x1, Number x2) {
        return arctan2.call(x1, x2);
    }

    /** Another name of {@link #arctan2}. */
    public static NDArray atan2(Number x1, NDArray x2) {
        return arctan2.call(x1, x2);
    }

    /** degrees to radians. */
    public static NDArray deg2rad(NDArray x) {
        return deg2rad.call(x);
    }

    /** degrees to radians. */
    public static NDArray radians(NDArray x) {
        return radians.call(x);
    }

    /** radians to degrees. */
    public static NDArray rad2deg(NDArray x) {
        return rad2deg.call(x);
    }

    /** radians to degrees. */
    public static NDArray degrees(NDArray x) {
        return degrees.call(x);
    }
}
