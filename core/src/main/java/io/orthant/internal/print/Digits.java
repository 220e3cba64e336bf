package io.orthant.internal.print;

import io.orthant.dtype.DType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Decimal digits of a non-negative finite float: {@code d.ddd × 10^exponent}. They are those of the Dragon4 algorithm as
 * NumPy runs it (G. L. Steele and J. L. White, "How to Print Floating-Point Numbers Accurately", PLDI 1990; R. Juckett's
 * formulation): the shortest that identify the number among its dtype's, cut at a position or extended to one, always
 * rounded from the exact value with ties to even.
 */
record Digits(String text, int exponent) {
    private static final Digits ZERO = new Digits("0", 0);

    /** No bound on the number of digits. */
    static final int UNBOUNDED = -1;

    /** Position of the last digit, as a power of ten. */
    private int last() {
        return exponent - text.length() + 1;
    }

    /** The digits of the exact value, cut after {@code max} digits, counted from the point or from the first digit. */
    static Digits exact(double x, boolean fromPoint, int max) {
        if (x == 0) {
            return ZERO;
        }
        Digits all = exact(new BigDecimal(x));
        int cut = fromPoint ? -max : all.exponent - max + 1;
        return cut <= all.last() ? all : all.cutAt(cut, x);
    }

    /** The shortest digits that identify a number of the dtype, at most {@code max} and at least {@code min} of them. */
    static Digits unique(DType real, double x, boolean fromPoint, int max, int min) {
        if (x == 0) {
            return ZERO;
        }
        Digits shortest = shortest(real, x);
        int first = shortest.exponent;
        if (max >= 0) {
            int cut = fromPoint ? -max : first - max + 1;
            if (cut > shortest.last() && (fromPoint || shortest.text.length() > 1)) {
                return shortest.cutAt(cut, x);
            }
        }
        // the exact value begins where the shortest digits do, or one place below
        if (min >= 0 && (fromPoint ? -min : first - min) < shortest.last()) {
            BigDecimal value = new BigDecimal(x);
            int trueFirst = value.precision() - value.scale() - 1;
            int cut = fromPoint ? -min : trueFirst - min + 1;
            if (max >= 0) {
                cut = Math.max(cut, fromPoint ? -max : trueFirst - max + 1);
            }
            if (cut < shortest.last()) {
                return extended(value, cut);
            }
        }
        return shortest;
    }

    private BigDecimal value() {
        return new BigDecimal(new BigInteger(text), -last());
    }

    private static Digits exact(BigDecimal value) {
        BigDecimal v = value.stripTrailingZeros();
        String digits = v.unscaledValue().toString();
        return new Digits(digits, digits.length() - 1 - v.scale());
    }

    private static Digits extended(BigDecimal value, int cut) {
        BigDecimal rounded = value.setScale(-cut, RoundingMode.HALF_EVEN);
        String digits = rounded.unscaledValue().toString();
        int exponent = digits.length() - 1 + cut;
        // a carry leaves no zeros behind
        boolean up = rounded.compareTo(value) > 0;
        return new Digits(up ? digits.replaceFirst("0+$", "") : digits, exponent);
    }

    /**
     * Keeps the digits down to a position and rounds.
     *
     * @param x the exact value, which decides where these digits are just half way
     */
    private Digits cutAt(int position, double x) {
        int keep = exponent - position + 1;
        if (keep < 0) {
            return new Digits("0", position);
        }
        String kept = keep == 0 ? "0" : text.substring(0, keep);
        int keptExponent = keep == 0 ? position : exponent;
        return roundsUp(kept, text.substring(keep), x) ? increment(kept, keptExponent) : new Digits(kept, keptExponent);
    }

    private boolean roundsUp(String kept, String tail, double x) {
        if (!tail.equals("5")) {
            return tail.compareTo("5") > 0;
        }
        boolean odd = (kept.charAt(kept.length() - 1) - '0') % 2 == 1;
        int sign = new BigDecimal(x).compareTo(value());
        return sign > 0 || (sign == 0 && odd);
    }

    private static Digits increment(String digits, int exponent) {
        int i = digits.length() - 1;
        while (i >= 0 && digits.charAt(i) == '9') {
            i--;
        }
        return i < 0
                ? new Digits("1", exponent + 1)
                : new Digits(digits.substring(0, i) + (char) (digits.charAt(i) + 1), exponent);
    }

    private static Digits shortest(DType real, double x) {
        return switch (real) {
            case FLOAT16 -> x < 0x1p11 && x == Math.rint(x) ? parse(Long.toString((long) x)) : steeleWhite(real, x);
            case FLOAT32 -> shortestSingle((float) x);
            default -> shortestDouble(x);
        };
    }

