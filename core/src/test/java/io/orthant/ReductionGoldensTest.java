package io.orthant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.dtype.DType;
import io.orthant.error.OrthantException;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Reductions bit for bit against NumPy 2.4.2 (goldens/reductions, made by oracle/scripts/reductions.py): every dtype,
 * lengths around the blocks of pairwise summation, all sets of axes, transposed, sliced and reversed arrays, options.
 */
class ReductionGoldensTest {
    @Test
    void equalNumPy() {
        int compared = 0;
        List<String> wrong = new ArrayList<>();
        for (String line : lines()) {
            String[] row = line.split("\t", -1);
            String got = ErrState.ignore().call(() -> outcome(row));
            String expected = String.join("\t", row[7], row[8], row[9]);
            compared++;
            if (!got.equals(expected) && !bothRefused(got, expected) && !closeComplexProduct(row, got, expected)) {
                wrong.add(String.join(" ", Arrays.copyOf(row, 7)) + "\n  expected " + expected + "\n  got      " + got);
            }
        }
        System.out.println("reductions against NumPy: " + compared + " compared, " + wrong.size() + " differ");
        assertTrue(compared > 20_000, "the goldens are there");
        assertEquals(List.of(), wrong.subList(0, Math.min(20, wrong.size())), wrong.size() + " of " + compared);
    }

    private static boolean bothRefused(String got, String expected) {
        return got.startsWith("!") && expected.startsWith("!");
    }

    // NumPy multiplies complex numbers with or without fused multiply-add, as the CPU has it: there the modulus must
    // agree
    private static boolean closeComplexProduct(String[] row, String got, String expected) {
        String[] g = got.split("\t");
        String[] e = expected.split("\t");
        if (!row[0].endsWith("prod") || !e[0].startsWith("complex") || !g[0].equals(e[0]) || !g[1].equals(e[1])) {
            return false;
        }
        DType part = DType.of(e[0]).realType();
        String[] a = g[2].split(",");
        String[] b = e[2].split(",");
        double eps = part == DType.FLOAT32 ? 0x1p-23 : 0x1p-52;
        double factors = Math.max(Arrays.stream(shape(row[2])).reduce(1, (x, y) -> x * y), 1);
        for (int i = 0; i < a.length; i++) {
            if (!a[i].contains(":")) {
                continue;
            }
            double[] x = complex(part, a[i]);
            double[] y = complex(part, b[i]);
            double error = Math.hypot(x[0] - y[0], x[1] - y[1]);
            if (!(error <= 2 * eps * factors * Math.hypot(y[0], y[1])) && !a[i].equals(b[i])) {
                return false;
            }
        }
        return true;
    }

    private static double[] complex(DType part, String word) {
        return Arrays.stream(word.split(":"))
                .mapToDouble(w -> w.equals("nan")
                        ? Double.NaN
                        : part == DType.FLOAT32
                                ? Float.intBitsToFloat(Integer.parseUnsignedInt(w, 16))
                                : Double.longBitsToDouble(Long.parseUnsignedLong(w, 16)))
                .toArray();
    }

    private static String outcome(String[] row) {
        String function = row[0];
        DType type = DType.of(row[1]);
        boolean nearOne = function.equals("prod") || function.equals("cumprod");
        NDArray x = view(base(type, shape(row[2]), Long.parseLong(row[3]), nearOne), row[4]);
        try {
            return describe(run(function, x, row[5], options(row[6])));
        } catch (OrthantException e) {
            return "!" + e;
        }
    }

    private static NDArray run(String function, NDArray x, String axis, Map<String, String> options) {
        DType dtype = options.containsKey("dtype") ? DType.of(options.get("dtype")) : null;
        if (function.startsWith("cum")) {
            NDArray a = axis.equals("-") ? x.ravel() : x;
            int along = axis.equals("-") ? 0 : Integer.parseInt(axis);
            return function.equals("cumsum") ? Np.cumsum(a, along, dtype, null) : Np.cumprod(a, along, dtype, null);
        }
        Reducer reducer = switch (function) {
            case "sum" -> Np.sum;
            case "prod" -> Np.prod;
            case "mean" -> Np.mean;
            case "var" -> Np.var;
            case "std" -> Np.std;
            default -> throw new IllegalArgumentException(function);
        };
        if (!axis.equals("-")) {
            reducer = reducer.axis(axis.equals("()") ? new int[0] : ints(axis));
        }
        if (dtype != null) {
            reducer = reducer.dtype(dtype);
        }
        if (options.containsKey("keepdims")) {
            reducer = reducer.keepdims();
        }
        if (options.containsKey("initial")) {
            reducer = reducer.initial(Integer.valueOf(options.get("initial")));
        }
        if (options.containsKey("ddof")) {
            reducer = reducer.ddof(Double.parseDouble(options.get("ddof")));
        }
        if (options.containsKey("where")) {
            reducer = reducer.where(mask(x));
        }
        return reducer.call(x);
    }

