package io.orthant;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.dtype.DType;
import io.orthant.error.AxisException;
import io.orthant.error.DTypeException;
import io.orthant.error.IndexException;
import io.orthant.error.OrthantException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goldens cannot tell of sorting: long arrays, contracts that leave a choice, errors. */
class SortingTest {
    private static NDArray doubles(double... values) {
        return NDArray.of(Strided.of(DType.FLOAT64, values, values.length));
    }

    private static NDArray longs(long... values) {
        return NDArray.of(Strided.of(DType.INT64, values, values.length));
    }

    private static long[] items(NDArray a) {
        return (long[]) a.data().array();
    }

    /** Keys of which the upper halves tie, spread over the whole range, and few different ones. */
    static Stream<long[]> longKeys() {
        Random random = new Random(5);
        return Stream.of(
                random.longs(5000).toArray(),
                random.longs(5000, 0, 1L << 40).toArray(),
                random.longs(5000, -(1L << 33), 1L << 33).map(v -> v << 20).toArray(),
                random.longs(5000, -3, 3).toArray(),
                random.longs(5000, -3, 3).map(v -> v * (1L << 61)).toArray(),
                IntStream.range(0, 5000).mapToLong(i -> 5000 - i).toArray(),
                new long[] {Long.MAX_VALUE, Long.MIN_VALUE, 0, -1, Long.MIN_VALUE, Long.MAX_VALUE});
    }

    @ParameterizedTest
    @MethodSource("longKeys")
    void argsortIsStable(long[] keys) {
        long[] expected = IntStream.range(0, keys.length)
                .boxed()
                .sorted((i, j) -> Long.compare(keys[i], keys[j]))
                .mapToLong(i -> i)
                .toArray();
        assertArrayEquals(expected, items(Np.argsort(longs(keys))));
    }

    @Test
    void floatsSortWithZerosInTheirOrderAndNanLast() {
        double[] values = {0.0, Double.NaN, -0.0, -1, 0.0, Double.NEGATIVE_INFINITY, -0.0};
        assertEquals(
                "[-inf  -1.   0.  -0.   0.  -0.  nan]", Np.sort(doubles(values)).toString());
        assertEquals("[5 3 0 2 4 6 1]", Np.argsort(doubles(values)).toString());
    }

    @Test
    void partitionKeepsItsContract() {
        long[] values = new Random(7).longs(999, -50, 50).toArray();
        NDArray a = longs(values);
        for (long kth : new long[] {0, 13, 500, 998, -1}) {
            int k = (int) Math.floorMod(kth, 999L);
            long[] parted = items(Np.partition(a, kth));
            long[] sorted = Arrays.stream(values).sorted().toArray();
            assertEquals(sorted[k], parted[k]);
            assertTrue(Arrays.stream(parted, 0, k).allMatch(v -> v <= parted[k]));
            assertTrue(Arrays.stream(parted, k, 999).allMatch(v -> v >= parted[k]));
            long[] places = items(Np.argpartition(a, kth));
            assertArrayEquals(
                    IntStream.range(0, 999).asLongStream().toArray(),
                    Arrays.stream(places).sorted().toArray());
            assertEquals(sorted[k], values[(int) places[k]]);
        }
    }

    static Stream<Arguments> badCalls() {
        NDArray a = doubles(3, 1, 2);
        NDArray square = NDArray.of(Strided.zeros(DType.FLOAT64, 2, 2));
        NDArray none = doubles();
        NDArray complex = NDArray.of(Strided.zeros(DType.COMPLEX128, 2));
        return Stream.of(
                bad(AxisException.class, "sort: axis 1 is out of bounds for array of dimension 1", () -> Np.sort(a, 1)),
                bad(AxisException.class, "dimension 0", () -> Np.sort(NDArray.of(Strided.zeros(DType.INT8)))),
                bad(ValueException.class, "partition: kth(=3) out of bounds (3)", () -> Np.partition(a, 3)),
                bad(ShapeException.class, "1 dimension, not 2", () -> Np.searchsorted(square, 1.0)),
                bad(
                        IndexException.class,
                        "sorter index 9 is out of bounds for size 3",
                        () -> Np.searchsorted(a, 1.0, Side.LEFT, longs(0, 9, 1))),
                bad(ValueException.class, "0-d", () -> Np.nonzero(NDArray.of(Strided.zeros(DType.INT8)))),
                bad(ValueException.class, "must be in the range [0, 1], found 1.5", () -> Np.quantile(a, 1.5)),
                bad(ValueException.class, "range [0, 1], found NaN", () -> Np.quantile(a, Double.NaN)),
                bad(IndexException.class, "no items", () -> Np.quantile(none, 0.5)),
                bad(DTypeException.class, "no loop for complex128", () -> Np.quantile(complex, 0.5)),
                bad(DTypeException.class, "integers", () -> Np.bincount(a)),
                bad(ValueException.class, "must not be negative, found -2", () -> Np.bincount(longs(1, -2))),
                bad(ShapeException.class, "differ in length", () -> Np.bincount(longs(1, 2), a, 0)),
                bad(ValueException.class, "monotonically", () -> Np.digitize(1.0, doubles(1, 3, 2))),
                bad(ValueException.class, "bins must be positive", () -> Np.histogram(a, 0)),
                bad(ValueException.class, "monotonically", () -> Np.histogram(a, doubles(2, 1))),
                bad(ValueException.class, "not finite", () -> Np.histogram(doubles(1, Double.NaN))),
                bad(
                        ShapeException.class,
                        "(4,)",
                        () -> Np.histogram.weights(doubles(1, 2, 3, 4)).call(a)),
                bad(
                        ShapeException.class,
                        "more than 2 dimensions",
                        () -> Np.cov(NDArray.of(Strided.zeros(DType.FLOAT64, 2, 2, 2)))),
                bad(ShapeException.class, "do not match", () -> Np.cov(a, doubles(1, 2))));
    }

