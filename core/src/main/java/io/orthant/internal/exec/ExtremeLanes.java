package io.orthant.internal.exec;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Extremes of items side by side in lanes, and where a value stands. Not to be touched without the vector module.
 *
 * <p>Extremes of floats come out as NaN if there may be a NaN among the items: all are added up beside, which takes less
 * than a test of each, but gives NaN for opposite infinities too. Which of two zeros is given is left to chance.
 */
final class ExtremeLanes {
    /** The fewest items. */
    static final int FEWEST = 32;

    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_256;
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_256;
    private static final VectorSpecies<Long> L = LongVector.SPECIES_256;

    private ExtremeLanes() {}

    static double largest(double[] a, int at, int n) {
        DoubleVector u0 = DoubleVector.fromArray(D, a, at);
        DoubleVector u1 = DoubleVector.fromArray(D, a, at + 4);
        DoubleVector u2 = DoubleVector.fromArray(D, a, at + 8);
        DoubleVector u3 = DoubleVector.fromArray(D, a, at + 12);
        DoubleVector s0 = u0;
        DoubleVector s1 = u1;
        DoubleVector s2 = u2;
        DoubleVector s3 = u3;
        int i = 16;
        for (; i <= n - 16; i += 16) {
            int p = at + i;
            DoubleVector v0 = DoubleVector.fromArray(D, a, p);
            DoubleVector v1 = DoubleVector.fromArray(D, a, p + 4);
            DoubleVector v2 = DoubleVector.fromArray(D, a, p + 8);
            DoubleVector v3 = DoubleVector.fromArray(D, a, p + 12);
            u0 = u0.blend(v0, v0.compare(VectorOperators.GT, u0));
            u1 = u1.blend(v1, v1.compare(VectorOperators.GT, u1));
            u2 = u2.blend(v2, v2.compare(VectorOperators.GT, u2));
            u3 = u3.blend(v3, v3.compare(VectorOperators.GT, u3));
            s0 = s0.add(v0);
            s1 = s1.add(v1);
            s2 = s2.add(v2);
            s3 = s3.add(v3);
        }
        double found = u0.max(u1).max(u2.max(u3)).reduceLanes(VectorOperators.MAX);
        double sum = s0.add(s1).add(s2.add(s3)).reduceLanes(VectorOperators.ADD);
        for (; i < n; i++) {
            double v = a[at + i];
            found = v > found ? v : found;
            sum += v;
        }
        return Double.isNaN(sum) ? Double.NaN : found;
    }

    static double smallest(double[] a, int at, int n) {
        DoubleVector u0 = DoubleVector.fromArray(D, a, at);
        DoubleVector u1 = DoubleVector.fromArray(D, a, at + 4);
        DoubleVector u2 = DoubleVector.fromArray(D, a, at + 8);
        DoubleVector u3 = DoubleVector.fromArray(D, a, at + 12);
        DoubleVector s0 = u0;
        DoubleVector s1 = u1;
        DoubleVector s2 = u2;
        DoubleVector s3 = u3;
        int i = 16;
        for (; i <= n - 16; i += 16) {
            int p = at + i;
            DoubleVector v0 = DoubleVector.fromArray(D, a, p);
            DoubleVector v1 = DoubleVector.fromArray(D, a, p + 4);
            DoubleVector v2 = DoubleVector.fromArray(D, a, p + 8);
            DoubleVector v3 = DoubleVector.fromArray(D, a, p + 12);
            u0 = u0.blend(v0, v0.compare(VectorOperators.LT, u0));
            u1 = u1.blend(v1, v1.compare(VectorOperators.LT, u1));
            u2 = u2.blend(v2, v2.compare(VectorOperators.LT, u2));
            u3 = u3.blend(v3, v3.compare(VectorOperators.LT, u3));
            s0 = s0.add(v0);
            s1 = s1.add(v1);
            s2 = s2.add(v2);
            s3 = s3.add(v3);
        }
        double found = u0.min(u1).min(u2.min(u3)).reduceLanes(VectorOperators.MIN);
        double sum = s0.add(s1).add(s2.add(s3)).reduceLanes(VectorOperators.ADD);
        for (; i < n; i++) {
            double v = a[at + i];
            found = v < found ? v : found;
            sum += v;
        }
        return Double.isNaN(sum) ? Double.NaN : found;
    }

