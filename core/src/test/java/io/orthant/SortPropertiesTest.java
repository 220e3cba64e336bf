package io.orthant;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.dtype.DType;
import io.orthant.internal.exec.Sorting;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sorts of every dtype against a plain stable sort, at sizes on both sides of every threshold; one thread against many. */
class SortPropertiesTest {
    private static final int[] SIZES = {0, 1, 2, 7, 24, 25, 300, 5_000, 8_192, 8_193, 140_000};

    private enum Shape {
        ANY,
        FEW_VALUES,
        CROWDED,
        RISING,
        FALLING,
        CONSTANT,
        SPECIAL
    }

    static Stream<Arguments> cases() {
        return Arrays.stream(DType.values())
                .filter(d -> !d.isComplex())
                .flatMap(d -> Arrays.stream(Shape.values()).map(s -> Arguments.of(d, s)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sortsAsAStableSortOfItems(DType dtype, Shape shape) {
        for (int n : SIZES) {
            Strided a = items(dtype, shape, n);
            int[] expected = stableOrder(a);
            long[] order = (long[]) Sorting.argsort(a, 0).array();
            assertArrayEquals(
                    expected, Arrays.stream(order).mapToInt(i -> (int) i).toArray(), () -> dtype + " " + n);
            Strided sorted = Sorting.sort(a, 0);
            assertSameItems(a, expected, sorted);
            Strided inPlace = NDArray.of(a).copy().data();
            Sorting.sortInPlace(inPlace, 0);
            assertSameItems(a, expected, inPlace);
            Strided alone = Threads.of(1).call(() -> Sorting.sort(a, 0));
            assertSameItems(a, expected, alone);
            assertArrayEquals(order, (long[])
                    Threads.of(1).call(() -> Sorting.argsort(a, 0)).array());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void partitionsAroundEachPlace(DType dtype, Shape shape) {
        for (int n : SIZES) {
            if (n == 0) {
                continue;
            }
            Strided a = items(dtype, shape, n);
            int[] expected = stableOrder(a);
            for (long[] kth : new long[][] {{0}, {n - 1}, {n / 2}, {n / 3, n / 2, -1}}) {
                Strided parted = Sorting.partition(a, 0, kth);
                long[] order = (long[]) Sorting.argpartition(a, 0, kth).array();
                assertTrue(eachOnce(order), () -> dtype + " " + n);
                Comparator<Integer> byItem = order(a);
                for (long k : kth) {
                    int place = (int) (k < 0 ? k + n : k);
                    assertEquals(0, byItem.compare((int) order[place], expected[place]), () -> dtype + " " + n);
                    assertEquals(0, order(parted).compare(place, place));
                    for (int i = 0; i < n; i += Math.max(1, n / 1000)) {
                        int sign = Integer.signum(byItem.compare((int) order[i], (int) order[place]));
                        assertTrue(i == place || sign == 0 || sign == (i < place ? -1 : 1), () -> dtype + " " + n);
                    }
                }
                Strided resorted = Sorting.sort(parted, 0);
                Strided sorted = Sorting.sort(a, 0);
                for (int i = 0; i < n; i++) {
                    assertEquals(bits(sorted, i), bits(resorted, i));
                }
                for (long k : kth) {
                    int place = (int) (k < 0 ? k + n : k);
                    assertEquals(text(sorted, place), text(parted, place));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sortsEveryAxisAsItsLanes(DType dtype, Shape shape) {
        for (long[] dims : List.of(new long[] {3, 40, 5}, new long[] {50, 700}, new long[] {2, 17_000, 2})) {
            NDArray a = NDArray.of(items(dtype, shape, (int) (dims[0] * dims[1] * (dims.length > 2 ? dims[2] : 1))))
                    .reshape(dims);
            for (int axis = 0; axis < dims.length; axis++) {
                NDArray lanes = Np.moveaxis(a, axis, -1).copy();
                NDArray sorted = NDArray.of(Sorting.sort(lanes.data(), dims.length - 1));
                NDArray order = NDArray.of(Sorting.argsort(lanes.data(), dims.length - 1));
                assertSameArrays(sorted, Np.moveaxis(NDArray.of(Sorting.sort(a.data(), axis)), axis, -1));
                assertSameArrays(order, Np.moveaxis(NDArray.of(Sorting.argsort(a.data(), axis)), axis, -1));
                NDArray inPlace = a.copy();
                Sorting.sortInPlace(inPlace.data(), axis);
                assertSameArrays(sorted, Np.moveaxis(inPlace, axis, -1));
                assertSameArrays(sorted, Np.takeAlongAxis(lanes, order, dims.length - 1));
            }
        }
    }

    private static void assertSameArrays(NDArray expected, NDArray found) {
        Strided a = expected.copy().data();
        Strided b = found.copy().data();
        for (int i = 0; i < a.size(); i++) {
            if (bits(a, i) != bits(b, i)) {
                assertEquals(text(a, i), text(b, i), "item " + i);
            }
        }
    }

    private static void assertSameItems(Strided a, int[] order, Strided sorted) {
        for (int i = 0; i < order.length; i++) {
            if (bits(a, order[i]) != bits(sorted, i)) {
                assertEquals(text(a, order[i]), text(sorted, i), a.dtype() + " item " + i + " of " + order.length);
            }
        }
    }

    private static boolean eachOnce(long[] order) {
        boolean[] seen = new boolean[order.length];
        for (long i : order) {
            if (seen[(int) i]) {
                return false;
            }
            seen[(int) i] = true;
        }
        return true;
    }

    // tells zeros of different sign apart, but not one NaN from another
    private static long bits(Strided a, int i) {
        return a.dtype().isInexact()
                ? Double.doubleToLongBits(Items.getDouble(a.dtype(), a.array(), i))
                : Items.getLong(a.dtype(), a.array(), i);
    }

    private static String text(Strided a, int i) {
        return a.dtype().isInexact()
                ? Double.toString(Items.getDouble(a.dtype(), a.array(), i))
                : Long.toString(Items.getLong(a.dtype(), a.array(), i));
    }

    private static Comparator<Integer> order(Strided a) {
        return switch (a.dtype()) {
            case UINT64 -> (i, j) -> Long.compareUnsigned(((long[]) a.array())[i], ((long[]) a.array())[j]);
            case FLOAT16, FLOAT32, FLOAT64 ->
                (i, j) -> {
                    double x = Items.getDouble(a.dtype(), a.array(), i);
                    double y = Items.getDouble(a.dtype(), a.array(), j);
                    return x < y ? -1 : x > y ? 1 : Boolean.compare(x != x, y != y);
                };
            default -> Comparator.comparingLong(i -> Items.getLong(a.dtype(), a.array(), i));
        };
    }

    private static int[] stableOrder(Strided a) {
        return IntStream.range(0, (int) a.size())
                .boxed()
                .sorted(order(a))
                .mapToInt(i -> i)
                .toArray();
    }

    private static Strided items(DType dtype, Shape shape, int n) {
        SplittableRandom random = new SplittableRandom(n);
        Strided a = Strided.zeros(dtype, n);
        double[] special = {0.0, -0.0, Double.NaN, 1, -1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-8};
        for (int i = 0; i < n; i++) {
            long bits = random.nextLong();
            double real = switch (shape) {
                case ANY -> (random.nextDouble() - 0.5) * Math.exp(random.nextDouble() * 10);
                case FEW_VALUES -> Math.floorMod(bits, 10) - 5;
                case CROWDED -> i % 97 == 0 ? -1e4 : 1 + random.nextDouble() * 1e-7;
                case RISING -> i / 3;
                case FALLING -> -i;
                case CONSTANT -> 3;
                case SPECIAL -> bits % 5 == 0 ? random.nextDouble() - 0.5 : special[(int) (bits >>> 61)];
            };
            if (dtype.isInexact()) {
                Items.setDouble(dtype, a.array(), i, real);
            } else {
                long whole = switch (shape) {
                    case ANY -> bits;
                    case CROWDED -> i % 97 == 0 ? Long.MIN_VALUE + bits % 7 : 1000 + bits % 1000;
                    case SPECIAL -> bits % 3 == 0 ? bits : Long.MAX_VALUE - (bits >>> 63);
                    default -> (long) real;
                };
                Items.setLong(dtype, a.array(), i, whole);
            }
        }
        return a;
    }
}
