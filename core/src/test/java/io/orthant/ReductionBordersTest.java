package io.orthant;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.dtype.DType;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import io.orthant.nn.Nn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reductions give the same bits on one thread and on several, and by the short way, the long way and item by item,
 * around the lengths at which they go another way.
 */
class ReductionBordersTest {
    private static final int[] LENGTHS = {
        1, 7, 8, 9, 23, 24, 63, 64, 65, 127, 128, 129, 1023, 1024, 1025, 4095, 4096, 4097, 8191, 8192, 8193, 16_384,
        65_535, 65_537, 100_001, 262_145, 700_001
    };

    private static NDArray array(DType type, int n, boolean special) {
        Random random = new Random(n * 31L + type.ordinal());
        Strided s = Strided.zeros(type, n);
        for (int i = 0; i < n * type.slots(); i++) {
            if (!type.isInexact()) {
                Items.setLong(type, s.array(), i, random.nextLong(type.isBool() ? 2 : 200));
            } else if (special && random.nextInt(n) == 0) {
                double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0};
                Items.setDouble(type, s.array(), i, odd[random.nextInt(odd.length)]);
            } else {
                Items.setDouble(type, s.array(), i, random.nextGaussian());
            }
        }
        return NDArray.of(s);
    }

    private static Map<String, UnaryOperator<NDArray>> reductions(DType type) {
        Map<String, UnaryOperator<NDArray>> all = new LinkedHashMap<>();
        all.put("sum", Np.sum::call);
        all.put("prod", Np.prod::call);
        all.put("mean", Np.mean::call);
        all.put("std", Np.std::call);
        all.put("var", Np.var::call);
        all.put("any", Np.any::call);
        all.put("all", Np.all::call);
        all.put("countNonzero", Np::countNonzero);
        all.put("cumsum", Np::cumsum);
        all.put("cumprod", Np::cumprod);
        if (!type.isComplex()) {
            all.put("max", Np.max::call);
            all.put("min", Np.min::call);
            all.put("argmax", Np.argmax::call);
            all.put("argmin", Np.argmin::call);
        }
        return all;
    }

    private static void same(String what, NDArray expected, NDArray actual) {
        assertEquals(expected.dtype(), actual.dtype(), what);
        assertArrayEquals(expected.shape(), actual.shape(), what);
        DType type = expected.dtype();
        Object a = expected.copy().data().array();
        Object b = actual.copy().data().array();
        for (int i = 0; i < expected.size() * type.slots(); i++) {
            long left =
                    type.isInexact() ? Double.doubleToLongBits(Items.getDouble(type, a, i)) : Items.getLong(type, a, i);
            long right =
                    type.isInexact() ? Double.doubleToLongBits(Items.getDouble(type, b, i)) : Items.getLong(type, b, i);
            if (left != right) {
                assertEquals(left, right, what + " at slot " + i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void threadsAndShortWaysCannotBeSeen(DType type) {
        ErrState.ignore().run(() -> {
            for (int n : LENGTHS) {
                // each dtype meets odd values at half of the lengths
                boolean odd = (n + type.ordinal()) % 2 == 0;
                NDArray x = array(type, n, odd);
                reductions(type).forEach((name, reduction) -> {
                    String what = name + " of " + n + " " + type;
                    NDArray one = Threads.of(1).call(() -> reduction.apply(x));
                    same(what + ", threads", one, Threads.of(3).call(() -> reduction.apply(x)));
                    if (one.ndim() == 0) {
                        // as a row of two dimensions it goes the long way
                        NDArray row = ofRows(name, x.reshape(1, n));
                        same(what + ", as a row", one.reshape(1), row);
                    }
                });
            }
        });
    }

    private static NDArray ofRows(String name, NDArray rows) {
        return switch (name) {
            case "sum" -> rows.sum(1);
            case "prod" -> rows.prod(1);
            case "mean" -> rows.mean(1);
            case "std" -> rows.std(1);
            case "var" -> rows.var(1);
            case "any" -> rows.any(1);
            case "all" -> rows.all(1);
            case "max" -> rows.max(1);
            case "min" -> rows.min(1);
            case "argmax" -> rows.argmax(1);
            case "argmin" -> rows.argmin(1);
            default -> Np.countNonzero(rows, 1);
        };
    }

    static Stream<long[]> shapes() {
        return Stream.of(
                new long[] {3, 100_003},
                new long[] {100_003, 3},
                new long[] {400, 701},
                new long[] {701, 9, 61},
                new long[] {5, 300, 257});
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void eachResultOfAnAxisIsThatOfItsOwnLane(long[] shape) {
        int size = (int) Np.zeros(shape).size();
        for (DType type : List.of(DType.FLOAT64, DType.FLOAT32, DType.INT32, DType.COMPLEX128)) {
            NDArray x = array(type, size, false).reshape(shape);
            for (int axis = 0; axis < shape.length; axis++) {
                int along = axis;
                List<Function<NDArray, NDArray>> folds = new ArrayList<>(
                        List.of(a -> a.sum(along), a -> a.std(along), a -> Np.cumsum(a, along), a -> a.mean(along)));
                if (!type.isComplex()) {
                    folds.add(a -> a.max(along));
                    folds.add(a -> a.argmin(along));
                }
                for (int k = 0; k < folds.size(); k++) {
                    Function<NDArray, NDArray> fold = folds.get(k);
                    NDArray one = Threads.of(1).call(() -> fold.apply(x));
                    String what = "fold " + k + " along " + axis + " of " + type;
                    same(what, one, Threads.of(2).call(() -> fold.apply(x)));
                    // the same lanes in an array too small to be cut
                    int other = axis == 0 ? 1 : 0;
                    NDArray few = other == 0 ? x.get("1:3") : x.get(":, 1:3");
                    int kept = k == 2 || other < axis ? other : other - 1;
                    same(what + ", part", kept == 0 ? one.get("1:3") : one.get(":, 1:3"), fold.apply(few));
                }
            }
        }
    }

    @Test
    void stridesAndDirectionsKeepTheirOrder() {
        for (DType type : List.of(DType.FLOAT64, DType.FLOAT32, DType.FLOAT16, DType.COMPLEX64)) {
            NDArray x = array(type, 700_001, false);
            for (String view : List.of("::2", "::3", "1::5")) {
                NDArray v = x.get(view);
                same(view + " " + type, v.copy().sum(), Threads.of(2).call(() -> v.sum()));
                same(view + " std " + type, v.copy().std(), Threads.of(2).call(() -> v.std()));
                same(view + " cumsum " + type, Np.cumsum(v.copy()), Np.cumsum(v));
            }
        }
    }

    @Test
    void lazySumsAreThoseOfStoredResults() {
        for (DType type : List.of(DType.FLOAT64, DType.FLOAT32)) {
            for (int n : LENGTHS) {
                NDArray x = array(type, n, false);
                NDArray stored = x.minus(0.25).times(x).sum();
                same(
                        "lazy " + n,
                        stored,
                        Threads.of(2)
                                .call(() -> x.lazy().minus(0.25).times(x).sum().eval()));
            }
        }
    }

    @Test
    void slicesAreTheirFirstItemAndTheSumOfTheRest() {
        for (DType type : List.of(DType.FLOAT64, DType.FLOAT32, DType.INT64, DType.COMPLEX128)) {
            NDArray x = array(type, 200_003, false);
            long[] starts = {0, 5, 5, 3, 140, 100_000, 199_000, 200_002};
            NDArray folded = Np.add.reduceat(x, starts);
            NDArray columns = Np.add.reduceat(x.reshape(200_003, 1), starts, 0).reshape(starts.length);
            same("columns", folded, columns);
            for (int i = 0; i < starts.length; i++) {
                long to = i + 1 < starts.length ? starts[i + 1] : x.size();
                NDArray first = x.get(starts[i] + ":" + (starts[i] + 1));
                NDArray expected = to <= starts[i] + 1
                        ? first
                        : first.plus(x.get((starts[i] + 1) + ":" + to).sum());
                same("slice " + i + " of " + type, expected, folded.get(i + ":" + (i + 1)));
            }
        }
    }

    @Test
    void updatesInPlaceCountEveryMention() {
        Random random = new Random(3);
        long[] places = random.longs(5000, -40, 40).toArray();
        NDArray index = Np.array(places);
        NDArray values = array(DType.FLOAT64, 5000, false);
        NDArray plain = Np.zeros(40);
        NDArray general = Np.zeros(40);
        Np.add.at(plain, index, values);
        Np.subtract.at(plain, index, 0.5);
        Np.multiply.at(plain, index, 1.0625);
        // an index of two dimensions goes the general way
        Np.add.at(general, index.reshape(5000, 1), values.reshape(5000, 1));
        Np.subtract.at(general, index.reshape(5000, 1), 0.5);
        Np.multiply.at(general, index.reshape(5000, 1), 1.0625);
        same("at", general, plain);
        assertTrue(plain.any().getBoolean());
    }

    @Test
    void softmaxOfRowsIsItsFormula() {
        for (DType type : List.of(DType.FLOAT64, DType.FLOAT32)) {
            for (int n : new int[] {1, 2, 7, 10, 127, 128, 129, 1000, 9001}) {
                int rows = 20_000 / n + 1;
                NDArray x = array(type, n * rows, false).reshape(rows, n).times(30.0);
                NDArray peak = x.max(Axis.axis(1).keepdims());
                NDArray powers = x.minus(peak).exp();
                NDArray sums = powers.sum(Axis.axis(1).keepdims());
                same("softmax " + n, powers.div(sums), Nn.softmax(x, 1));
                same("logsumexp " + n, peak.plus(sums.log()).reshape(rows), Nn.logsumexp(x, -1));
                same("logSoftmax " + n, x.minus(peak.plus(sums.log())), Nn.logSoftmax(x, 1));
            }
        }
    }

    @Test
    void extremesAcrossMemoryAreThoseAlongIt() {
        for (DType type : List.of(DType.FLOAT64, DType.FLOAT32)) {
            for (boolean special : new boolean[] {false, true}) {
                NDArray x = Np.rint(array(type, 300 * 601, special).times(3.0)).reshape(300, 601);
                NDArray turned = x.T().copy();
                same("argmax", turned.argmax(1), x.argmax(0));
                same("argmin", turned.argmin(1), x.argmin(0));
                NDArray cube = x.get(":, :600").copy().reshape(300, 20, 30);
                for (int i = 0; i < 300; i += 37) {
                    same("cube", cube.get(i).argmax(0), cube.argmax(1).get(i));
                }
            }
        }
    }

    @Test
    void quantilesOfLongRunsAreThoseOfSortedItems() {
        double[] q = {0, 0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 1};
        for (DType type : List.of(DType.FLOAT64, DType.FLOAT32)) {
            for (int n : new int[] {65_535, 65_536, 65_537, 100_001, 400_000}) {
                NDArray plain = array(type, n, false);
                NDArray steps = Np.rint(plain.times(2.0));
                NDArray mostlyZero = plain.times(plain.gt(2.0));
                NDArray ends = plain.copy().set("::3", Double.POSITIVE_INFINITY);
                for (NDArray x : List.of(plain, steps, mostlyZero, ends, Np.sort(plain))) {
                    NDArray sorted = Np.sort(x);
                    int half = (n - 1) / 2;
                    NDArray middle = sorted.get(half + ":" + (n - half));
                    same("median of " + n + " " + type, middle.mean(), Np.median(x));
                    for (double v : q) {
                        double lower = sorted.getDouble((int) Math.floor(v * (n - 1)));
                        double upper = sorted.getDouble((int) Math.ceil(v * (n - 1)));
                        double found = Np.quantile(x, v, Axis.ALL, QuantileMethod.LOWER)
                                .getDouble();
                        assertEquals(lower + 0.0, found + 0.0, "lower " + v + " of " + n);
                        found = Np.quantile(x, v, Axis.ALL, QuantileMethod.HIGHER)
                                .getDouble();
                        assertEquals(upper + 0.0, found + 0.0, "higher " + v + " of " + n);
                    }
                }
                assertTrue(Double.isNaN(Np.median(ends.set(5, Double.NaN)).getDouble()));
            }
        }
    }

    @Test
    void itemsFallIntoTheBinsThatASearchFinds() {
        NDArray x = array(DType.FLOAT64, 70_001, false);
        for (NDArray edges :
                List.of(Np.linspace(-3, 3, 14), Np.array(-4.0, -1.0, -0.5, 0.0, 0.0, 0.1, 7.0), Np.array(0.0, 0.25))) {
            Histogram.Result result = Np.histogram(x, edges);
            for (int k = 0; k + 1 < edges.size(); k++) {
                double from = edges.getDouble(k);
                double to = edges.getDouble(k + 1);
                boolean last = k + 2 == edges.size();
                NDArray inside = x.ge(from).times(last ? x.le(to) : x.lt(to));
                same(
                        "bin " + k,
                        Np.countNonzero(inside),
                        result.counts().get(k + ":" + (k + 1)).sum());
            }
        }
    }
}
