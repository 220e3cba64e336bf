package io.orthant;

/**
 * NumPy's comparing ufuncs, each as a function and as an object of the same name. Operands broadcast; numbers are weak
 * scalars; results are fresh arrays.
 */
abstract sealed class NpComparison extends NpTrigonometry permits NpLogic {
    /** x == y; 64-bit integers compare exactly also across signedness. */
    public static final Ufunc equal = Ufunc.named("equal");

    /** x != y; 64-bit integers compare exactly also across signedness. */
    public static final Ufunc notEqual = Ufunc.named("notEqual");

    /** x &lt; y; 64-bit integers compare exactly also across signedness. */
    public static final Ufunc less = Ufunc.named("less");

    /** x &lt;= y; 64-bit integers compare exactly also across signedness. */
    public static final Ufunc lessEqual = Ufunc.named("lessEqual");

    /** x &gt; y; 64-bit integers compare exactly also across signedness. */
    public static final Ufunc greater = Ufunc.named("greater");

    /** x &gt;= y; 64-bit integers compare exactly also across signedness. */
    public static final Ufunc greaterEqual = Ufunc.named("greaterEqual");

    /** the larger; NaN if either is NaN; complex by real part, then imaginary part. */
    public static final Ufunc maximum = Ufunc.named("maximum");

    /** the smaller; NaN if either is NaN; complex by real part, then imaginary part. */
    public static final Ufunc minimum = Ufunc.named("minimum");

    /** the larger; the other one if one is NaN. */
    public static final Ufunc fmax = Ufunc.named("fmax");

    /** the smaller; the other one if one is NaN. */
    public static final Ufunc fmin = Ufunc.named("fmin");

    /** minimum(maximum(x, lo), hi). */
    public static final Ufunc clip = Ufunc.named("clip");

    /** x == y; 64-bit integers compare exactly also across signedness. */
    public static NDArray equal(NDArray x1, NDArray x2) {
        return equal.call(x1, x2);
    }

    /** x == y; 64-bit integers compare exactly also across signedness. */
    public static NDArray equal(NDArray x1, Number x2) {
        return equal.call(x1, x2);
    }

    /** x == y; 64-bit integers compare exactly also across signedness. */
    public static NDArray equal(Number x1, NDArray x2) {
        return equal.call(x1, x2);
    }

    /** x != y; 64-bit integers compare exactly also across signedness. */
    public static NDArray notEqual(NDArray x1, NDArray x2) {
        return notEqual.call(x1, x2);
    }

    /** x != y; 64-bit integers compare exactly also across signedness. */
    public static NDArray notEqual(NDArray x1, Number x2) {
        return notEqual.call(x1, x2);
    }

    /** x != y; 64-bit integers compare exactly also across signedness. */
    public static NDArray notEqual(Number x1, NDArray x2) {
        return notEqual.call(x1, x2);
    }

    /** x &lt; y; 64-bit integers compare exactly also across signedness. */
    public static NDArray less(NDArray x1, NDArray x2) {
        return less.call(x1, x2);
    }

    /** x &lt; y; 64-bit integers compare exactly also across signedness. */
    public static NDArray less(NDArray x1, Number x2) {
        return less.call(x1, x2);
    }

    /** x &lt; y; 64-bit integers compare exactly also across signedness. */
    public static NDArray less(Number x1, NDArray x2) {
        return less.call(x1, x2);
    }

    /** x &lt;= y; 64-bit integers compare exactly also across signedness. */
    public static NDArray lessEqual(NDArray x1, NDArray x2) {
        return lessEqual.call(x1, x2);
    }

    /** x &lt;= y; 64-bit integers compare exactly also across signedness. */
    public static NDArray lessEqual(NDArray x1, Number x2) {
        return lessEqual.call(x1, x2);
    }

    /** x &lt;= y; 64-bit integers compare exactly also across signedness. */
    public static NDArray lessEqual(Number x1, NDArray x2) {
        return lessEqual.call(x1, x2);
    }

    /** x &gt; y; 64-bit integers compare exactly also across signedness. */
    public static NDArray greater(NDArray x1, NDArray x2) {
        return greater.call(x1, x2);
    }

    /** x &gt; y; 64-bit integers compare exactly also across signedness. */
    public static NDArray greater(NDArray x1, Number x2) {
        return greater.call(x1, x2);
    }

    /** x &gt; y; 64-bit integers compare exactly also across signedness. */
    public static NDArray greater(Number x1, NDArray x2) {
        return greater.call(x1, x2);
    }

    /** x &gt;= y; 64-bit integers compare exactly also across signedness. */
    public static NDArray greaterEqual(NDArray x1, NDArray x2) {
        return greaterEqual.call(x1, x2);
    }

    /** x &gt;= y; 64-bit integers compare exactly also across signedness. */
    public static NDArray greaterEqual(NDArray x1, Number x2) {
        return greaterEqual.call(x1, x2);
    }

    /** x &gt;= y; 64-bit integers compare exactly also across signedness. */
    public static NDArray greaterEqual(Number x1, NDArray x2) {
        return greaterEqual.call(x1, x2);
    }

    /** the larger; NaN if either is NaN; complex by real part, then imaginary part. */
    public static NDArray maximum(NDArray x1, NDArray x2) {
        return maximum.call(x1, x2);
    }

    /** the larger; NaN if either is NaN; complex by real part, then imaginary part. */
    public static NDArray maximum(NDArray x1, Number x2) {
        return maximum.call(x1, x2);
    }

    /** the larger; NaN if either is NaN; complex by real part, then imaginary part. */
    public static NDArray maximum(Number x1, NDArray x2) {
        return maximum.call(x1, x2);
    }

    /** the smaller; NaN if either is NaN; complex by real part, then imaginary part. */
    public static NDArray minimum(NDArray x1, NDArray x2) {
        return minimum.call(x1, x2);
    }

    /** the smaller; NaN if either is NaN; complex by real part, then imaginary part. */
    public static NDArray minimum(NDArray x1, Number x2) {
        return minimum.call(x1, x2);
    }

    /** the smaller; NaN if either is NaN; complex by real part, then imaginary part. */
    public static NDArray minimum(Number x1, NDArray x2) {
        return minimum.call(x1, x2);
    }

    /** the larger; the other one if one is NaN. */
    public static NDArray fmax(NDArray x1, NDArray x2) {
        return fmax.call(x1, x2);
    }

    /** the larger; the other one if one is NaN. */
    public static NDArray fmax(NDArray x1, Number x2) {
        return fmax.call(x1, x2);
    }

    /** the larger; the other one if one is NaN. */
    public static NDArray fmax(Number x1, NDArray x2) {
        return fmax.call(x1, x2);
    }

    /** the smaller; the other one if one is NaN. */
    public static NDArray fmin(NDArray x1, NDArray x2) {
        return fmin.call(x1, x2);
    }

    /** the smaller; the other one if one is NaN. */
    public static NDArray fmin(NDArray x1, Number x2) {
        return fmin.call(x1, x2);
    }

    /** the smaller; the other one if one is NaN. */
    public static NDArray fmin(Number x1, NDArray x2) {
        return fmin.call(x1, x2);
    }

    /** minimum(maximum(x, lo), hi). */
    public static NDArray clip(NDArray a, Object low, Object high) {
        return clip.call(a, low, high);
    }
}
