package io.orthant.op;

/** Complex elementary functions by parts, with the special values of C99 annex G. */
public final class ComplexMath {
    private ComplexMath() {}

    /** Real part of exp(x + iy). */
    public static double expRe(double x, double y) {
        if (y == 0) {
            return Math.exp(x);
        }
        if (x == Double.NEGATIVE_INFINITY && !Double.isFinite(y)) {
            return 0;
        }
        if (x == Double.POSITIVE_INFINITY && !Double.isFinite(y)) {
            return x;
        }
        return Math.exp(x) * Math.cos(y);
    }

    /** Imaginary part of exp(x + iy). */
    public static double expIm(double x, double y) {
        if (y == 0) {
            return y;
        }
        if (x == Double.NEGATIVE_INFINITY && !Double.isFinite(y)) {
            return 0;
        }
        return Math.exp(x) * Math.sin(y);
    }
}
