package io.orthant.internal.print;

import io.orthant.dtype.DType;
import io.orthant.dtype.Float16;

/** One notation and one width for all floats of an array, NumPy's {@code FloatingFormat}. */
final class FloatFormat {
    private static final double SMALL = 1e-4;
    private static final double WIDE_RATIO = 1000;

    private final PrintFormat format;
    private final boolean scientific;
    private final FloatText text;
    private final int width;

    /** Chooses notation and widths for the values that will be written. */
    FloatFormat(DType real, double[] values, PrintFormat format) {
        this.format = format;
        boolean plus = format.sign() == '+';
        Census census = new Census(values);
        this.scientific = census.finite > 0 && isScientific(real, census, format.suppress());
        boolean unique = !format.fixed();
        Trim first = unique ? Trim.POINT : Trim.KEEP;
        FloatText trial = new FloatText(real, unique, true, format.precision(), -1, first, plus, -1, -1);
        Extent extent = new Extent();
        for (double v : values) {
            if (Double.isFinite(v)) {
                extent.add(scientific ? trial.scientific(v) : trial.positional(v));
            }
        }
        int padRight = scientific ? extent.exponent + 2 + extent.fraction : extent.fraction;
        int padLeft = extent.whole;
        if (format.sign() == ' ' && !census.anyNegative) {
            padLeft++;
        }
        if (census.finite < values.length) {
            int offset = padRight + 1;
            int infinitySign = format.sign() != '-' || census.negativeInfinity ? 1 : 0;
            padLeft = Math.max(padLeft, format.nan().length() - offset);
            padLeft = Math.max(padLeft, format.inf().length() + infinitySign - offset);
        }
        this.width = padLeft + padRight + 1;
        if (scientific) {
            this.text = new FloatText(
                    real, unique, true, extent.fraction, extent.fraction, Trim.KEEP, plus, padLeft, extent.exponent);
        } else if (format.fixed() || format.equalLength()) {
            this.text = new FloatText(real, unique, true, padRight, padRight, Trim.KEEP, plus, padLeft, padRight);
        } else {
            this.text = new FloatText(real, unique, true, format.precision(), 0, Trim.POINT, plus, padLeft, padRight);
        }
    }

    String text(double x) {
        if (Double.isFinite(x)) {
            return scientific ? text.scientific(x) : text.positional(x);
        }
        String plus = format.sign() == '+' ? "+" : "";
        String word = Double.isNaN(x) ? plus + format.nan() : (x < 0 ? "-" : plus) + format.inf();
        return " ".repeat(Math.max(width - word.length(), 0)) + word;
    }

    /** Compares as NumPy does, in the arrays' own dtype. */
    private static boolean isScientific(DType real, Census census, boolean suppress) {
        if (census.largest == 0) {
            return false;
        }
        double cutoff = switch (real) {
            case FLOAT16 -> 1e3;
            case FLOAT32 -> 1e6;
            default -> 1e8;
        };
        if (census.largest >= cutoff) {
            return true;
        }
        return !suppress
                && (census.smallest < rounded(real, SMALL)
                        || rounded(real, census.largest / census.smallest) > WIDE_RATIO);
    }

    private static double rounded(DType real, double x) {
        return switch (real) {
            case FLOAT16 -> Float16.toFloat(Float16.fromDouble(x));
            case FLOAT32 -> (float) x;
            default -> x;
        };
    }

    /** What matters of the values before they are written. */
    private static final class Census {
        private int finite;
        private double largest;
        private double smallest = Double.POSITIVE_INFINITY;
        private boolean anyNegative;
        private boolean negativeInfinity;

        private Census(double[] values) {
            for (double v : values) {
                if (Double.isFinite(v)) {
                    finite++;
                    anyNegative |= Double.doubleToRawLongBits(v) < 0;
                    if (v != 0) {
                        largest = Math.max(largest, Math.abs(v));
                        smallest = Math.min(smallest, Math.abs(v));
                    }
                } else {
                    negativeInfinity |= v < 0;
                }
            }
        }
    }

    /** Longest parts of the trial texts: before the point, after it, and of the exponent's digits. */
    private static final class Extent {
        private int whole;
        private int fraction;
        private int exponent = -1;

        private void add(String text) {
            int point = text.indexOf('.');
            int e = text.indexOf('e');
            whole = Math.max(whole, point);
            fraction = Math.max(fraction, (e < 0 ? text.length() : e) - point - 1);
            if (e >= 0) {
                exponent = Math.max(exponent, text.length() - e - 2);
            }
        }
    }
}
