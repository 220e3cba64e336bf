package io.orthant.internal.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.orthant.dtype.Float16;
import io.orthant.internal.kernel.Kernels;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to sum gives the bits of the tree as it is defined, at lengths around the places where it changes. */
class PairwiseSumTest {
    private static final int PAD = 5;

    static IntStream lengths() {
        IntStream near = IntStream.of(16, 24, 32, 64, 128, 136, 256, 264, 1024, 2048, 8192, 65_536, 262_144)
                .flatMap(n -> IntStream.rangeClosed(n - 1, n + 1));
        return IntStream.concat(
                IntStream.concat(IntStream.rangeClosed(0, 12), near), IntStream.of(100_003, 524_301, 1_000_003));
    }

    private static double[] doubles(int n) {
        Random random = new Random(n);
        double[] a = new double[2 * n + 2 * PAD];
        for (int i = 0; i < a.length; i++) {
            a[i] = random.nextGaussian() * Math.scalb(1.0, random.nextInt(40));
        }
        return a;
    }

    private static float[] floats(int n) {
        double[] a = doubles(n);
        float[] f = new float[a.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) a[i];
        }
        return f;
    }

    /** The definition: terms from a function, sums rounded to float where asked. */
    private static double tree(IntToDoubleFunction term, int from, int n, boolean single) {
        if (n < 8) {
            double s = n == 0 ? 0 : -0.0;
            for (int i = from; i < from + n; i++) {
                s = rounded(s + term.applyAsDouble(i), single);
            }
            return s;
        }
        if (n > 128) {
            int half = n / 2 - n / 2 % 8;
            return rounded(tree(term, from, half, single) + tree(term, from + half, n - half, single), single);
        }
        double[] r = new double[8];
        for (int k = 0; k < 8; k++) {
            r[k] = term.applyAsDouble(from + k);
        }
        int i = 8;
        for (; i < n - n % 8; i++) {
            r[i % 8] = rounded(r[i % 8] + term.applyAsDouble(from + i), single);
        }
        for (int width = 1; width < 8; width *= 2) {
            for (int k = 0; k < 8; k += 2 * width) {
                r[k] = rounded(r[k] + r[k + width], single);
            }
        }
        double s = r[0];
        for (; i < n; i++) {
            s = rounded(s + term.applyAsDouble(from + i), single);
        }
        return s;
    }

    private static double rounded(double x, boolean single) {
        return single ? (float) x : x;
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void plainLoopsAndSubtreesFollowTheTree(int n) {
        double[] a = doubles(n);
        float[] f = floats(n);
        double expected = tree(i -> a[PAD + i], 0, n, false);
        assertEquals(expected, PairwiseSum.sum(a, PAD, 1, n));
        assertEquals(
                expected,
                SumTree.sum(
                        n,
                        false,
                        (from, count, to, slot) -> to[slot] = PairwiseSum.sum(a, PAD + (int) from, 1, count)));
        assertEquals(tree(i -> a[PAD + 2 * i], 0, n, false), PairwiseSum.sum(a, PAD, 2, n));
        int last = a.length - 1;
        assertEquals(tree(i -> a[last - i], 0, n, false), PairwiseSum.sum(a, last, -1, n));
        float single = (float) tree(i -> f[PAD + i], 0, n, true);
        assertEquals(single, PairwiseSum.sum(f, PAD, 1, n));
        assertEquals(
                (double) single,
                SumTree.sum(
                        n, true, (from, count, to, slot) -> to[slot] = PairwiseSum.sum(f, PAD + (int) from, 1, count)));
        assertEquals((float) tree(i -> f[PAD + 2 * i], 0, n, true), PairwiseSum.sum(f, PAD, 2, n));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void squaresFollowTheTree(int n) {
        double[] a = doubles(n);
        float[] f = floats(n);
        double mean = 3.7;
        float centre = 3.7f;
        double squares = tree(i -> (a[PAD + i] - mean) * (a[PAD + i] - mean), 0, n, false);
        assertEquals(squares, PairwiseSum.squares(a, PAD, n, mean));
        IntToDoubleFunction square = i -> {
            float d = f[PAD + i] - centre;
            return d * d;
        };
        assertEquals((float) tree(square, 0, n, true), PairwiseSum.squares(f, PAD, n, centre));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void lanesFollowTheTree(int n) {
        assumeTrue(Kernels.vectorAvailable());
        double[] a = doubles(n);
        float[] f = floats(n);
        assertEquals(tree(i -> a[PAD + i], 0, n, false), PairwiseLanes.sum(a, PAD, n));
        assertEquals((float) tree(i -> f[PAD + i], 0, n, true), PairwiseLanes.sum(f, PAD, n));
        double mean = 3.7;
        assertEquals(
                tree(i -> (a[PAD + i] - mean) * (a[PAD + i] - mean), 0, n, false),
                PairwiseLanes.squares(a, PAD, n, mean));
        float centre = 3.7f;
        IntToDoubleFunction square = i -> {
            float d = f[PAD + i] - centre;
            return d * d;
        };
        assertEquals((float) tree(square, 0, n, true), PairwiseLanes.squares(f, PAD, n, centre));
        int last = a.length - 1;
        assertEquals(tree(i -> a[last - i], 0, n, false), PairwiseSteps.reversed(a, last, n));
        assertEquals((float) tree(i -> f[last - i], 0, n, true), PairwiseSteps.reversed(f, last, n));
        assertEquals(tree(i -> a[PAD + 2 * i], 0, n, false), PairwiseSteps.seconds(a, PAD, n));
        assertEquals((float) tree(i -> f[PAD + 2 * i], 0, n, true), PairwiseSteps.seconds(f, PAD, n));
        if (n % 2 == 0 && n >= 8 && n <= 128) {
            double[] leaf = new double[2];
            PairwiseLanes.complexLeaf(a, PAD, n, leaf, 0);
            assertEquals(PairwiseSum.sumPart(a, PAD, 2, n / 2), leaf[0]);
            assertEquals(PairwiseSum.sumPart(a, PAD + 1, 2, n / 2), leaf[1]);
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void partsOfComplexNumbersAreSummedAlike(int n) {
        double[] a = doubles(n);
        double re = PairwiseSum.sumPart(a, PAD, 2, n);
        double im = PairwiseSum.sumPart(a, PAD + 1, 2, n);
        double[] sum = new double[64];
        PairwiseSum.complex(a, PAD, 2 * n, sum, 0);
        assertEquals(re, sum[0]);
        assertEquals(im, sum[1]);
        double[] cut = SumTree.complex(
                2 * n, (from, count, to, slot) -> PairwiseSum.complex(a, PAD + (int) from, count, to, slot));
        assertEquals(re, cut[0]);
        assertEquals(im, cut[1]);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void halvesAreSummedAsFloats(int n) {
        float[] f = floats(n);
        short[] halves = new short[f.length];
        for (int i = 0; i < f.length; i++) {
            halves[i] = Float16.fromFloat(f[i] % 100);
        }
        for (int step : new int[] {1, 2}) {
            float expected = (float) tree(i -> Float16.toFloat(halves[PAD + step * i]), 0, n, true);
            assertEquals(expected, PairwiseSum.sum(halves, PAD, step, n));
        }
    }
}