    private static Arguments bad(Class<? extends OrthantException> type, String text, Runnable call) {
        return Arguments.of(type, text, call);
    }

    @ParameterizedTest
    @MethodSource("badCalls")
    void badInputIsNamed(Class<? extends OrthantException> type, String text, Runnable call) {
        OrthantException e = assertThrows(type, call::run);
        assertTrue(String.valueOf(e.getMessage()).contains(text), e::getMessage);
    }

    @Test
    void complexSortsByRealPartThenImaginaryNanGroupsLast() {
        double nan = Double.NaN;
        double[] parts = {nan, 1, 1, nan, 2, 0, nan, nan, 1, 5, 1, -5};
        NDArray a = NDArray.of(Strided.of(DType.COMPLEX128, parts, 6));
        assertEquals("[5 4 2 1 0 3]", Np.argsort(a).toString());
    }

    @Test
    void arraysSortThemselvesAndThroughViews() {
        NDArray a = longs(5, 3, 9, 1, 7, 2);
        NDArray table = NDArray.of(Strided.of(DType.INT64, items(a), 2, 3));
        assertEquals("[[3 5 9]\n [1 2 7]]", table.sort().toString());
        assertEquals("[3 5 9 1 2 7]", a.toString());
        assertEquals("[[1 2 7]\n [3 5 9]]", table.sort(0).toString());
        NDArray backwards = NDArray.of(a.data().view(5, new long[] {6}, new long[] {-1}));
        backwards.sort();
        assertEquals("[9 7 5 3 2 1]", a.toString());
        assertEquals("[5 4 3 2 1 0]", a.argsort().toString());
        assertEquals("[0 2 4]", backwards.searchsorted(longs(1, 3, 6)).toString());
        assertEquals("3", backwards.searchsorted(3, Side.RIGHT).toString());
        assertEquals("[0 1 2 3 4 5]", a.nonzero()[0].toString());
    }

    static Stream<NDArray> longLanes() {
        Random random = new Random(11);
        double[] spread = random.doubles(6001).map(v -> v - 0.5).toArray();
        double[] ties = random.ints(6001, -3, 3).asDoubleStream().toArray();
        double[] rising = IntStream.range(0, 6001).asDoubleStream().toArray();
        double[] organ =
                IntStream.range(0, 6001).mapToDouble(i -> Math.min(i, 6000 - i)).toArray();
        return Stream.of(spread, ties, rising, organ)
                .map(SortingTest::doubles)
                .flatMap(a -> Stream.of(
                                DType.FLOAT64,
                                DType.FLOAT32,
                                DType.FLOAT16,
                                DType.INT64,
                                DType.INT32,
                                DType.UINT64,
                                DType.UINT16)
                        .map(type -> ErrState.ignore().call(() -> a.astype(type))));
    }

    @ParameterizedTest
    @MethodSource("longLanes")
    void quantilesOfLongLanesAreItemsOfTheSortedLane(NDArray a) {
        NDArray sorted = Np.sort(a);
        Axis all = Axis.ALL;
        for (int place : new int[] {0, 1, 17, 2999, 3000, 3001, 5999, 6000}) {
            double q = (place + 0.25) / 6000;
            NDArray found = Np.quantile(a, Math.min(q, 1), all, QuantileMethod.LOWER);
            assertEquals(sorted.get(place).toString(), found.toString());
        }
        assertEquals(
                sorted.get(3000).astype(DType.FLOAT64).toString(),
                Np.median(a).astype(DType.FLOAT64).toString());
        NDArray two = NDArray.of(a.data().view(0, new long[] {2, 3000}, new long[] {3000, 1}));
        for (int row = 0; row < 2; row++) {
            NDArray part = Np.sort(two.get(row));
            NDArray middle = Np.mean(part.get("1499:1501"));
            assertEquals(middle.toString(), Np.median(two, 1).get(row).toString());
        }
    }

    @Test
    void oneNanMakesTheMedianOfALongLaneNan() {
        double[] values = new Random(3).doubles(1000).toArray();
        assertEquals(
                ""
                        + (Np.sort(doubles(values)).getDouble(499)
                                        + Np.sort(doubles(values)).getDouble(500))
                                / 2,
                Np.median(doubles(values)).toString());
        values[400] = Double.NaN;
        assertEquals("nan", Np.median(doubles(values)).toString());
        assertEquals("nan", Np.quantile(doubles(values), 0.1).toString());
    }
}