    // The JDK's texts are the shortest, but have two digits where one would do (4.9E-324), which can matter only for
    // the smallest numbers, and below a power of two they take the narrower gap into account for the last digit.

    private static Digits shortestDouble(double x) {
        if (x < 0x1p53 && x == Math.rint(x)) {
            return parse(Long.toString((long) x));
        }
        boolean powerOfTwo = (Double.doubleToRawLongBits(x) & ((1L << 52) - 1)) == 0;
        return powerOfTwo || x < 1e-320 ? steeleWhite(DType.FLOAT64, x) : parse(Double.toString(x));
    }

    private static Digits shortestSingle(float x) {
        if (x < 0x1p24f && x == Math.rint(x)) {
            return parse(Long.toString((long) x));
        }
        boolean powerOfTwo = (Float.floatToRawIntBits(x) & ((1 << 23) - 1)) == 0;
        return powerOfTwo || x < 1e-42f ? steeleWhite(DType.FLOAT32, x) : parse(Float.toString(x));
    }

    /** Digits of a Java number text such as {@code 123}, {@code 0.00123} or {@code 1.23E-4}. */
    private static Digits parse(String text) {
        int e = text.indexOf('E');
        int exponent = e < 0 ? 0 : Integer.parseInt(text, e + 1, text.length(), 10);
        String mantissa = e < 0 ? text : text.substring(0, e);
        int point = mantissa.indexOf('.');
        String digits = point < 0 ? mantissa : mantissa.substring(0, point) + mantissa.substring(point + 1);
        exponent += (point < 0 ? mantissa.length() : point) - 1;
        int from = 0;
        while (digits.charAt(from) == '0') {
            from++;
        }
        int to = digits.length();
        while (digits.charAt(to - 1) == '0') {
            to--;
        }
        return new Digits(digits.substring(from, to), exponent - from);
    }

    /** Steele and White's free-format algorithm in exact integers. */
    private static Digits steeleWhite(DType real, double x) {
        int fractionBits = switch (real) {
            case FLOAT16 -> 10;
            case FLOAT32 -> 23;
            default -> 52;
        };
        int leastExponent = switch (real) {
            case FLOAT16 -> -14;
            case FLOAT32 -> -126;
            default -> -1022;
        };
        int binary = Math.max(Math.getExponent(x), leastExponent);
        long mantissa = (long) Math.scalb(x, fractionBits - binary);
        int power = binary - fractionBits;
        boolean unequalGaps = mantissa == 1L << fractionBits && binary != leastExponent;
        boolean even = mantissa % 2 == 0;

        BigDecimal value = new BigDecimal(x);
        int exponent = value.precision() - value.scale() - 1;
        // value = r / s, half the gap above = high / s, half the gap below = low / s, all divided by 10^exponent
        BigInteger r = BigInteger.valueOf(mantissa).shiftLeft(2 + Math.max(power, 0));
        BigInteger low = BigInteger.ONE.shiftLeft((unequalGaps ? 0 : 1) + Math.max(power, 0));
        BigInteger high = BigInteger.TWO.shiftLeft(Math.max(power, 0));
        BigInteger s = BigInteger.ONE.shiftLeft(2 + Math.max(-power, 0));
        BigInteger scale = BigInteger.TEN.pow(Math.abs(exponent));
        if (exponent >= 0) {
            s = s.multiply(scale);
        } else {
            r = r.multiply(scale);
            low = low.multiply(scale);
            high = high.multiply(scale);
        }
        StringBuilder digits = new StringBuilder();
        while (true) {
            BigInteger[] step = r.divideAndRemainder(s);
            char digit = (char) ('0' + step[0].intValue());
            r = step[1];
            int toLow = r.compareTo(low);
            int toHigh = r.add(high).compareTo(s);
            boolean nearLow = even ? toLow <= 0 : toLow < 0;
            boolean nearHigh = even ? toHigh >= 0 : toHigh > 0;
            digits.append(digit);
            if (nearLow || nearHigh) {
                int half = r.shiftLeft(1).compareTo(s);
                boolean up = nearLow == nearHigh ? half > 0 || (half == 0 && (digit - '0') % 2 == 1) : nearHigh;
                return up ? increment(digits.toString(), exponent) : new Digits(digits.toString(), exponent);
            }
            r = r.multiply(BigInteger.TEN);
            low = low.multiply(BigInteger.TEN);
            high = high.multiply(BigInteger.TEN);
        }
    }
}
