package io.orthant;

import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.ValueException;
import io.orthant.internal.print.FloatText;

/**
 * NumPy's {@code format_float_positional} and {@code format_float_scientific} with their options, by the Dragon4 algorithm.
 *
 * @param dtype the dtype among whose numbers the shortest digits identify a number
 * @param unique whether the shortest digits are written; else those of the exact value, for which a precision is needed
 * @param fractional whether digits are counted from the point; else from the first one (positional only)
 * @param precision most digits after the point, -1 for as many as it takes
 * @param minDigits least digits, -1 for as few as it takes
 * @param trim what happens to trailing zeros
 * @param sign whether positive numbers get a {@code +}
 * @param padLeft least characters before the point
 * @param padRight least characters after the point (positional only)
 * @param expDigits least digits of the exponent, -1 for two (scientific only)
 */
public record FloatStyle(
        DType dtype,
        boolean unique,
        boolean fractional,
        int precision,
        int minDigits,
        Trim trim,
        boolean sign,
        int padLeft,
        int padRight,
        int expDigits) {

    /** What happens to trailing zeros and the point. */
    public enum Trim {
        /** Zeros up to the precision, and the point. NumPy's {@code 'k'}. */
        KEEP,
        /** No trailing zeros, but the point. NumPy's {@code '.'}. */
        POINT,
        /** One digit after the point at least. NumPy's {@code '0'}. */
        ONE_ZERO,
        /** Neither trailing zeros nor a trailing point. NumPy's {@code '-'}. */
        ALL
    }

    /** Checks that the options fit together. */
    public FloatStyle {
        if (!dtype.isFloating()) {
            throw new DTypeException("format: " + dtype + " is not a real floating-point dtype");
        }
        if (!unique && precision < 0) {
            throw new ValueException("format: the exact value's digits need a precision");
        }
        if (!fractional && precision == 0) {
            throw new ValueException("format: precision must be greater than 0 if digits count from the first");
        }
        if (minDigits > 0 && precision > 0 && minDigits > precision) {
            throw new ValueException(
                    "format: minDigits, " + minDigits + ", must not exceed the precision, " + precision);
        }
    }

    /** NumPy's defaults: the shortest digits. */
    public FloatStyle(DType dtype) {
        this(dtype, true, true, -1, -1, Trim.KEEP, false, -1, -1, -1);
    }

    /** This style with so many digits after the point at most. */
    public FloatStyle withPrecision(int digits) {
        return new FloatStyle(dtype, unique, fractional, digits, minDigits, trim, sign, padLeft, padRight, expDigits);
    }

    /** This style with exactly the digits of the exact value, rounded to a precision. */
    public FloatStyle exact(int digits) {
        return new FloatStyle(dtype, false, fractional, digits, minDigits, trim, sign, padLeft, padRight, expDigits);
    }

    /** This style with another treatment of trailing zeros. */
    public FloatStyle withTrim(Trim zeros) {
        return new FloatStyle(
                dtype, unique, fractional, precision, minDigits, zeros, sign, padLeft, padRight, expDigits);
    }

    /** A number of the dtype without exponent. */
    public String positional(double x) {
        return text(padRight).positional(x);
    }

    /** A number of the dtype with exponent. */
    public String scientific(double x) {
        return text(expDigits).scientific(x);
    }

    private FloatText text(int right) {
        var zeros = switch (trim) {
            case KEEP -> io.orthant.internal.print.Trim.KEEP;
            case POINT -> io.orthant.internal.print.Trim.POINT;
            case ONE_ZERO -> io.orthant.internal.print.Trim.ONE_ZERO;
            case ALL -> io.orthant.internal.print.Trim.ALL;
        };
        return new FloatText(dtype, unique, fractional, precision, minDigits, zeros, sign, padLeft, right);
    }
}
