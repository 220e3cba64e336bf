package io.orthant.internal.exec;

import io.orthant.dtype.Float16;
import java.util.Arrays;

/**
 * NumPy's pairwise summation, bit for bit: fewer than 8 terms in order; up to 128 in eight accumulators; more split at
 * half, rounded down to a multiple of 8. Its error grows with the logarithm of the length (Higham, "The accuracy of
 * floating point summation", 1993). Items side by side are summed in lanes once those are warm.
 */
final class PairwiseSum {
    static final int BLOCK = 128;

    // below this lanes take longer to set up than they save
    private static final int WORTH = 24;

    // halves are widened so many at once, and parts of complex numbers summed one after the other
    private static final int NEAR = 1024;

    // a trial takes every way through the lane code, so that none makes the JIT think again
    private static final int TRIAL = 4096;
    private static final int FEW = 127;
    private static final int FEWEST = 12;

    private static final LaneWarmth DOUBLES = new DoubleWarmth();
    private static final LaneWarmth FLOATS = new FloatWarmth();

    private PairwiseSum() {}

    private static final class DoubleWarmth extends LaneWarmth {
        private final double[] ones = new double[TRIAL];
        private final double[] parts = new double[2];

        private DoubleWarmth() {
            super(FEW, TRIAL);
            Arrays.fill(ones, 1);
        }

        @Override
        double lanes(int most) {
            double sum = 0;
            for (int n = most; n >= FEWEST; n = n / 3 - 2) {
                sum += PairwiseLanes.sum(ones, 0, n) + PairwiseLanes.squares(ones, 0, n, 2);
                sum += PairwiseSteps.reversed(ones, n - 1, n) + PairwiseSteps.seconds(ones, 0, n / 2);
                PairwiseLanes.complexLeaf(ones, 0, Math.min(n & -2, BLOCK), parts, 0);
            }
            return sum + parts[1];
        }

        @Override
        double plain(int most) {
            double sum = 0;
            for (int n = most; n >= FEWEST; n = n / 3 - 2) {
                sum += PairwiseSum.plain(ones, 0, 1, n) + plainSquares(ones, 0, n, 2);
                sum += PairwiseSum.plain(ones, n - 1, -1, n) + PairwiseSum.plain(ones, 0, 2, n / 2);
            }
            return sum;
        }
    }

    private static final class FloatWarmth extends LaneWarmth {
        private final float[] ones = new float[TRIAL];

        private FloatWarmth() {
            super(FEW, TRIAL);
            Arrays.fill(ones, 1);
        }

        @Override
        double lanes(int most) {
            double sum = 0;
            for (int n = most; n >= FEWEST; n = n / 3 - 2) {
                sum += PairwiseLanes.sum(ones, 0, n) + PairwiseLanes.squares(ones, 0, n, 2);
                sum += PairwiseSteps.reversed(ones, n - 1, n) + PairwiseSteps.seconds(ones, 0, n / 2);
            }
            return sum;
        }

        @Override
        double plain(int most) {
            double sum = 0;
            for (int n = most; n >= FEWEST; n = n / 3 - 2) {
                sum += PairwiseSum.plain(ones, 0, 1, n) + plainSquares(ones, 0, n, 2);
                sum += PairwiseSum.plain(ones, n - 1, -1, n) + PairwiseSum.plain(ones, 0, 2, n / 2);
            }
            return sum;
        }
    }

    /** Where a run of more than {@link #BLOCK} terms is split. */
    static int half(int n) {
        return n / 2 - n / 2 % 8;
    }

    static double sum(double[] a, int at, int step, int n) {
        if (n >= WORTH) {
            if (step == 1 && DOUBLES.ready(n)) {
                return PairwiseLanes.sum(a, at, n);
            }
            if (step == -1 && DOUBLES.ready(n)) {
                return PairwiseSteps.reversed(a, at, n);
            }
            // one more than is summed is read
            if (step == 2 && at + 2 * n - 1 < a.length && DOUBLES.ready(n)) {
                return PairwiseSteps.seconds(a, at, n);
            }
        }
        return plain(a, at, step, n);
    }

    private static double plain(double[] a, int at, int step, int n) {
        if (n < 8) {
            return few(a, at, step, n);
        }
        if (n > BLOCK) {
            int half = half(n);
            return plain(a, at, step, half) + plain(a, at + half * step, step, n - half);
        }
        double r0 = a[at];
        double r1 = a[at + step];
        double r2 = a[at + 2 * step];
        double r3 = a[at + 3 * step];
        double r4 = a[at + 4 * step];
        double r5 = a[at + 5 * step];
        double r6 = a[at + 6 * step];
        double r7 = a[at + 7 * step];
        int i = 8;
        int p = at + 8 * step;
        for (; i < n - n % 8; i += 8, p += 8 * step) {
            r0 += a[p];
            r1 += a[p + step];
            r2 += a[p + 2 * step];
            r3 += a[p + 3 * step];
            r4 += a[p + 4 * step];
            r5 += a[p + 5 * step];
            r6 += a[p + 6 * step];
            r7 += a[p + 7 * step];
        }
        double s = ((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7));
        for (; i < n; i++, p += step) {
            s += a[p];
        }
        return s;
    }

