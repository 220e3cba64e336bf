package io.orthant.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.Threads;
import io.orthant.dtype.DType;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Matrix products against plain triple loops in float64 or longs: every dtype, sizes around the borders of tiles and
 * blocks, operands that lie in any way, one thread and two. For any provider.
 */
class ProductsTest {
    private static final int[][] SIZES = {
        {1, 1, 1},
        {1, 1, 300},
        {2, 2, 2},
        {3, 5, 4},
        {5, 7, 6},
        {6, 8, 7},
        {7, 9, 8},
        {10, 10, 10},
        {12, 16, 11},
        {13, 17, 31},
        {1, 33, 40},
        {33, 1, 40},
        {97, 31, 1},
        {17, 24, 129},
        {64, 64, 64},
        {95, 65, 33},
        {97, 63, 130},
        {130, 130, 130},
        {100, 4, 4},
        {4, 513, 3},
        {31, 40, 257},
        {7, 6, 600},
        {1, 1100, 300},
        {1100, 1, 300},
        {1, 1, 20000}
    };

    /** How an operand lies in its array. */
    enum Lie {
        DENSE,
        TRANSPOSED,
        SLICED,
        SPREAD,
        BACKWARDS,
        UPSIDE_DOWN
    }

    private static Strided random(DType dtype, Random random, Lie lie, int m, int n) {
        Strided base = switch (lie) {
            case DENSE, BACKWARDS, UPSIDE_DOWN -> Strided.zeros(dtype, m, n);
            case TRANSPOSED -> Strided.zeros(dtype, n, m);
            case SLICED -> Strided.zeros(dtype, m + 3, n + 2);
            case SPREAD -> Strided.zeros(dtype, 2L * m, 3L * n);
        };
        for (int i = 0; i < base.size() * dtype.slots(); i++) {
            if (dtype.isInexact()) {
                Items.setDouble(dtype, base.array(), i, random.nextInt(-64, 65) / 16.0);
            } else {
                Items.setLong(dtype, base.array(), i, dtype == DType.BOOL ? random.nextInt(2) : random.nextLong());
            }
        }
        long row = base.strides()[0];
        long step = base.strides()[1];
        return switch (lie) {
            case DENSE -> base;
            case TRANSPOSED -> base.view(0, new long[] {m, n}, new long[] {step, row});
            case SLICED -> base.view(2 * row + step, new long[] {m, n}, new long[] {row, step});
            case SPREAD -> base.view(row, new long[] {m, n}, new long[] {2 * row, 3 * step});
            case BACKWARDS -> base.view((n - 1) * step, new long[] {m, n}, new long[] {row, -step});
            case UPSIDE_DOWN -> base.view((m - 1) * row, new long[] {m, n}, new long[] {-row, step});
        };
    }

    private static double part(Strided x, int i, int j, int part) {
        long at = x.offset() + i * x.strides()[0] + j * x.strides()[1] + part;
        return Items.getDouble(x.dtype(), x.array(), at);
    }

    // a multiple of 2^-8 for small k: exact in float64, so only the product's own roundings count
    private static double sum(Strided a, Strided b, int i, int j, int part, boolean absolute) {
        double sum = 0;
        boolean complex = a.dtype().isComplex();
        for (int k = 0; k < a.shape()[1]; k++) {
            double x = part(a, i, k, 0);
            double y = part(b, k, j, 0);
            double xi = complex ? part(a, i, k, 1) : 0;
            double yi = complex ? part(b, k, j, 1) : 0;
            double left = part == 0 ? x * y : x * yi;
            double right = part == 0 ? -xi * yi : xi * y;
            sum += absolute ? Math.abs(left) + Math.abs(right) : left + right;
        }
        return sum;
    }

    private static double unit(DType dtype) {
        return switch (dtype) {
            case FLOAT16, FLOAT32, COMPLEX64 -> 0x1p-24;
            default -> 0x1p-53;
        };
    }

    private static void checkInexact(Strided a, Strided b, Strided c, String what) {
        int k = (int) a.shape()[1];
        for (int i = 0; i < c.shape()[0]; i++) {
            for (int j = 0; j < c.shape()[1]; j++) {
                for (int part = 0; part < c.dtype().slots(); part++) {
                    double expected = sum(a, b, i, j, part, false);
                    // Higham, "Accuracy and Stability of Numerical Algorithms", (3.5)
                    double bound = 2 * (k + 1) * unit(c.dtype()) * sum(a, b, i, j, part, true)
                            + (c.dtype() == DType.FLOAT16 ? 0x1p-11 * Math.abs(expected) : 0);
                    assertEquals(expected, part(c, i, j, part), bound, what);
                }
            }
        }
    }

    private static void checkExact(Strided a, Strided b, Strided c, String what) {
        for (int i = 0; i < c.shape()[0]; i++) {
            for (int j = 0; j < c.shape()[1]; j++) {
                long sum = 0;
                for (int k = 0; k < a.shape()[1]; k++) {
                    long x = item(a, i, k);
                    long y = item(b, k, j);
                    sum = a.dtype() == DType.BOOL ? sum | x & y : sum + x * y;
                }
                Strided expected = Strided.zeros(c.dtype(), 1);
                Items.setLong(c.dtype(), expected.array(), 0, sum);
                assertEquals(Items.getLong(c.dtype(), expected.array(), 0), item(c, i, j), what);
            }
        }
    }

