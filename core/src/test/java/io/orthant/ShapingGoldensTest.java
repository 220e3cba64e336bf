package io.orthant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.dtype.Casting;
import io.orthant.dtype.DType;
import io.orthant.error.OrthantException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions that reshape, join, repeat, take and put against goldens made by oracle/scripts/shaping_goldens.py. */
class ShapingGoldensTest {
    private interface Call {
        Object on(NDArray a, long[]... p);
    }

    private static final Map<String, Call> CALLS = new HashMap<>();

    static {
        views();
        joins();
        repeats();
        takes();
        patterns();
    }

    private static void views() {
        CALLS.put("reshape", (a, p) -> a.reshape(order(p[1]), p[0]));
        CALLS.put("ravel", (a, p) -> a.ravel(order(p[0])));
        CALLS.put("flatten", (a, p) -> a.flatten(order(p[0])));
        CALLS.put("copy", (a, p) -> a.copy(order(p[0])));
        CALLS.put("astype", (a, p) -> a.astype(DType.values()[(int) p[0][0]]));
        CALLS.put("zerosLike", (a, p) -> Np.zerosLike(a));
        CALLS.put("transpose", (a, p) -> a.transpose(ints(p[0])));
        CALLS.put("swapaxes", (a, p) -> a.swapaxes((int) p[0][0], (int) p[0][1]));
        CALLS.put("moveaxis", (a, p) -> a.moveaxis(ints(p[0]), ints(p[1])));
        CALLS.put(
                "rollaxis",
                (a, p) -> p[0].length == 1
                        ? Np.rollaxis(a, (int) p[0][0])
                        : Np.rollaxis(a, (int) p[0][0], (int) p[0][1]));
        CALLS.put("squeeze", (a, p) -> a.squeeze(ints(p[0])));
        CALLS.put("expandDims", (a, p) -> a.expandDims(ints(p[0])));
        CALLS.put("atleast1d", (a, p) -> Np.atleast1d(a));
        CALLS.put("atleast2d", (a, p) -> Np.atleast2d(a));
        CALLS.put("atleast3d", (a, p) -> Np.atleast3d(a));
        CALLS.put("broadcastTo", (a, p) -> Np.broadcastTo(a, p[0]));
        CALLS.put("broadcastArrays", (a, p) -> Np.broadcastArrays(a, other(p[0], 0)));
        CALLS.put("flip", (a, p) -> Np.flip(a, ints(p[0])));
        CALLS.put("rot90", (a, p) -> Np.rot90(a, (int) p[0][0], (int) p[0][1], (int) p[0][2]));
        CALLS.put("diagonal", (a, p) -> switch (p[0].length) {
            case 0 -> a.diagonal();
            case 1 -> Np.diagonal(a, p[0][0]);
            default -> a.diagonal(p[0][0], (int) p[0][1], (int) p[0][2]);
        });
        CALLS.put("real", (a, p) -> a.real());
        CALLS.put("imag", (a, p) -> a.imag());
        CALLS.put("ascontiguousarray", (a, p) -> Np.ascontiguousarray(a));
        CALLS.put("asfortranarray", (a, p) -> Np.asfortranarray(a));
        CALLS.put("trimZeros", (a, p) -> Np.trimZeros(a));
    }