    /** Fewer than 8 terms, in order. */
    static double few(double[] a, int at, int step, int n) {
        double s = n == 0 ? 0 : -0.0;
        for (int i = 0, p = at; i < n; i++, p += step) {
            s += a[p];
        }
        return s;
    }

    static float sum(float[] a, int at, int step, int n) {
        if (n >= WORTH) {
            if (step == 1 && FLOATS.ready(n)) {
                return PairwiseLanes.sum(a, at, n);
            }
            if (step == -1 && FLOATS.ready(n)) {
                return PairwiseSteps.reversed(a, at, n);
            }
            // one more than is summed is read
            if (step == 2 && at + 2 * n - 1 < a.length && FLOATS.ready(n)) {
                return PairwiseSteps.seconds(a, at, n);
            }
        }
        return plain(a, at, step, n);
    }

    private static float plain(float[] a, int at, int step, int n) {
        if (n < 8) {
            return few(a, at, step, n);
        }
        if (n > BLOCK) {
            int half = half(n);
            return plain(a, at, step, half) + plain(a, at + half * step, step, n - half);
        }
        float r0 = a[at];
        float r1 = a[at + step];
        float r2 = a[at + 2 * step];
        float r3 = a[at + 3 * step];
        float r4 = a[at + 4 * step];
        float r5 = a[at + 5 * step];
        float r6 = a[at + 6 * step];
        float r7 = a[at + 7 * step];
        int i = 8;
        int p = at + 8 * step;
        for (; i < n - n % 8; i += 8, p += 8 * step) {
            r0 += a[p];
            r1 += a[p + step];
            r2 += a[p + 2 * step];
            r3 += a[p + 3 * step];
            r4 += a[p + 4 * step];
            r5 += a[p + 5 * step];
            r6 += a[p + 6 * step];
            r7 += a[p + 7 * step];
        }
        float s = ((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7));
        for (; i < n; i++, p += step) {
            s += a[p];
        }
        return s;
    }

    /** Fewer than 8 terms, in order. */
    static float few(float[] a, int at, int step, int n) {
        float s = n == 0 ? 0 : -0.0f;
        for (int i = 0, p = at; i < n; i++, p += step) {
            s += a[p];
        }
        return s;
    }

    /** The sum of squared differences of items side by side from a number, rounded after each step. */
    static double squares(double[] a, int at, int n, double mean) {
        return n >= WORTH && DOUBLES.ready(n) ? PairwiseLanes.squares(a, at, n, mean) : plainSquares(a, at, n, mean);
    }

    private static double plainSquares(double[] a, int at, int n, double mean) {
        if (n > BLOCK) {
            int half = half(n);
            return plainSquares(a, at, half, mean) + plainSquares(a, at + half, n - half, mean);
        }
        if (n < 8) {
            return fewSquares(a, at, n, mean);
        }
        double r0 = square(a[at] - mean);
        double r1 = square(a[at + 1] - mean);
        double r2 = square(a[at + 2] - mean);
        double r3 = square(a[at + 3] - mean);
        double r4 = square(a[at + 4] - mean);
        double r5 = square(a[at + 5] - mean);
        double r6 = square(a[at + 6] - mean);
        double r7 = square(a[at + 7] - mean);
        int end = at + (n & -8);
        for (int p = at + 8; p < end; p += 8) {
            r0 += square(a[p] - mean);
            r1 += square(a[p + 1] - mean);
            r2 += square(a[p + 2] - mean);
            r3 += square(a[p + 3] - mean);
            r4 += square(a[p + 4] - mean);
            r5 += square(a[p + 5] - mean);
            r6 += square(a[p + 6] - mean);
            r7 += square(a[p + 7] - mean);
        }
        double s = ((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7));
        for (int p = end; p < at + n; p++) {
            s += square(a[p] - mean);
        }
        return s;
    }

    /** Fewer than 8 squares, in order. */
    static double fewSquares(double[] a, int at, int n, double mean) {
        double s = n == 0 ? 0 : -0.0;
        for (int i = 0; i < n; i++) {
            s += square(a[at + i] - mean);
        }
        return s;
    }

    private static double square(double d) {
        return d * d;
    }

    /** The sum of squared differences of items side by side from a number, rounded after each step. */
    static float squares(float[] a, int at, int n, float mean) {
        return n >= WORTH && FLOATS.ready(n) ? PairwiseLanes.squares(a, at, n, mean) : plainSquares(a, at, n, mean);
    }

