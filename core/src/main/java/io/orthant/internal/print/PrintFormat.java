package io.orthant.internal.print;

/**
 * How arrays are written; the public face is {@code io.orthant.PrintOptions}.
 *
 * @param precision most digits after the point; {@link #SHORTEST} for as many as identify the number
 * @param fixed whether all numbers get exactly {@code precision} digits
 * @param equalLength whether all numbers get as many digits as the longest needs
 * @param threshold arrays with more items are summarised
 * @param edgeItems items kept at both ends of each axis of a summarised array
 * @param lineWidth characters per line
 * @param suppress whether small numbers never cause scientific notation
 * @param nan text for NaN
 * @param inf text for infinity
 * @param sign {@code '-'}, {@code '+'} or {@code ' '}: what stands before positive numbers ({@code '-'}: nothing)
 */
public record PrintFormat(
        int precision,
        boolean fixed,
        boolean equalLength,
        long threshold,
        int edgeItems,
        int lineWidth,
        boolean suppress,
        String nan,
        String inf,
        char sign) {
    /** Precision of the shortest digits that identify a number. */
    public static final int SHORTEST = -1;

    /** NumPy's defaults. */
    public static final PrintFormat NUMPY = new PrintFormat(8, false, false, 1000, 3, 75, false, "nan", "inf", '-');

    PrintFormat withSign(char newSign) {
        return new PrintFormat(
                precision, fixed, equalLength, threshold, edgeItems, lineWidth, suppress, nan, inf, newSign);
    }

    PrintFormat withLineWidth(int newLineWidth) {
        return new PrintFormat(
                precision, fixed, equalLength, threshold, edgeItems, newLineWidth, suppress, nan, inf, sign);
    }
}
