package io.orthant;

import io.orthant.dtype.DType;
import io.orthant.internal.print.ArrayPrinter;

/** NumPy's functions that write arrays and numbers as text. */
abstract sealed class NpPrinting extends NpStatistics permits NpReductions {
    /** NumPy's {@code str} of an array: {@link NDArray#toString()}. */
    public static String arrayStr(NDArray a) {
        return a.toString();
    }

    /** NumPy's {@code repr} of an array: {@link NDArray#repr()}. */
    public static String arrayRepr(NDArray a) {
        return a.repr();
    }

    /** An array as text, under the current {@link PrintOptions}, with another separator between items. */
    public static String array2string(NDArray a, String separator) {
        return array2string(a, separator, "", "");
    }

    /**
     * An array as text which fits between other texts.
     *
     * @param separator what stands between items
     * @param prefix the text which will stand before; further lines are indented by its length
     * @param suffix the text which will stand behind; its length is left free on every line
     */
    public static String array2string(NDArray a, String separator, String prefix, String suffix) {
        return ArrayPrinter.array2string(a.memory(), PrintOptions.current().format(), separator, prefix, suffix);
    }

    /** A number without exponent, by the shortest digits that identify it. More by {@link FloatStyle}. */
    public static String formatFloatPositional(double x) {
        return new FloatStyle(DType.FLOAT64).positional(x);
    }

    /** A number with exponent, by the shortest digits that identify it. More by {@link FloatStyle}. */
    public static String formatFloatScientific(double x) {
        return new FloatStyle(DType.FLOAT64).scientific(x);
    }
}
