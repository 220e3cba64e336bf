package io.orthant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.dtype.DType;
import io.orthant.internal.exec.Assign;
import io.orthant.internal.print.GoldenFile;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sorting, searching, order statistics, histograms and covariances against goldens of NumPy 2.4, made by
 * oracle/scripts/sorting.py, with the operands in several layouts.
 */
class SortingGoldensTest {
    private static final int SHOWN = 15;

    /** Bit for bit. */
    private static final double EXACT = -1;

    /** Sums of products, whose order is the BLAS's. */
    private static final List<String> SUMS = List.of("cov", "corrcoef");

    /** Functions over NumPy's partition, which is not stable: zeros may have another sign. */
    private static final List<String> PARTITIONED = List.of("median", "quantile", "quantiles", "percentile");

    /** How an operand lies in memory; its items are the same. */
    enum Layout {
        ROW_MAJOR,
        COLUMN_MAJOR,
        REVERSED,
        SPACED;

        NDArray of(Strided a) {
            long[] shape = a.shape();
            int slots = a.dtype().slots();
            Strided target = switch (this) {
                case ROW_MAJOR -> a;
                case COLUMN_MAJOR -> Strided.zeros(a.dtype(), shape).view(0, shape, Shapes.columnMajor(shape, slots));
                case REVERSED -> reversed(Strided.zeros(a.dtype(), shape));
                case SPACED -> spaced(a);
            };
            if (target != a) {
                Assign.assign(a, target);
            }
            return NDArray.of(target);
        }

        private static Strided reversed(Strided a) {
            long offset = 0;
            long[] strides = a.strides().clone();
            for (int i = 0; i < a.rank(); i++) {
                offset += Math.max(a.shape()[i] - 1, 0) * strides[i];
                strides[i] = -strides[i];
            }
            return a.view(offset, a.shape(), strides);
        }

        private static Strided spaced(Strided a) {
            long[] big = Arrays.stream(a.shape()).map(n -> 2 * n + 1).toArray();
            Strided room = Strided.zeros(a.dtype(), big);
            long first = Arrays.stream(room.strides()).sum();
            long[] strides = Arrays.stream(room.strides()).map(s -> 2 * s).toArray();
            return room.view(first, a.shape(), strides);
        }
    }

    @ParameterizedTest
    @EnumSource
    void equalsNumPy(Layout layout) throws IOException {
        List<String> faults = new ArrayList<>();
        Map<String, Integer> compared = new TreeMap<>();
        for (String[] row : GoldenFile.rows("sorting/sorting.tsv")) {
            int operands = Integer.parseInt(row[2]);
            List<NDArray> in = new ArrayList<>();
            List<Strided> expected = new ArrayList<>();
            for (int at = 3; at < row.length; at += 3) {
                Strided a = GoldenFile.array(DType.of(row[at]), GoldenFile.shape(row[at + 1]), row[at + 2]);
                if (in.size() < operands) {
                    in.add(layout.of(a));
                } else {
                    expected.add(a);
                }
            }
            String what = row[0] + " " + row[1] + " of " + row[3] + " (" + row[4] + ")";
            compared.merge(row[0], 1, Integer::sum);
            try {
                List<NDArray> actual = ErrState.ignore().call(() -> run(row[0], GoldenFile.options(row[1]), in));
                double tolerance = SUMS.contains(row[0]) ? 1e-12 : PARTITIONED.contains(row[0]) ? 0 : EXACT;
                for (int i = 0; i < expected.size(); i++) {
                    if (!same(expected.get(i), actual.get(i).data(), tolerance)) {
                        faults.add(what + " result " + i + "\n  of "
                                + in.getFirst().repr() + "\n  NumPy "
                                + NDArray.of(expected.get(i)).repr() + "\n  here "
                                + actual.get(i).repr());
                    }
                }
            } catch (RuntimeException e) {
                faults.add(what + ": " + e + " at " + Arrays.toString(Arrays.copyOf(e.getStackTrace(), 3)));
            }
        }
        assertTrue(
                compared.size() >= 16
                        && compared.values().stream().mapToInt(n -> n).sum() > 5000,
                () -> "only " + compared);
        assertEquals(0, faults.size(), () -> String.join("\n", faults.subList(0, Math.min(SHOWN, faults.size()))));
    }

