package io.orthant.internal.print;

import io.orthant.dtype.DType;

/**
 * A float as text in positional or scientific notation.
 *
 * @param real the dtype among whose numbers the shortest digits must be unique
 * @param unique whether digits stop when they identify the number; else the exact value's digits are written
 * @param fractional whether digits are counted from the point (positional notation only), not from the first digit
 * @param precision most digits; -1 for no bound
 * @param minDigits least digits in unique mode; -1 for no bound
 * @param trim what happens to trailing zeros
 * @param plus whether positive numbers get a sign
 * @param padLeft least characters before the point
 * @param padRight least characters after the point; for scientific notation the least digits of the exponent
 */
public record FloatText(
        DType real,
        boolean unique,
        boolean fractional,
        int precision,
        int minDigits,
        Trim trim,
        boolean plus,
        int padLeft,
        int padRight) {

    private static final int USUAL_EXPONENT_DIGITS = 2;

    /** The shortest digits, without padding. */
    static FloatText shortest(DType real, Trim trim) {
        return new FloatText(real, true, true, -1, -1, trim, false, -1, -1);
    }

    /** Without exponent. */
    public String positional(double x) {
        if (!Double.isFinite(x)) {
            return special(x);
        }
        double magnitude = Math.abs(x);
        Digits digits = unique
                ? Digits.unique(real, magnitude, fractional, precision, minDigits)
                : Digits.exact(magnitude, fractional, precision);
        String text = digits.text();
        int whole = digits.exponent() + 1;
        StringBuilder out = new StringBuilder(text.length() + 8);
        String sign = sign(x);
        out.append(sign);
        int start = out.length();
        int fraction;
        if (whole <= 0) {
            out.append("0.").repeat('0', -whole).append(text);
            fraction = text.length() - whole;
            whole = 1;
        } else {
            out.append(text, 0, Math.min(whole, text.length()));
            out.repeat('0', Math.max(whole - text.length(), 0)).append('.');
            fraction = Math.max(text.length() - whole, 0);
            out.append(text, text.length() - fraction, text.length());
        }
        int wanted = unique ? minDigits : precision;
        fraction = trim(out, fraction, fractional ? wanted : wanted - whole);
        if (padRight > fraction) {
            boolean pointGone = trim == Trim.ALL && fraction == 0;
            out.repeat(' ', padRight - fraction + (pointGone ? 1 : 0));
        }
        return padded(out, start + whole);
    }

    /** With exponent. */
    public String scientific(double x) {
        if (!Double.isFinite(x)) {
            return special(x);
        }
        double magnitude = Math.abs(x);
        int max = precision < 0 ? -1 : precision + 1;
        Digits digits = unique
                ? Digits.unique(real, magnitude, false, max, minDigits < 0 ? -1 : minDigits + 1)
                : Digits.exact(magnitude, false, max);
        String text = digits.text();
        StringBuilder out = new StringBuilder(text.length() + 8);
        out.append(sign(x));
        int left = out.length() + 1;
        out.append(text.charAt(0)).append('.').append(text, 1, text.length());
        trim(out, text.length() - 1, unique ? minDigits : precision);
        String exponent = Integer.toString(Math.abs(digits.exponent()));
        int exponentDigits = padRight < 0 ? USUAL_EXPONENT_DIGITS : Math.min(padRight, 5);
        out.append('e').append(digits.exponent() < 0 ? '-' : '+');
        out.repeat('0', Math.max(exponentDigits - exponent.length(), 0)).append(exponent);
        return padded(out, left);
    }

    private String sign(double x) {
        boolean negative = Double.doubleToRawLongBits(x) < 0;
        return negative ? "-" : plus ? "+" : "";
    }

    private String special(double x) {
        if (Double.isNaN(x)) {
            return "nan";
        }
        return x < 0 ? "-inf" : plus ? "+inf" : "inf";
    }

    private String padded(StringBuilder out, int left) {
        return padLeft > left ? " ".repeat(padLeft - left) + out : out.toString();
    }

    /** Settles the zeros at the end; the number of digits after the point that results. */
    private int trim(StringBuilder out, int fraction, int wanted) {
        int digits = fraction;
        if (trim == Trim.KEEP) {
            if (wanted > digits) {
                out.repeat('0', wanted - digits);
                digits = wanted;
            }
            return digits;
        }
        int end = out.length();
        while (digits > 0 && out.charAt(end - 1) == '0') {
            end--;
            digits--;
        }
        out.setLength(end);
        if (digits == 0) {
            if (trim == Trim.ONE_ZERO) {
                out.append('0');
                return 1;
            }
            if (trim == Trim.ALL) {
                out.setLength(end - 1);
            }
        }
        return digits;
    }
}
