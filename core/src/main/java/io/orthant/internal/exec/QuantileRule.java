package io.orthant.internal.exec;

/**
 * Where a quantile lies among n sorted items: an index, which need not be whole, and how its neighbours are weighed (R. J.
 * Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996) 361–365; NumPy's
 * formulas).
 *
 * @param discrete whether the index is whole and its item is the result
 * @param index the index of quantile q among n items
 * @param weight the weight of the upper neighbour, from the index's fractional part and the index
 */
public record QuantileRule(boolean discrete, Index index, Weight weight) {
    private static final Weight FRACTION = (fraction, index) -> fraction;

    /** The smallest item with at least a part q of all up to it. */
    public static final QuantileRule INVERTED_CDF =
            discrete((n, q) -> Math.max(lower(n * q - 1, (fraction, index) -> fraction == 0), 0));

    /** As {@link #INVERTED_CDF}, with the mean of both neighbours at a jump. */
    public static final QuantileRule AVERAGED_INVERTED_CDF =
            new QuantileRule(false, (n, q) -> n * q - 1, (fraction, index) -> fraction == 0 ? 0.5 : 1);

    /** The nearest item, the one of even number if there are two. */
    public static final QuantileRule CLOSEST_OBSERVATION = discrete((n, q) -> Math.max(
            lower(n * q - 1 - 0.5, (fraction, index) -> fraction == 0 && floorMod2(Math.floor(index)) == 1), 0));

    /** Linear interpolation of the inverted distribution function. */
    public static final QuantileRule INTERPOLATED_INVERTED_CDF = continuous(0, 1);

    /** Linear interpolation between the steps' middles. */
    public static final QuantileRule HAZEN = continuous(0.5, 0.5);

    /** Linear interpolation of the expectations for the uniform distribution. */
    public static final QuantileRule WEIBULL = continuous(0, 0);

    /** Linear interpolation of the modes; NumPy's default. */
    public static final QuantileRule LINEAR = new QuantileRule(false, (n, q) -> (n - 1) * q, FRACTION);

    /** Approximately median-unbiased whatever the distribution. */
    public static final QuantileRule MEDIAN_UNBIASED = continuous(1 / 3.0, 1 / 3.0);

    /** Approximately unbiased for normal distributions. */
    public static final QuantileRule NORMAL_UNBIASED = continuous(3 / 8.0, 3 / 8.0);

    /** The lower neighbour of the linear index. */
    public static final QuantileRule LOWER = discrete((n, q) -> Math.floor((n - 1) * q));

    /** The upper neighbour of the linear index. */
    public static final QuantileRule HIGHER = discrete((n, q) -> Math.ceil((n - 1) * q));

    /** The mean of both neighbours of the linear index. */
    public static final QuantileRule MIDPOINT = new QuantileRule(
            false,
            (n, q) -> 0.5 * (Math.floor((n - 1) * q) + Math.ceil((n - 1) * q)),
            (fraction, index) -> index % 1 == 0 ? 0 : 0.5);

    /** The nearest neighbour of the linear index, the even one if it lies half way. */
    public static final QuantileRule NEAREST = discrete((n, q) -> Math.rint((n - 1) * q));

    /** An index as a function of the number of items and the quantile. */
    @FunctionalInterface
    public interface Index {
        /** The index of quantile q among n items. */
        double of(long n, double q);
    }

    /** The weight of the upper neighbour. */
    @FunctionalInterface
    public interface Weight {
        /** The weight for an index with this fractional part. */
        double of(double fraction, double index);
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds(double fraction, double index);
    }

    private static QuantileRule discrete(Index index) {
        return new QuantileRule(true, index, FRACTION);
    }

    private static QuantileRule continuous(double alpha, double beta) {
        return new QuantileRule(false, (n, q) -> n * q + (alpha + q * (1 - alpha - beta)) - 1, FRACTION);
    }

    private static double lower(double index, Condition takesLower) {
        double previous = Math.floor(index);
        return takesLower.holds(index - previous, index) ? previous : previous + 1;
    }

    private static double floorMod2(double x) {
        return x - 2 * Math.floor(x / 2);
    }
}