    private static List<NDArray> run(String function, Map<String, String> o, List<NDArray> in) {
        NDArray a = in.getFirst();
        return switch (function) {
            case "sort" -> List.of(Np.sort(a, Integer.parseInt(o.get("axis"))));
            case "argsort" -> List.of(Np.argsort(a, Integer.parseInt(o.get("axis"))));
            case "lexsort" -> List.of(Np.lexsort(in.toArray(NDArray[]::new)));
            case "unique" -> unique(a, o);
            case "nonzero" -> List.of(Np.nonzero(a));
            case "flatnonzero" -> List.of(Np.flatnonzero(a));
            case "argwhere" -> List.of(Np.argwhere(a));
            case "searchsorted" -> {
                Side side = Side.valueOf(o.get("side").toUpperCase(Locale.ROOT));
                yield List.of(
                        in.size() == 3
                                ? Np.searchsorted(a, in.get(1), side, in.get(2))
                                : Np.searchsorted(a, in.get(1), side));
            }
            case "median" -> List.of(Np.median(a, axis(o)));
            case "quantile" -> List.of(Np.quantile(a, Double.parseDouble(o.get("q")), axis(o), method(o)));
            case "percentile" -> List.of(Np.percentile(a, Double.parseDouble(o.get("q")), axis(o), method(o)));
            case "quantiles" -> List.of(Np.quantile(a, in.get(1), axis(o), method(o)));
            case "bincount" -> {
                long least = Long.parseLong(o.get("minlength"));
                yield List.of(in.size() == 2 ? Np.bincount(a, in.get(1), least) : Np.bincount(a, least));
            }
            case "digitize" -> List.of(Np.digitize(a, in.get(1), o.get("right").equals("True")));
            case "histogram" -> histogram(in, o);
            case "cov" ->
                List.of(
                        in.size() == 2
                                ? Np.cov(a, in.get(1))
                                : Np.cov(a, o.get("rowvar").equals("True"), Integer.parseInt(o.get("ddof"))));
            case "corrcoef" -> List.of(in.size() == 2 ? Np.corrcoef(a, in.get(1)) : Np.corrcoef(a));
            default -> throw new IllegalArgumentException(function);
        };
    }

    private static List<NDArray> unique(NDArray a, Map<String, String> o) {
        Unique unique = Np.unique.equalNan(!o.containsKey("equal_nan"));
        Unique.Result r = (o.containsKey("axis") ? unique.axis(Integer.parseInt(o.get("axis"))) : unique).call(a);
        if (o.isEmpty()) {
            assertTrue(same(r.values().data(), Np.unique(a).data(), EXACT), "unique without places");
        }
        return List.of(r.values(), r.index(), r.inverse(), r.counts());
    }

    private static List<NDArray> histogram(List<NDArray> in, Map<String, String> o) {
        Histogram h =
                in.size() == 2 ? Np.histogram.bins(in.get(1)) : Np.histogram.bins(Integer.parseInt(o.get("bins")));
        if (o.containsKey("range")) {
            String[] ends = o.get("range").split(" ");
            h = h.range(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
        }
        Histogram.Result r = (o.containsKey("density") ? h.density() : h).call(in.getFirst());
        return List.of(r.counts(), r.edges());
    }

    private static Axis axis(Map<String, String> o) {
        String text = o.getOrDefault("axis", "None");
        Axis axis = text.equals("None")
                ? Axis.ALL
                : Axis.axis(Arrays.stream(text.split(" "))
                        .mapToInt(Integer::parseInt)
                        .toArray());
        return o.getOrDefault("keepdims", "False").equals("True") ? axis.keepdims() : axis;
    }

    private static QuantileMethod method(Map<String, String> o) {
        return QuantileMethod.valueOf(o.get("method").toUpperCase(Locale.ROOT));
    }

    private static boolean same(Strided expected, Strided actual, double tolerance) {
        if (expected.dtype() != actual.dtype() || !Arrays.equals(expected.shape(), actual.shape())) {
            return false;
        }
        DType dtype = expected.dtype();
        Object wanted = Assign.copy(expected, dtype).array();
        Object found = Assign.copy(actual, dtype).array();
        int slots = (int) expected.size() * dtype.slots();
        double scale = 0;
        for (int i = 0; i < slots && tolerance > 0; i++) {
            double x = Math.abs(Items.getDouble(dtype, wanted, i));
            scale = Double.isFinite(x) ? Math.max(scale, x) : scale;
        }
        for (int i = 0; i < slots; i++) {
            if (!dtype.isInexact()) {
                if (Items.getLong(dtype, wanted, i) != Items.getLong(dtype, found, i)) {
                    return false;
                }
                continue;
            }
            double x = Items.getDouble(dtype, wanted, i);
            double y = Items.getDouble(dtype, found, i);
            // doubleToLongBits makes all NaN one and keeps the signs of zeros apart
            boolean equal = Double.doubleToLongBits(x) == Double.doubleToLongBits(y);
            if (!equal && (tolerance == EXACT || !(x == y || Math.abs(x - y) <= tolerance * scale))) {
                return false;
            }
        }
        return true;
    }
}
