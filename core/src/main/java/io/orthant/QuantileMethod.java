package io.orthant;

import io.orthant.internal.exec.QuantileRule;

/**
 * How a quantile is found between items: the nine ways of Hyndman and Fan ("Sample Quantiles in Statistical Packages", The
 * American Statistician 50, 1996) and NumPy's four more.
 */
public enum QuantileMethod {
    /** Hyndman and Fan's method 1: a step function. */
    INVERTED_CDF(QuantileRule.INVERTED_CDF),
    /** Method 2: as 1, averaged at steps. */
    AVERAGED_INVERTED_CDF(QuantileRule.AVERAGED_INVERTED_CDF),
    /** Method 3: the nearest item. */
    CLOSEST_OBSERVATION(QuantileRule.CLOSEST_OBSERVATION),
    /** Method 4: linear interpolation of 1. */
    INTERPOLATED_INVERTED_CDF(QuantileRule.INTERPOLATED_INVERTED_CDF),
    /** Method 5: linear between the steps' middles. */
    HAZEN(QuantileRule.HAZEN),
    /** Method 6: linear between the expected ranks of a uniform distribution. */
    WEIBULL(QuantileRule.WEIBULL),
    /** Method 7: linear between the items; the default. */
    LINEAR(QuantileRule.LINEAR),
    /** Method 8: approximately median-unbiased. */
    MEDIAN_UNBIASED(QuantileRule.MEDIAN_UNBIASED),
    /** Method 9: approximately unbiased for normal distributions. */
    NORMAL_UNBIASED(QuantileRule.NORMAL_UNBIASED),
    /** The lower of the two neighbours. */
    LOWER(QuantileRule.LOWER),
    /** The higher of the two neighbours. */
    HIGHER(QuantileRule.HIGHER),
    /** The mean of the two neighbours. */
    MIDPOINT(QuantileRule.MIDPOINT),
    /** The nearest of the two neighbours. */
    NEAREST(QuantileRule.NEAREST);

    private final QuantileRule rule;

    QuantileMethod(QuantileRule rule) {
        this.rule = rule;
    }

    /** What the engine works with. */
    QuantileRule rule() {
        return rule;
    }
}