    /** The place of the first item equal to one that is there. */
    static int first(double[] a, int at, int n, double item) {
        DoubleVector wanted = DoubleVector.broadcast(D, item);
        int i = 0;
        for (; i <= n - 16; i += 16) {
            var v = DoubleVector.fromArray(D, a, at + i).compare(VectorOperators.EQ, wanted);
            var w = DoubleVector.fromArray(D, a, at + i + 4).compare(VectorOperators.EQ, wanted);
            var x = DoubleVector.fromArray(D, a, at + i + 8).compare(VectorOperators.EQ, wanted);
            var y = DoubleVector.fromArray(D, a, at + i + 12).compare(VectorOperators.EQ, wanted);
            if (v.or(w).or(x.or(y)).anyTrue()) {
                break;
            }
        }
        while (i < n && a[at + i] != item) {
            i++;
        }
        return i;
    }

    static float largest(float[] a, int at, int n) {
        FloatVector u0 = FloatVector.fromArray(F, a, at);
        FloatVector u1 = FloatVector.fromArray(F, a, at + 8);
        FloatVector u2 = FloatVector.fromArray(F, a, at + 16);
        FloatVector u3 = FloatVector.fromArray(F, a, at + 24);
        FloatVector s0 = u0;
        FloatVector s1 = u1;
        FloatVector s2 = u2;
        FloatVector s3 = u3;
        int i = 32;
        for (; i <= n - 32; i += 32) {
            int p = at + i;
            FloatVector v0 = FloatVector.fromArray(F, a, p);
            FloatVector v1 = FloatVector.fromArray(F, a, p + 8);
            FloatVector v2 = FloatVector.fromArray(F, a, p + 16);
            FloatVector v3 = FloatVector.fromArray(F, a, p + 24);
            u0 = u0.blend(v0, v0.compare(VectorOperators.GT, u0));
            u1 = u1.blend(v1, v1.compare(VectorOperators.GT, u1));
            u2 = u2.blend(v2, v2.compare(VectorOperators.GT, u2));
            u3 = u3.blend(v3, v3.compare(VectorOperators.GT, u3));
            s0 = s0.add(v0);
            s1 = s1.add(v1);
            s2 = s2.add(v2);
            s3 = s3.add(v3);
        }
        float found = u0.max(u1).max(u2.max(u3)).reduceLanes(VectorOperators.MAX);
        float sum = s0.add(s1).add(s2.add(s3)).reduceLanes(VectorOperators.ADD);
        for (; i < n; i++) {
            float v = a[at + i];
            found = v > found ? v : found;
            sum += v;
        }
        return Float.isNaN(sum) ? Float.NaN : found;
    }

    static float smallest(float[] a, int at, int n) {
        FloatVector u0 = FloatVector.fromArray(F, a, at);
        FloatVector u1 = FloatVector.fromArray(F, a, at + 8);
        FloatVector u2 = FloatVector.fromArray(F, a, at + 16);
        FloatVector u3 = FloatVector.fromArray(F, a, at + 24);
        FloatVector s0 = u0;
        FloatVector s1 = u1;
        FloatVector s2 = u2;
        FloatVector s3 = u3;
        int i = 32;
        for (; i <= n - 32; i += 32) {
            int p = at + i;
            FloatVector v0 = FloatVector.fromArray(F, a, p);
            FloatVector v1 = FloatVector.fromArray(F, a, p + 8);
            FloatVector v2 = FloatVector.fromArray(F, a, p + 16);
            FloatVector v3 = FloatVector.fromArray(F, a, p + 24);
            u0 = u0.blend(v0, v0.compare(VectorOperators.LT, u0));
            u1 = u1.blend(v1, v1.compare(VectorOperators.LT, u1));
            u2 = u2.blend(v2, v2.compare(VectorOperators.LT, u2));
            u3 = u3.blend(v3, v3.compare(VectorOperators.LT, u3));
            s0 = s0.add(v0);
            s1 = s1.add(v1);
            s2 = s2.add(v2);
            s3 = s3.add(v3);
        }
        float found = u0.min(u1).min(u2.min(u3)).reduceLanes(VectorOperators.MIN);
        float sum = s0.add(s1).add(s2.add(s3)).reduceLanes(VectorOperators.ADD);
        for (; i < n; i++) {
            float v = a[at + i];
            found = v < found ? v : found;
            sum += v;
        }
        return Float.isNaN(sum) ? Float.NaN : found;
    }