    private static NDArray mask(NDArray x) {
        return switch (x.dtype().kind()) {
            case BOOL -> x;
            case UNSIGNED -> x.rem(2).eq(0);
            case COMPLEX -> x.real().gt(0);
            default -> x.gt(0);
        };
    }

    private static NDArray view(NDArray base, String spec) {
        return switch (spec) {
            case "C" -> base;
            case "F" -> base.copy(Order.F);
            case "T" -> base.transpose();
            default -> base.get(spec);
        };
    }

    static NDArray base(DType type, long[] shape, long seed, boolean nearOne) {
        Strided s = Strided.zeros(type, shape);
        int slots = (int) s.size() * type.slots();
        for (int i = 0; i < slots; i++) {
            long z = mix(seed + (i + 1) * 0x9E3779B97F4A7C15L);
            if (type.isInexact()) {
                double d = (z >>> 11) * 0x1p-53 * 4 - 2;
                Items.setDouble(type, s.array(), i, nearOne ? 1 + d / 64 : d);
            } else {
                Items.setLong(type, s.array(), i, type.isBool() ? z >>> 63 : z >>> 64 - 8 * type.itemSize());
            }
        }
        return NDArray.of(s);
    }

    private static long mix(long seed) {
        long z = (seed ^ seed >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    private static String describe(NDArray a) {
        List<String> words = words(a);
        String items = words.size() <= 24
                ? String.join(",", words)
                : "#" + fnv(words) + "," + String.join(",", words.subList(0, 8));
        String shape = a.ndim() == 0
                ? "()"
                : String.join(
                        ",", Arrays.stream(a.shape()).mapToObj(Long::toString).toList());
        return a.dtype() + "\t" + shape + "\t" + (items.isEmpty() ? "-" : items);
    }

    private static List<String> words(NDArray a) {
        Strided s = a.copy().data();
        DType type = s.dtype();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < s.size(); i++) {
            String word = word(type, s.array(), i * type.slots());
            words.add(type.isComplex() ? word + ":" + word(type, s.array(), i * type.slots() + 1) : word);
        }
        return words;
    }

    private static String word(DType type, Object array, int slot) {
        if (type.isInexact() && Double.isNaN(Items.getDouble(type, array, slot))) {
            return "nan";
        }
        long bits = switch (array) {
            case double[] d -> Double.doubleToRawLongBits(d[slot]);
            case float[] f -> Float.floatToRawIntBits(f[slot]);
            case short[] h -> h[slot];
            default -> Items.getLong(type, array, slot);
        };
        int digits = 2 * type.slotBytes();
        return String.format(Locale.ROOT, "%016x", bits).substring(16 - digits);
    }

    private static String fnv(List<String> words) {
        long h = 0xCBF29CE484222325L;
        for (String w : words) {
            for (byte c : (w + ",").getBytes(StandardCharsets.US_ASCII)) {
                h = (h ^ c) * 0x100000001B3L;
            }
        }
        return String.format(Locale.ROOT, "%016x", h);
    }

    private static long[] shape(String text) {
        return text.equals("()")
                ? new long[0]
                : Arrays.stream(text.split(",")).mapToLong(Long::parseLong).toArray();
    }

    private static int[] ints(String text) {
        return Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    private static Map<String, String> options(String text) {
        Map<String, String> options = new HashMap<>();
        if (!text.equals("-")) {
            for (String option : text.split(";")) {
                String[] pair = option.split("=");
                options.put(pair[0], pair[1]);
            }
        }
        return options;
    }

    private static List<String> lines() {
        try (InputStream in = ReductionGoldensTest.class.getResourceAsStream("goldens/reductions/reductions.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
