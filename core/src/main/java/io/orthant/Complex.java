package io.orthant;

/** One complex number, as an item of a complex array is given out and taken in. */
public record Complex(double re, double im) {
    /** Python's text: {@code (1+2j)}. */
    @Override
    public String toString() {
        boolean pure = Double.doubleToRawLongBits(re) == 0;
        String imaginary = part(im) + "j";
        if (pure) {
            return imaginary;
        }
        return "(" + part(re) + (imaginary.startsWith("-") ? "" : "+") + imaginary + ")";
    }

    private static String part(double x) {
        if (Double.isNaN(x)) {
            return "nan";
        }
        if (Double.isInfinite(x)) {
            return x > 0 ? "inf" : "-inf";
        }
        return x == Math.rint(x) && Math.abs(x) < 1e16
                ? (Double.doubleToRawLongBits(x) == Long.MIN_VALUE ? "-0" : Long.toString((long) x))
                : Double.toString(x);
    }
}
