package io.orthant.internal.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.orthant.internal.kernel.Kernels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lanes against plain loops, bit by bit: when the one takes over from the other cannot be seen. */
class LaneKernelsTest {
    private static final int[][] SIZES = {
        {1, 1, 1},
        {2, 3, 4},
        {6, 8, 5},
        {6, 16, 256},
        {7, 9, 257},
        {12, 33, 64},
        {97, 130, 31},
        {1, 17, 300},
        {23, 1, 100},
        {100, 600, 513},
        {5, 4200, 3}
    };

    private final Random random = new Random(11);

    @BeforeEach
    void withVectors() {
        assumeTrue(Kernels.vectorAvailable() && Fused.inHardware(), "no vectors, or no fused multiply-add");
    }

    private double[] doubles(int n) {
        return random.doubles(n, -1, 1).toArray();
    }

    private static float[] floats(double[] x) {
        float[] to = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            to[i] = (float) x[i];
        }
        return to;
    }

    @Test
    void products() {
        Gemm<double[]> real = new Gemm<>(new RealPanels(), RealRows.INSTANCE);
        Gemm<float[]> single = new Gemm<>(new FloatPanels(), FloatRows.INSTANCE);
        for (int[] size : SIZES) {
            int m = size[0];
            int n = size[1];
            int k = size[2];
            double[] a = doubles(m * k);
            double[] b = doubles(k * n);
            double[] start = doubles(m * n);
            for (int way = 0; way < 8; way++) {
                boolean negate = (way & 1) != 0;
                boolean add = (way & 2) != 0;
                boolean turned = (way & 4) != 0;
                int aRow = turned ? 1 : k;
                int aStep = turned ? m : 1;
                int bRow = turned ? 1 : n;
                int bStep = turned ? k : 1;
                double[] expected = start.clone();
                double[] actual = start.clone();
                MatrixView<double[]> left = new MatrixView<>(a, 0, aRow, aStep);
                MatrixView<double[]> right = new MatrixView<>(b, 0, bRow, bStep);
                RealRows.INSTANCE.multiply(0, m, n, k, left, right, expected, 0, n, negate, add);
                real.multiply(m, n, k, left, right, actual, 0, n, false, negate, add, false);
                assertArrayEquals(expected, actual, Arrays.toString(size));
                float[] expectedFloats = floats(start);
                float[] actualFloats = floats(start);
                MatrixView<float[]> leftFloats = new MatrixView<>(floats(a), 0, aRow, aStep);
                MatrixView<float[]> rightFloats = new MatrixView<>(floats(b), 0, bRow, bStep);
                FloatRows.INSTANCE.multiply(0, m, n, k, leftFloats, rightFloats, expectedFloats, 0, n, negate, add);
                single.multiply(m, n, k, leftFloats, rightFloats, actualFloats, 0, n, false, negate, add, false);
                assertArrayEquals(expectedFloats, actualFloats, Arrays.toString(size));
            }
        }
    }

    @Test
    void sumsOfProducts() {
        RealPanels real = new RealPanels();
        FloatPanels single = new FloatPanels();
        for (int n = 0; n < 200; n++) {
            double[] x = doubles(n + 3);
            double[] y = doubles(n + 3);
            assertEquals(RealRows.INSTANCE.dot(n, x, 2, 1, y, 3, 1), real.dot(n, x, 2, y, 3), "" + n);
            assertEquals(
                    FloatRows.INSTANCE.dot(n, floats(x), 2, 1, floats(y), 3, 1),
                    single.dot(n, floats(x), 2, floats(y), 3),
                    "" + n);
        }
    }

    @Test
    void pairsOfSumsOfProducts() {
        RealPanels real = new RealPanels();
        FloatPanels single = new FloatPanels();
        for (int n = 0; n < 200; n++) {
            double[] a = doubles(2 * n + 9);
            double[] x = doubles(n + 3);
            double[] sums = new double[2];
            float[] floatSums = new float[2];
            real.twoDots(n, a, 2, n + 5, x, 3, sums);
            single.twoDots(n, floats(a), 2, n + 5, floats(x), 3, floatSums);
            for (int row = 0; row < 2; row++) {
                int at = 2 + row * (n + 5);
                assertEquals(RealRows.INSTANCE.dot(n, a, at, 1, x, 3, 1), sums[row], "" + n);
                assertEquals(FloatRows.INSTANCE.dot(n, floats(a), at, 1, floats(x), 3, 1), floatSums[row], "" + n);
            }
        }
    }

    @Test
    void combinations() {
        RealPanels real = new RealPanels();
        for (int n = 1; n < 70; n++) {
            int depth = 1 + n % 11;
            double[] x = doubles(depth);
            double[] a = doubles(depth * n);
            double[] expected = new double[n];
            double[] actual = new double[n];
            MatrixView<double[]> row = new MatrixView<>(x, 0, 0, 1);
            MatrixView<double[]> matrix = new MatrixView<>(a, 0, n, 1);
            RealRows.INSTANCE.multiply(0, 1, n, depth, row, matrix, expected, 0, n, false, false);
            real.combine(n, depth, x, 0, a, 0, n, actual, 0, false);
            assertArrayEquals(expected, actual, "" + n);
        }
    }
}