    private static void joins() {
        CALLS.put("concatenate", (a, p) -> Np.concatenate((int) p[0][0], a, other(p[1], p[2][0])));
        CALLS.put("concatenateFlat", (a, p) -> Np.concatenate(List.of(a, other(p[0], p[1][0])), null));
        CALLS.put("stack", (a, p) -> Np.stack((int) p[0][0], a, other(p[1], p[2][0])));
        CALLS.put("vstack", (a, p) -> Np.vstack(a, other(p[0], p[1][0])));
        CALLS.put("hstack", (a, p) -> Np.hstack(a, other(p[0], p[1][0])));
        CALLS.put("dstack", (a, p) -> Np.dstack(a, other(p[0], p[1][0])));
        CALLS.put("columnStack", (a, p) -> Np.columnStack(a, other(p[0], p[1][0])));
        CALLS.put("split", (a, p) -> Np.split(a, (int) p[0][0], axis(p[0], 1)));
        CALLS.put("splitAt", (a, p) -> Np.split(a, p[0], axis(p[1], 0)));
        CALLS.put("arraySplit", (a, p) -> Np.arraySplit(a, (int) p[0][0], axis(p[0], 1)));
        CALLS.put("hsplit", (a, p) -> Np.hsplit(a, (int) p[0][0]));
        CALLS.put("vsplit", (a, p) -> Np.vsplit(a, (int) p[0][0]));
        CALLS.put("dsplit", (a, p) -> Np.dsplit(a, (int) p[0][0]));
        CALLS.put(
                "append",
                (a, p) ->
                        p[1].length == 0 ? Np.append(a, other(p[0], 0)) : Np.append(a, other(p[0], 0), axis(p[1], 0)));
        CALLS.put("insert", (a, p) -> Np.insert(a, p[0][0], p[1], axis(p[2], 0)));
        CALLS.put("insertMany", (a, p) -> Np.insert(a, p[0], p[1], axis(p[2], 0)));
        CALLS.put("insertFlat", (a, p) -> Np.insert(a, p[0], p[1]));
        CALLS.put("delete", (a, p) -> Np.delete(a, p[0][0], axis(p[1], 0)));
        CALLS.put("deleteMany", (a, p) -> p[1].length == 0 ? Np.delete(a, p[0]) : Np.delete(a, p[0], axis(p[1], 0)));
    }

    private static void repeats() {
        CALLS.put("roll", (a, p) -> Np.roll(a, p[0][0], ints(p[1])));
        CALLS.put("rollFlat", (a, p) -> Np.roll(a, p[0][0]));
        CALLS.put("tile", (a, p) -> Np.tile(a, p[0]));
        CALLS.put("repeat", (a, p) -> p[0].length == 1 ? Np.repeat(a, p[0][0]) : Np.repeat(a, p[0][0], axis(p[0], 1)));
        CALLS.put(
                "repeatEach",
                (a, p) ->
                        p[1].length == 0 ? Np.repeat(a, Np.array(p[0])) : Np.repeat(a, Np.array(p[0]), axis(p[1], 0)));
        CALLS.put("resize", (a, p) -> Np.resize(a, p[0]));
        CALLS.put("pad", (a, p) -> Np.pad(a, pairs(p[0]), p[1][0]));
        CALLS.put("padMode", (a, p) -> Np.pad(a, pairs(p[0]), PadMode.values()[(int) p[1][0]]));
    }

    private static void takes() {
        CALLS.put("take", (a, p) -> Np.take(a, shaped(p[0], p[1]), axis(p[2], 0), mode(p[3])));
        CALLS.put("takeFlat", (a, p) -> Np.take(a, shaped(p[0], p[1])));
        CALLS.put("takeAlongAxis", (a, p) -> Np.takeAlongAxis(a, shaped(p[0], p[1]), axis(p[2], 0)));
        CALLS.put("putAlongAxis", (a, p) -> {
            Np.putAlongAxis(a, shaped(p[0], p[1]), p[2], axis(p[3], 0));
            return a;
        });
        CALLS.put("put", (a, p) -> {
            Np.put(a, p[0], p[1], mode(p[2]));
            return a;
        });
        CALLS.put("place", (a, p) -> {
            Np.place(a, mask(p[0]).reshape(a.shape()), p[1]);
            return a;
        });
        CALLS.put("putmask", (a, p) -> {
            Np.putmask(a, mask(p[0]).reshape(a.shape()), p[1]);
            return a;
        });
        CALLS.put("copyto", (a, p) -> {
            Np.copyto(a, Np.array(p[0]), Casting.UNSAFE, mask(p[1]));
            return a;
        });
        CALLS.put("choose", (a, p) -> Np.choose(Np.array(p[0]), mode(p[3]), a, other(p[1], p[2][0])));
        CALLS.put("compress", (a, p) -> p[1].length == 0 ? Np.compress(p[0], a) : Np.compress(p[0], a, axis(p[1], 0)));
        CALLS.put("extract", (a, p) -> Np.extract(shaped(p[0], a.shape()), a));
        CALLS.put("unravelIndex", (a, p) -> Np.unravelIndex(p[0], p[1]));
        CALLS.put(
                "ravelMultiIndex",
                (a, p) -> Np.ravelMultiIndex(
                        Arrays.stream(p).skip(1).map(i -> Np.array(i)).toList(), p[0]));
    }

