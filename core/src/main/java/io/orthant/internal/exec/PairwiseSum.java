package io.orthant.internal.exec;

import io.orthant.dtype.Float16;

/**
 * NumPy's pairwise summation, bit for bit: fewer than 8 terms in order; up to 128 in eight accumulators; more split at
 * half, rounded down to a multiple of 8. Its error grows with the logarithm of the length (Higham, "The accuracy of
 * floating point summation", 1993).
 */
final class PairwiseSum {
    private static final int BLOCK = 128;

    private PairwiseSum() {}

    static double sum(double[] a, int at, int step, int n) {
        if (n < 8) {
            double s = n == 0 ? 0 : -0.0;
            for (int i = 0; i < n; i++) {
                s += a[at + i * step];
            }
            return s;
        }
        if (n > BLOCK) {
            int half = n / 2 - n / 2 % 8;
            return sum(a, at, step, half) + sum(a, at + half * step, step, n - half);
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

    static float sum(float[] a, int at, int step, int n) {
        if (n < 8) {
            float s = n == 0 ? 0 : -0.0f;
            for (int i = 0; i < n; i++) {
                s += a[at + i * step];
            }
            return s;
        }
        if (n > BLOCK) {
            int half = n / 2 - n / 2 % 8;
            return sum(a, at, step, half) + sum(a, at + half * step, step, n - half);
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

    /** Halves summed in float32. */
    static float sum(short[] a, int at, int step, int n) {
        if (n > BLOCK) {
            int half = n / 2 - n / 2 % 8;
            return sum(a, at, step, half) + sum(a, at + half * step, step, n - half);
        }
        float[] wide = new float[n];
        for (int i = 0; i < n; i++) {
            wide[i] = Float16.toFloat(a[at + i * step]);
        }
        return sum(wide, 0, 1, n);
    }

    /** One part of complex numbers: NumPy counts two terms each, so eight accumulators are four per part. */
    static double sumPart(double[] a, int at, int step, int n) {
        if (n < 4) {
            double s = n == 0 ? 0 : -0.0;
            for (int i = 0; i < n; i++) {
                s += a[at + i * step];
            }
            return s;
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
            float s = n == 0 ? 0 : -0.0f;
            for (int i = 0; i < n; i++) {
                s += a[at + i * step];
            }
            return s;
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
