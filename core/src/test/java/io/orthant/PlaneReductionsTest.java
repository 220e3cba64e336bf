package io.orthant;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.orthant.dtype.DType;
import io.orthant.internal.exec.Folds;
import io.orthant.internal.exec.Reduction.Options;
import io.orthant.internal.exec.Statistics;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The short ways for matrices give what the long ways do, which kept axes take. */
class PlaneReductionsTest {
    static Stream<Arguments> shapes() {
        int[][] shapes = {
            {1, 1}, {1, 200}, {200, 1}, {2, 2}, {3, 7}, {8, 64}, {31, 65}, {100, 90}, {300, 257}, {5, 9000}
        };
        return Stream.of(shapes).flatMap(s -> Stream.of(-2, -1, 0, 1).map(axis -> Arguments.of(s[0], s[1], axis)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void deviations(int rows, int columns, int axis) {
        for (DType type : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
            for (double odd : new double[] {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY}) {
                Strided a = Strided.zeros(type, rows, columns);
                Random random = new Random(rows * 31L + columns);
                for (int i = 0; i < rows * columns; i++) {
                    Items.setDouble(type, a.array(), i, 5 + random.nextGaussian());
                }
                Items.setDouble(type, a.array(), rows * columns / 2, odd);
                for (double ddof : new double[] {0, 1}) {
                    Options options = Options.over(axis);
                    assertSame(Statistics.var(a, options.withKeepdims(true), ddof), Statistics.var(a, options, ddof));
                    assertSame(Statistics.std(a, options.withKeepdims(true), ddof), Statistics.std(a, options, ddof));
                }
            }
        }
    }

    private static void assertSame(Strided expected, Strided actual) {
        assertEquals(expected.dtype(), actual.dtype());
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(
                    Items.getDouble(expected.dtype(), expected.array(), i),
                    Items.getDouble(actual.dtype(), actual.array(), i));
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void decisions(int rows, int columns, int axis) {
        for (int odd : new int[] {0, 1, 3, rows * columns}) {
            for (boolean usual : new boolean[] {false, true}) {
                Strided a = Strided.zeros(DType.BOOL, rows, columns);
                byte[] items = (byte[]) a.array();
                Random random = new Random(odd);
                for (int i = 0; i < items.length; i++) {
                    items[i] = (byte) (usual ? 1 : 0);
                }
                for (int k = 0; k < odd; k++) {
                    items[random.nextInt(items.length)] ^= 1;
                }
                Options kept = Options.over(axis).withKeepdims(true);
                assertArrayEquals((byte[]) Folds.any(a, kept).array(), (byte[])
                        Folds.any(a, Options.over(axis)).array());
                assertArrayEquals((byte[]) Folds.all(a, kept).array(), (byte[])
                        Folds.all(a, Options.over(axis)).array());
            }
        }
    }
}