    private static void patterns() {
        CALLS.put("diag", (a, p) -> p[0].length == 0 ? Np.diag(a) : Np.diag(a, p[0][0]));
        CALLS.put("diagflat", (a, p) -> p[0].length == 0 ? Np.diagflat(a) : Np.diagflat(a, p[0][0]));
        CALLS.put("tril", (a, p) -> p[0].length == 0 ? Np.tril(a) : Np.tril(a, p[0][0]));
        CALLS.put("triu", (a, p) -> p[0].length == 0 ? Np.triu(a) : Np.triu(a, p[0][0]));
        CALLS.put("vander", (a, p) -> Np.vander(a, p[0][0], p[0][1] == 1));
        CALLS.put("meshgrid", (a, p) -> {
            List<NDArray> axes = new ArrayList<>(List.of(a));
            LongStream.of(p[0]).forEach(n -> axes.add(other(new long[] {n}, 0)));
            return Np.meshgrid(p[1][0] == 0, p[1][1] == 1, axes.toArray(NDArray[]::new));
        });
    }

    static List<String> cases() {
        return Golden.lines("indexing/shaping.tsv");
    }

    @Test
    void allFunctionsHaveCases() {
        List<String> named = cases().stream()
                .map(line -> line.split("\t", 2)[0])
                .distinct()
                .sorted()
                .toList();
        assertEquals(CALLS.keySet().stream().sorted().toList(), named);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsNumPy(String line) {
        String[] c = line.split("\t", -1);
        NDArray a = Golden.filled(c[1], Golden.numbers(c[2]), c[3]);
        long[][] arguments =
                Arrays.stream(c[4].split(";", -1)).map(Golden::numbers).toArray(long[][]::new);
        Call call = Objects.requireNonNull(CALLS.get(c[0]), c[0]);
        if (c[5].endsWith("Error")) {
            String before = Golden.items(a);
            OrthantException e = assertThrows(OrthantException.class, () -> call.on(a, arguments));
            assertEquals(before, Golden.items(a), "nothing is written");
            switch (c[5]) {
                case "IndexError" -> assertEquals("IndexException", e.getClass().getSimpleName());
                case "AxisError" -> {
                    assertEquals("AxisException", e.getClass().getSimpleName());
                    assertTrue(e.getMessage().contains("is out of bounds for array of dimension"), e.getMessage());
                }
                default -> assertTrue(e.getClass().getSimpleName().matches("(Value|Shape)Exception"), e.toString());
            }
            return;
        }
        Object result = call.on(a, arguments);
        List<?> results = result instanceof List<?> list ? list : List.of(result);
        String[] expected = c[5].split("\\|");
        assertEquals(expected.length, results.size(), "results");
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], described(a, (NDArray) results.get(i)));
        }
    }

    private static String described(NDArray a, NDArray r) {
        String kind = r.size() == 0 ? "empty" : r.data().storage() == a.data().storage() ? "view" : "copy";
        return String.join(
                " ",
                kind,
                r.dtype().typeName(),
                dash(Golden.text(r.shape())),
                dash(Golden.places(r)),
                dash(Golden.items(r)));
    }

    private static String dash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static Order order(long[] p) {
        return Order.values()[(int) p[0]];
    }

    private static TakeMode mode(long[] p) {
        return TakeMode.values()[(int) p[0]];
    }

    private static int axis(long[] p, int at) {
        return p.length > at ? (int) p[at] : 0;
    }

    private static int[] ints(long[] p) {
        return LongStream.of(p).mapToInt(i -> (int) i).toArray();
    }

    private static NDArray shaped(long[] items, long[] shape) {
        return Np.array(items).reshape(shape);
    }

    private static NDArray mask(long[] items) {
        return Np.array(items).astype(DType.BOOL);
    }

    private static long[][] pairs(long[] p) {
        long[][] pairs = new long[p.length / 2][];
        Arrays.setAll(pairs, i -> new long[] {p[2 * i], p[2 * i + 1]});
        return pairs;
    }

    private static NDArray other(long[] shape, long kind) {
        return Golden.filled(List.of("int64", "float32", "complex64", "uint8").get((int) kind), shape, "C");
    }
}