    /** The place of the first item equal to one that is there. */
    static int first(float[] a, int at, int n, float item) {
        FloatVector wanted = FloatVector.broadcast(F, item);
        int i = 0;
        for (; i <= n - 32; i += 32) {
            var v = FloatVector.fromArray(F, a, at + i).compare(VectorOperators.EQ, wanted);
            var w = FloatVector.fromArray(F, a, at + i + 8).compare(VectorOperators.EQ, wanted);
            var x = FloatVector.fromArray(F, a, at + i + 16).compare(VectorOperators.EQ, wanted);
            var y = FloatVector.fromArray(F, a, at + i + 24).compare(VectorOperators.EQ, wanted);
            if (v.or(w).or(x.or(y)).anyTrue()) {
                break;
            }
        }
        while (i < n && a[at + i] != item) {
            i++;
        }
        return i;
    }

    static long largest(long[] a, int at, int n) {
        LongVector u0 = LongVector.fromArray(L, a, at);
        LongVector u1 = LongVector.fromArray(L, a, at + 4);
        LongVector u2 = LongVector.fromArray(L, a, at + 8);
        LongVector u3 = LongVector.fromArray(L, a, at + 12);
        int i = 16;
        for (; i <= n - 16; i += 16) {
            int p = at + i;
            LongVector v0 = LongVector.fromArray(L, a, p);
            LongVector v1 = LongVector.fromArray(L, a, p + 4);
            LongVector v2 = LongVector.fromArray(L, a, p + 8);
            LongVector v3 = LongVector.fromArray(L, a, p + 12);
            u0 = u0.blend(v0, v0.compare(VectorOperators.GT, u0));
            u1 = u1.blend(v1, v1.compare(VectorOperators.GT, u1));
            u2 = u2.blend(v2, v2.compare(VectorOperators.GT, u2));
            u3 = u3.blend(v3, v3.compare(VectorOperators.GT, u3));
        }
        long found = u0.max(u1).max(u2.max(u3)).reduceLanes(VectorOperators.MAX);
        for (; i < n; i++) {
            long v = a[at + i];
            found = v > found ? v : found;
        }
        return found;
    }

    static long smallest(long[] a, int at, int n) {
        LongVector u0 = LongVector.fromArray(L, a, at);
        LongVector u1 = LongVector.fromArray(L, a, at + 4);
        LongVector u2 = LongVector.fromArray(L, a, at + 8);
        LongVector u3 = LongVector.fromArray(L, a, at + 12);
        int i = 16;
        for (; i <= n - 16; i += 16) {
            int p = at + i;
            LongVector v0 = LongVector.fromArray(L, a, p);
            LongVector v1 = LongVector.fromArray(L, a, p + 4);
            LongVector v2 = LongVector.fromArray(L, a, p + 8);
            LongVector v3 = LongVector.fromArray(L, a, p + 12);
            u0 = u0.blend(v0, v0.compare(VectorOperators.LT, u0));
            u1 = u1.blend(v1, v1.compare(VectorOperators.LT, u1));
            u2 = u2.blend(v2, v2.compare(VectorOperators.LT, u2));
            u3 = u3.blend(v3, v3.compare(VectorOperators.LT, u3));
        }
        long found = u0.min(u1).min(u2.min(u3)).reduceLanes(VectorOperators.MIN);
        for (; i < n; i++) {
            long v = a[at + i];
            found = v < found ? v : found;
        }
        return found;
    }

    /** The place of the first item equal to one that is there. */
    static int first(long[] a, int at, int n, long item) {
        LongVector wanted = LongVector.broadcast(L, item);
        int i = 0;
        for (; i <= n - 16; i += 16) {
            var v = LongVector.fromArray(L, a, at + i).compare(VectorOperators.EQ, wanted);
            var w = LongVector.fromArray(L, a, at + i + 4).compare(VectorOperators.EQ, wanted);
            var x = LongVector.fromArray(L, a, at + i + 8).compare(VectorOperators.EQ, wanted);
            var y = LongVector.fromArray(L, a, at + i + 12).compare(VectorOperators.EQ, wanted);
            if (v.or(w).or(x.or(y)).anyTrue()) {
                break;
            }
        }
        while (i < n && a[at + i] != item) {
            i++;
        }
        return i;
    }
}
