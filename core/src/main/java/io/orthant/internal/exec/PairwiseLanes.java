package io.orthant.internal.exec;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The pairwise tree over items side by side, in lanes: its eight accumulators are one vector of floats or two of
 * doubles. The bits are those of {@link PairwiseSum}'s plain loops. Not to be touched without the vector module.
 *
 * <p>A leaf is a method of its own: in one that calls itself the JIT does not keep vectors in registers.
 */
final class PairwiseLanes {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_256;
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_256;
    private static final int BLOCK = PairwiseSum.BLOCK;

    private PairwiseLanes() {}

    static double sum(double[] a, int at, int n) {
        if (n <= BLOCK) {
            return n < 8 ? PairwiseSum.few(a, at, 1, n) : leaf(a, at, n);
        }
        int half = PairwiseSum.half(n);
        return sum(a, at, half) + sum(a, at + half, n - half);
    }

    private static double leaf(double[] a, int at, int n) {
        DoubleVector u = DoubleVector.fromArray(D, a, at);
        DoubleVector v = DoubleVector.fromArray(D, a, at + 4);
        int whole = n & -8;
        for (int i = 8; i < whole; i += 8) {
            u = u.add(DoubleVector.fromArray(D, a, at + i));
            v = v.add(DoubleVector.fromArray(D, a, at + i + 4));
        }
        double s = total(u, v);
        for (int i = whole; i < n; i++) {
            s += a[at + i];
        }
        return s;
    }

    /** The sum of squared differences from a number, rounded after each step. */
    static double squares(double[] a, int at, int n, double mean) {
        if (n <= BLOCK) {
            return n < 8 ? PairwiseSum.fewSquares(a, at, n, mean) : leafOfSquares(a, at, n, mean);
        }
        int half = PairwiseSum.half(n);
        return squares(a, at, half, mean) + squares(a, at + half, n - half, mean);
    }

    private static double leafOfSquares(double[] a, int at, int n, double mean) {
        DoubleVector u = square(a, at, mean);
        DoubleVector v = square(a, at + 4, mean);
        int whole = n & -8;
        for (int i = 8; i < whole; i += 8) {
            u = u.add(square(a, at + i, mean));
            v = v.add(square(a, at + i + 4, mean));
        }
        double s = total(u, v);
        for (int i = whole; i < n; i++) {
            double d = a[at + i] - mean;
            s += d * d;
        }
        return s;
    }

    private static DoubleVector square(double[] a, int at, double mean) {
        DoubleVector d = DoubleVector.fromArray(D, a, at).sub(mean);
        return d.mul(d);
    }

    private static double total(DoubleVector u, DoubleVector v) {
        return ((u.lane(0) + u.lane(1)) + (u.lane(2) + u.lane(3)))
                + ((v.lane(0) + v.lane(1)) + (v.lane(2) + v.lane(3)));
    }

    static float sum(float[] a, int at, int n) {
        if (n <= BLOCK) {
            return n < 8 ? PairwiseSum.few(a, at, 1, n) : leaf(a, at, n);
        }
        int half = PairwiseSum.half(n);
        return sum(a, at, half) + sum(a, at + half, n - half);
    }

    private static float leaf(float[] a, int at, int n) {
        FloatVector u = FloatVector.fromArray(F, a, at);
        int whole = n & -8;
        for (int i = 8; i < whole; i += 8) {
            u = u.add(FloatVector.fromArray(F, a, at + i));
        }
        float s = total(u);
        for (int i = whole; i < n; i++) {
            s += a[at + i];
        }
        return s;
    }

    /** The sum of squared differences from a number, rounded after each step. */
    static float squares(float[] a, int at, int n, float mean) {
        if (n <= BLOCK) {
            return n < 8 ? PairwiseSum.fewSquares(a, at, n, mean) : leafOfSquares(a, at, n, mean);
        }
        int half = PairwiseSum.half(n);
        return squares(a, at, half, mean) + squares(a, at + half, n - half, mean);
    }

    private static float leafOfSquares(float[] a, int at, int n, float mean) {
        FloatVector u = square(a, at, mean);
        int whole = n & -8;
        for (int i = 8; i < whole; i += 8) {
            u = u.add(square(a, at + i, mean));
        }
        float s = total(u);
        for (int i = whole; i < n; i++) {
            float d = a[at + i] - mean;
            s += d * d;
        }
        return s;
    }

    private static FloatVector square(float[] a, int at, float mean) {
        FloatVector d = FloatVector.fromArray(F, a, at).sub(mean);
        return d.mul(d);
    }

    private static float total(FloatVector u) {
        return ((u.lane(0) + u.lane(1)) + (u.lane(2) + u.lane(3)))
                + ((u.lane(4) + u.lane(5)) + (u.lane(6) + u.lane(7)));
    }

    /** One leaf of complex numbers, {@code n} parts side by side: its eight accumulators are four complex ones. */
    static void complexLeaf(double[] a, int at, int n, double[] to, int slot) {
        DoubleVector u = DoubleVector.fromArray(D, a, at);
        DoubleVector v = DoubleVector.fromArray(D, a, at + 4);
        int whole = n & -8;
        for (int i = 8; i < whole; i += 8) {
            u = u.add(DoubleVector.fromArray(D, a, at + i));
            v = v.add(DoubleVector.fromArray(D, a, at + i + 4));
        }
        double re = (u.lane(0) + u.lane(2)) + (v.lane(0) + v.lane(2));
        double im = (u.lane(1) + u.lane(3)) + (v.lane(1) + v.lane(3));
        for (int i = whole; i < n; i += 2) {
            re += a[at + i];
            im += a[at + i + 1];
        }
        to[slot] = re;
        to[slot + 1] = im;
    }
}
