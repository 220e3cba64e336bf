package io.orthant.internal.print;

import io.orthant.dtype.DType;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;

/** Single items as NumPy's scalars write themselves; print options do not touch them. */
public final class ScalarText {
    private ScalarText() {}

    /** NumPy's {@code str} of the item in a slot. */
    public static String str(Strided a, long slot) {
        DType dtype = a.dtype();
        Object array = a.array();
        return switch (dtype.kind()) {
            case BOOL -> Items.getLong(dtype, array, slot) != 0 ? "True" : "False";
            case SIGNED -> Long.toString(Items.getLong(dtype, array, slot));
            case UNSIGNED -> Long.toUnsignedString(Items.getLong(dtype, array, slot));
            case FLOAT -> real(dtype, Items.getDouble(dtype, array, slot), Trim.ONE_ZERO);
            case COMPLEX ->
                complex(dtype.realType(), Items.getDouble(dtype, array, slot), Items.getDouble(dtype, array, slot + 1));
        };
    }

    private static String complex(DType real, double re, double im) {
        String imaginary = real(real, im, Trim.ALL);
        if (re == 0 && Double.doubleToRawLongBits(re) == 0) {
            return imaginary + "j";
        }
        String plus = imaginary.startsWith("-") ? "" : "+";
        return "(" + real(real, re, Trim.ALL) + plus + imaginary + "j)";
    }

    private static String real(DType real, double x, Trim trim) {
        double cutoff = switch (real) {
            case FLOAT16 -> 1e3;
            case FLOAT32 -> 1e6;
            default -> 1e16;
        };
        double magnitude = Math.abs(x);
        boolean positional = !Double.isFinite(x) || x == 0 || (magnitude >= 1e-4 && magnitude < cutoff);
        return positional
                ? FloatText.shortest(real, trim).positional(x)
                : FloatText.shortest(real, Trim.ALL).scientific(x);
    }
}
