package io.orthant.random;

import io.orthant.error.ValueException;

/** What a parameter of a distribution must fulfil, with NumPy's words for those that do not. */
enum Constraint {
    NONE(" is invalid"),
    NON_NEGATIVE(" < 0"),
    POSITIVE(" <= 0"),
    IN_0_1(" < 0, %s > 1 or %s contains NaNs"),
    ABOVE_0_TO_1(" <= 0, %s > 1 or %s contains NaNs"),
    FROM_0_BELOW_1(" < 0, %s >= 1 or %s contains NaNs"),
    ABOVE_1(" <= 1 or %s contains NaNs"),
    AT_LEAST_1(" < 1 or %s contains NaNs"),
    POISSON_MEAN(" < 0, too large or NaN"),
    COUNT(" < 0, or not an integer that a double can hold");

    private static final double LARGEST_MEAN = 0x1p63 - Math.sqrt(0x1p63) * 10;

    private final String fault;

    Constraint(String fault) {
        this.fault = fault;
    }

    private boolean accepts(double x) {
        return switch (this) {
            case NONE -> true;
            case NON_NEGATIVE -> Double.isNaN(x) || Double.doubleToRawLongBits(x) >= 0;
            case POSITIVE -> !(x <= 0);
            case IN_0_1 -> x >= 0 && x <= 1;
            case ABOVE_0_TO_1 -> x > 0 && x <= 1;
            case FROM_0_BELOW_1 -> x >= 0 && x < 1;
            case ABOVE_1 -> x > 1;
            case AT_LEAST_1 -> x >= 1;
            case POISSON_MEAN -> x >= 0 && x <= LARGEST_MEAN;
            case COUNT -> x >= 0 && x <= 0x1p53 && x == Math.rint(x);
        };
    }

    void check(String name, double x) {
        if (!accepts(x)) {
            throw new ValueException(name + fault.replace("%s", name));
        }
    }

    void check(String name, double[] values) {
        if (this != NONE) {
            for (double x : values) {
                check(name, x);
            }
        }
    }
}