    private static float plainSquares(float[] a, int at, int n, float mean) {
        if (n > BLOCK) {
            int half = half(n);
            return plainSquares(a, at, half, mean) + plainSquares(a, at + half, n - half, mean);
        }
        if (n < 8) {
            return fewSquares(a, at, n, mean);
        }
        float r0 = square(a[at] - mean);
        float r1 = square(a[at + 1] - mean);
        float r2 = square(a[at + 2] - mean);
        float r3 = square(a[at + 3] - mean);
        float r4 = square(a[at + 4] - mean);
        float r5 = square(a[at + 5] - mean);
        float r6 = square(a[at + 6] - mean);
        float r7 = square(a[at + 7] - mean);
        int end = at + (n & -8);
        for (int p = at + 8; p < end; p += 8) {
            r0 += square(a[p] - mean);
            r1 += square(a[p + 1] - mean);
            r2 += square(a[p + 2] - mean);
            r3 += square(a[p + 3] - mean);
            r4 += square(a[p + 4] - mean);
            r5 += square(a[p + 5] - mean);
            r6 += square(a[p + 6] - mean);
            r7 += square(a[p + 7] - mean);
        }
        float s = ((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7));
        for (int p = end; p < at + n; p++) {
            s += square(a[p] - mean);
        }
        return s;
    }

    /** Fewer than 8 squares, in order. */
    static float fewSquares(float[] a, int at, int n, float mean) {
        float s = n == 0 ? 0 : -0.0f;
        for (int i = 0; i < n; i++) {
            s += square(a[at + i] - mean);
        }
        return s;
    }

    private static float square(float d) {
        return d * d;
    }

    /** Halves summed in float32. */
    static float sum(short[] a, int at, int step, int n) {
        if (n > NEAR) {
            int half = half(n);
            return sum(a, at, step, half) + sum(a, at + half * step, step, n - half);
        }
        float[] wide = new float[n];
        for (int i = 0; i < n; i++) {
            wide[i] = Float16.toFloat(a[at + i * step]);
        }
        return sum(wide, 0, 1, n);
    }

    /**
     * Complex numbers side by side.
     *
     * @param n how many parts there are, twice the numbers
     * @param to where the sum goes, two parts from {@code slot}; further ones behind are used up
     */
    static void complex(double[] a, int at, int n, double[] to, int slot) {
        if (n > BLOCK) {
            int half = half(n);
            complex(a, at, half, to, slot);
            complex(a, at + half, n - half, to, slot + 2);
            to[slot] += to[slot + 2];
            to[slot + 1] += to[slot + 3];
        } else if (n >= WORTH && DOUBLES.ready(n)) {
            PairwiseLanes.complexLeaf(a, at, n, to, slot);
        } else {
            to[slot] = sumPart(a, at, 2, n / 2);
            to[slot + 1] = sumPart(a, at + 1, 2, n / 2);
        }
    }

    /** One part of complex numbers: NumPy counts two terms each, so eight accumulators are four per part. */
    static double sumPart(double[] a, int at, int step, int n) {
        if (n < 4) {
            return few(a, at, step, n);
        }
        if (n > BLOCK / 2) {
            int half = (n - n % 8) / 2;
            return sumPart(a, at, step, half) + sumPart(a, at + half * step, step, n - half);
        }
        double r0 = a[at];
        double r1 = a[at + step];
        double r2 = a[at + 2 * step];
        double r3 = a[at + 3 * step];
        int i = 4;
        int p = at + 4 * step;
        for (; i < n - n % 4; i += 4, p += 4 * step) {
            r0 += a[p];
            r1 += a[p + step];
            r2 += a[p + 2 * step];
            r3 += a[p + 3 * step];
        }
        double s = (r0 + r1) + (r2 + r3);
        for (; i < n; i++, p += step) {
            s += a[p];
        }
        return s;
    }

    /** As {@link #sumPart(double[], int, int, int)}. */
    static float sumPart(float[] a, int at, int step, int n) {
        if (n < 4) {
            return few(a, at, step, n);
        }
        if (n > BLOCK / 2) {
            int half = (n - n % 8) / 2;
            return sumPart(a, at, step, half) + sumPart(a, at + half * step, step, n - half);
        }
        float r0 = a[at];
        float r1 = a[at + step];
        float r2 = a[at + 2 * step];
        float r3 = a[at + 3 * step];
        int i = 4;
        int p = at + 4 * step;
        for (; i < n - n % 4; i += 4, p += 4 * step) {
            r0 += a[p];
            r1 += a[p + step];
            r2 += a[p + 2 * step];
            r3 += a[p + 3 * step];
        }
        float s = (r0 + r1) + (r2 + r3);
        for (; i < n; i++, p += step) {
            s += a[p];
        }
        return s;
    }
}
