package io.orthant.plot;

/**
 * From an axis' numbers to fractions of its length.
 *
 * @param first the number at its beginning, or of a logarithmic axis that number's decimal logarithm
 * @param last the one at its end; below {@code first} where the axis runs backwards
 */
record Scale(double first, double last, boolean log) {
    /** How far beyond the axes anything is drawn, in their lengths. */
    private static final double FAR = 1e4;

    /** NaN for what has no place on the axis: NaN, infinities, and zero or below on a logarithmic axis. */
    double fraction(double v) {
        double t = log ? v > 0 ? Math.log10(v) : Double.NaN : v;
        return Double.isFinite(t) ? Math.clamp((t - first) / (last - first), -FAR, FAR) : Double.NaN;
    }

    double[] fractions(double[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = fraction(values[i]);
        }
        return result;
    }

    double lowest() {
        return Math.min(first, last);
    }

    double highest() {
        return Math.max(first, last);
    }
}
