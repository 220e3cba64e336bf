package io.orthant;

import java.util.List;

/**
 * NumPy's rounding and floating-point ufuncs, each as a function and as an object of the same name. Operands broadcast; numbers are weak
 * scalars; results are fresh arrays.
 */
abstract sealed class NpUfuncs extends NpLogic permits NpProducts {
    /** largest integer not above. */
    public static final Ufunc floor = Ufunc.named("floor");

    /** smallest integer not below. */
    public static final Ufunc ceil = Ufunc.named("ceil");

    /** integer part. */
    public static final Ufunc trunc = Ufunc.named("trunc");

    /** nearest integer, ties to even. */
    public static final Ufunc rint = Ufunc.named("rint");

    /** whether NaN. */
    public static final Ufunc isnan = Ufunc.named("isnan");

    /** whether infinite. */
    public static final Ufunc isinf = Ufunc.named("isinf");

    /** whether neither NaN nor infinite. */
    public static final Ufunc isfinite = Ufunc.named("isfinite");

    /** whether the sign bit is set: true for -0.0. */
    public static final Ufunc signbit = Ufunc.named("signbit");

    /** |x| with the sign of y. */
    public static final Ufunc copysign = Ufunc.named("copysign");

    /** 0 for negative x, y at 0, 1 for positive x. */
    public static final Ufunc heaviside = Ufunc.named("heaviside");

    /** the next representable value from x towards y. */
    public static final Ufunc nextafter = Ufunc.named("nextafter");

    /** distance to the next representable value away from zero, with the sign of x. */
    public static final Ufunc spacing = Ufunc.named("spacing");

    /** x * 2^y. */
    public static final Ufunc ldexp = Ufunc.named("ldexp");

    /** mantissa in [0.5, 1) and int32 exponent of 2. */
    public static final Ufunc frexp = Ufunc.named("frexp");

    /** fractional and integral part, both with the sign of x. */
    public static final Ufunc modf = Ufunc.named("modf");

    /** largest integer not above. */
    public static NDArray floor(NDArray x) {
        return floor.call(x);
    }

    /** smallest integer not below. */
    public static NDArray ceil(NDArray x) {
        return ceil.call(x);
    }

    /** integer part. */
    public static NDArray trunc(NDArray x) {
        return trunc.call(x);
    }

    /** nearest integer, ties to even. */
    public static NDArray rint(NDArray x) {
        return rint.call(x);
    }

    /** whether NaN. */
    public static NDArray isnan(NDArray x) {
        return isnan.call(x);
    }

    /** whether infinite. */
    public static NDArray isinf(NDArray x) {
        return isinf.call(x);
    }

    /** whether neither NaN nor infinite. */
    public static NDArray isfinite(NDArray x) {
        return isfinite.call(x);
    }

    /** whether the sign bit is set: true for -0.0. */
    public static NDArray signbit(NDArray x) {
        return signbit.call(x);
    }

    /** |x| with the sign of y. */
    public static NDArray copysign(NDArray x1, NDArray x2) {
        return copysign.call(x1, x2);
    }

    /** |x| with the sign of y. */
    public static NDArray copysign(NDArray x1, Number x2) {
        return copysign.call(x1, x2);
    }

    /** |x| with the sign of y. */
    public static NDArray copysign(Number x1, NDArray x2) {
        return copysign.call(x1, x2);
    }

    /** 0 for negative x, y at 0, 1 for positive x. */
    public static NDArray heaviside(NDArray x1, NDArray x2) {
        return heaviside.call(x1, x2);
    }

    /** 0 for negative x, y at 0, 1 for positive x. */
    public static NDArray heaviside(NDArray x1, Number x2) {
        return heaviside.call(x1, x2);
    }

    /** 0 for negative x, y at 0, 1 for positive x. */
    public static NDArray heaviside(Number x1, NDArray x2) {
        return heaviside.call(x1, x2);
    }

    /** the next representable value from x towards y. */
    public static NDArray nextafter(NDArray x1, NDArray x2) {
        return nextafter.call(x1, x2);
    }

    /** the next representable value from x towards y. */
    public static NDArray nextafter(NDArray x1, Number x2) {
        return nextafter.call(x1, x2);
    }

    /** the next representable value from x towards y. */
    public static NDArray nextafter(Number x1, NDArray x2) {
        return nextafter.call(x1, x2);
    }

    /** distance to the next representable value away from zero, with the sign of x. */
    public static NDArray spacing(NDArray x) {
        return spacing.call(x);
    }

    /** x * 2^y. */
    public static NDArray ldexp(NDArray x1, NDArray x2) {
        return ldexp.call(x1, x2);
    }

    /** x * 2^y. */
    public static NDArray ldexp(NDArray x1, Number x2) {
        return ldexp.call(x1, x2);
    }

    /** x * 2^y. */
    public static NDArray ldexp(Number x1, NDArray x2) {
        return ldexp.call(x1, x2);
    }

    /** mantissa in [0.5, 1) and int32 exponent of 2. */
    public static List<NDArray> frexp(NDArray x) {
        return frexp.callAll(x);
    }

    /** fractional and integral part, both with the sign of x. */
    public static List<NDArray> modf(NDArray x) {
        return modf.callAll(x);
    }
}
