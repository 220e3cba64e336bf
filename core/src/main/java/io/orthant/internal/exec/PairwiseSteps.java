package io.orthant.internal.exec;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link PairwiseLanes} for items in reverse and for every second one. Not to be touched without the vector module. */
final class PairwiseSteps {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_256;
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_256;
    private static final int BLOCK = PairwiseSum.BLOCK;

    private PairwiseSteps() {}

    /** Items from {@code at} downwards. */
    static double reversed(double[] a, int at, int n) {
        if (n <= BLOCK) {
            return n < 8 ? PairwiseSum.few(a, at, -1, n) : reversedLeaf(a, at, n);
        }
        int half = PairwiseSum.half(n);
        return reversed(a, at, half) + reversed(a, at - half, n - half);
    }

    private static double reversedLeaf(double[] a, int at, int n) {
        DoubleVector u = DoubleVector.fromArray(D, a, at - 3);
        DoubleVector v = DoubleVector.fromArray(D, a, at - 7);
        int whole = n & -8;
        for (int i = 8; i < whole; i += 8) {
            u = u.add(DoubleVector.fromArray(D, a, at - i - 3));
            v = v.add(DoubleVector.fromArray(D, a, at - i - 7));
        }
        double s = ((u.lane(3) + u.lane(2)) + (u.lane(1) + u.lane(0)))
                + ((v.lane(3) + v.lane(2)) + (v.lane(1) + v.lane(0)));
        for (int i = whole; i < n; i++) {
            s += a[at - i];
        }
        return s;
    }

    /** Every second item; the one behind the last must be there too. */
    static double seconds(double[] a, int at, int n) {
        if (n <= BLOCK) {
            return n < 8 ? PairwiseSum.few(a, at, 2, n) : secondsLeaf(a, at, n);
        }
        int half = PairwiseSum.half(n);
        return seconds(a, at, half) + seconds(a, at + 2 * half, n - half);
    }

    // the items between are added up too, in lanes that nobody reads
    private static double secondsLeaf(double[] a, int at, int n) {
        DoubleVector u = DoubleVector.fromArray(D, a, at);
        DoubleVector v = DoubleVector.fromArray(D, a, at + 4);
        DoubleVector x = DoubleVector.fromArray(D, a, at + 8);
        DoubleVector y = DoubleVector.fromArray(D, a, at + 12);
        int whole = n & -8;
        for (int i = 8; i < whole; i += 8) {
            int p = at + 2 * i;
            u = u.add(DoubleVector.fromArray(D, a, p));
            v = v.add(DoubleVector.fromArray(D, a, p + 4));
            x = x.add(DoubleVector.fromArray(D, a, p + 8));
            y = y.add(DoubleVector.fromArray(D, a, p + 12));
        }
        double s = ((u.lane(0) + u.lane(2)) + (v.lane(0) + v.lane(2)))
                + ((x.lane(0) + x.lane(2)) + (y.lane(0) + y.lane(2)));
        for (int i = whole; i < n; i++) {
            s += a[at + 2 * i];
        }
        return s;
    }

    /** Items from {@code at} downwards. */
    static float reversed(float[] a, int at, int n) {
        if (n <= BLOCK) {
            return n < 8 ? PairwiseSum.few(a, at, -1, n) : reversedLeaf(a, at, n);
        }
        int half = PairwiseSum.half(n);
        return reversed(a, at, half) + reversed(a, at - half, n - half);
    }

    private static float reversedLeaf(float[] a, int at, int n) {
        FloatVector u = FloatVector.fromArray(F, a, at - 7);
        int whole = n & -8;
        for (int i = 8; i < whole; i += 8) {
            u = u.add(FloatVector.fromArray(F, a, at - i - 7));
        }
        float s = ((u.lane(7) + u.lane(6)) + (u.lane(5) + u.lane(4)))
                + ((u.lane(3) + u.lane(2)) + (u.lane(1) + u.lane(0)));
        for (int i = whole; i < n; i++) {
            s += a[at - i];
        }
        return s;
    }

    /** Every second item; the one behind the last must be there too. */
    static float seconds(float[] a, int at, int n) {
        if (n <= BLOCK) {
            return n < 8 ? PairwiseSum.few(a, at, 2, n) : secondsLeaf(a, at, n);
        }
        int half = PairwiseSum.half(n);
        return seconds(a, at, half) + seconds(a, at + 2 * half, n - half);
    }

    // the items between are added up too, in lanes that nobody reads
    private static float secondsLeaf(float[] a, int at, int n) {
        FloatVector u = FloatVector.fromArray(F, a, at);
        FloatVector v = FloatVector.fromArray(F, a, at + 8);
        int whole = n & -8;
        for (int i = 8; i < whole; i += 8) {
            int p = at + 2 * i;
            u = u.add(FloatVector.fromArray(F, a, p));
            v = v.add(FloatVector.fromArray(F, a, p + 8));
        }
        float s = ((u.lane(0) + u.lane(2)) + (u.lane(4) + u.lane(6)))
                + ((v.lane(0) + v.lane(2)) + (v.lane(4) + v.lane(6)));
        for (int i = whole; i < n; i++) {
            s += a[at + 2 * i];
        }
        return s;
    }
}