    private static long item(Strided x, int i, int j) {
        return Items.getLong(x.dtype(), x.array(), x.offset() + i * x.strides()[0] + j * x.strides()[1]);
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void equalsTripleLoop(DType dtype) {
        Random random = new Random(dtype.ordinal());
        int turn = 0;
        for (int[] size : SIZES) {
            List<Lie[]> lies = new ArrayList<>();
            lies.add(new Lie[] {Lie.DENSE, Lie.DENSE});
            Lie[] all = Lie.values();
            for (int i = 0; i < 3; i++, turn++) {
                lies.add(new Lie[] {all[turn % all.length], all[(turn / 2 + 3) % all.length]});
            }
            for (Lie[] lie : lies) {
                Strided a = random(dtype, random, lie[0], size[0], size[2]);
                Strided b = random(dtype, random, lie[1], size[2], size[1]);
                String what = dtype + " " + size[0] + "x" + size[1] + "x" + size[2] + " " + lie[0] + " " + lie[1];
                Strided c = Linalg.matmul(NDArray.of(a), NDArray.of(b)).data();
                if (dtype.isInexact()) {
                    checkInexact(a, b, c, what);
                } else {
                    checkExact(a, b, c, what);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"FLOAT64", "FLOAT32", "COMPLEX128", "COMPLEX64"})
    void gramMatricesAreExactlySymmetric(DType dtype) {
        Random random = new Random(7);
        for (int[] size : new int[][] {{2, 3}, {9, 9}, {50, 31}, {131, 70}, {260, 300}}) {
            for (Lie lie : new Lie[] {Lie.DENSE, Lie.TRANSPOSED, Lie.SPREAD}) {
                Strided a = random(dtype, random, lie, size[0], size[1]);
                NDArray x = NDArray.of(a);
                Strided c = Linalg.matmul(x, x.transpose()).data();
                for (int i = 0; i < size[0]; i++) {
                    for (int j = 0; j < i; j++) {
                        for (int part = 0; part < dtype.slots(); part++) {
                            assertEquals(part(c, i, j, part), part(c, j, i, part));
                        }
                    }
                }
                if (size[0] < 60) {
                    checkInexact(a, x.transpose().data(), c, "gram");
                }
            }
        }
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        Random random = new Random(3);
        for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32, DType.COMPLEX128, DType.INT32, DType.INT64}) {
            for (int[] size :
                    new int[][] {{300, 301, 302}, {2000, 3, 300}, {3, 2000, 300}, {1, 2000, 700}, {1, 1, 1 << 20}}) {
                NDArray a = thirds(random(dtype, random, Lie.DENSE, size[0], size[2]));
                NDArray b = thirds(random(dtype, random, Lie.DENSE, size[2], size[1]));
                Object one =
                        Threads.of(1).call(() -> Linalg.matmul(a, b)).data().array();
                Object two =
                        Threads.of(2).call(() -> Linalg.matmul(a, b)).data().array();
                assertArrayEquals(new Object[] {one}, new Object[] {two}, dtype + " " + size[0]);
            }
        }
    }

    // no product of these is exact, so that the order of additions shows
    private static NDArray thirds(Strided x) {
        for (int i = 0; x.dtype().isInexact() && i < x.size() * x.dtype().slots(); i++) {
            Items.setDouble(x.dtype(), x.array(), i, Items.getDouble(x.dtype(), x.array(), i) / 3);
        }
        return NDArray.of(x);
    }

    @Test
    void nonFiniteItemsStayInTheirRowsAndColumns() {
        Random random = new Random(5);
        for (int n : new int[] {3, 7, 20, 70}) {
            Strided a = random(DType.FLOAT64, random, Lie.DENSE, n, n);
            Strided b = random(DType.FLOAT64, random, Lie.DENSE, n, n);
            double[] x = (double[]) a.array();
            double[] y = (double[]) b.array();
            Arrays.setAll(x, i -> Math.abs(x[i]) + 1);
            Arrays.setAll(y, i -> Math.abs(y[i]) + 1);
            x[n + 1] = Double.POSITIVE_INFINITY;
            y[2] = Double.NaN;
            Strided c = Linalg.matmul(NDArray.of(a), NDArray.of(b)).data();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double z = part(c, i, j, 0);
                    if (j == 2) {
                        assertTrue(Double.isNaN(z), n + " " + i + " " + j);
                    } else {
                        assertEquals(i == 1, z == Double.POSITIVE_INFINITY, n + " " + i + " " + j);
                        assertTrue(i == 1 || Double.isFinite(z));
                    }
                }
            }
        }
    }

    @Test
    void emptyCores() {
        for (DType dtype : DType.values()) {
            NDArray c = Linalg.matmul(NDArray.of(Strided.zeros(dtype, 3, 0)), NDArray.of(Strided.zeros(dtype, 0, 4)));
            assertArrayEquals(new long[] {3, 4}, c.shape());
            assertTrue(!Np.any(c).getBoolean());
            assertEquals(
                    0,
                    Linalg.matmul(NDArray.of(Strided.zeros(dtype, 0, 3)), NDArray.of(Strided.zeros(dtype, 3, 4)))
                            .size());
        }
    }

    @Test
    void longSumsStayAccurate() {
        int n = 1 << 21;
        NDArray ones = Np.ones(DType.FLOAT32, n);
        NDArray tenths = ones.times(0.1);
        double expected = n * (double) 0.1f;
        assertEquals(expected, Linalg.dot(ones, tenths).getDouble(), expected * 1e-5);
    }
}
