package io.orthant.oracle;

/**
 * How far a result may lie from NumPy's.
 *
 * @param ulp units in the last place of NumPy's result; 0 asks for equal bits
 * @param absolute a distance that is always accepted
 */
record Tolerance(long ulp, double absolute) {
    static final Tolerance EXACT = new Tolerance(0, 0);

    static Tolerance ulp(long ulp) {
        return new Tolerance(ulp, 0);
    }

    static Tolerance within(double absolute) {
        return new Tolerance(0, absolute);
    }

    boolean accepts(double expected, double actual, double spacing) {
        if (Double.isNaN(expected) || Double.isNaN(actual)) {
            return Double.isNaN(expected) && Double.isNaN(actual);
        }
        if (expected == actual) {
            // equal bits are asked for, so 0.0 is not -0.0
            return ulp > 0
                    || absolute > 0
                    || Double.doubleToRawLongBits(expected) == Double.doubleToRawLongBits(actual);
        }
        double distance = Math.abs(expected - actual);
        return distance <= absolute || (ulp > 0 && distance <= ulp * spacing);
    }
}
