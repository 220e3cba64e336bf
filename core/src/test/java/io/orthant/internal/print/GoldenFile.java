package io.orthant.internal.print;

import io.orthant.dtype.DType;
import io.orthant.dtype.Float16;
import io.orthant.internal.storage.Strided;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Reads golden files; their form is told in the goldens' README. */
public final class GoldenFile {
    private GoldenFile() {}

    public static List<String[]> rows(String name) throws IOException {
        try (InputStream in = GoldenFile.class.getResourceAsStream("/io/orthant/goldens/" + name)) {
            String text = new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }

    /** Options of the form {@code a=b;c=d}; a value may hold semicolons which no name follows. */
    public static Map<String, String> options(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        if (!text.equals("-")) {
            for (String option : text.split(";(?=[a-z_]+=)", -1)) {
                int equals = option.indexOf('=');
                options.put(option.substring(0, equals), option.substring(equals + 1));
            }
        }
        return options;
    }

    static String unescape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                char next = text.charAt(++i);
                out.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    public static long[] shape(String text) {
        return text.equals("()")
                ? new long[0]
                : Stream.of(text.split(",")).mapToLong(Long::parseLong).toArray();
    }

    public static Strided array(DType dtype, long[] shape, String items) {
        Strided a = Strided.zeros(dtype, shape);
        int n = (int) a.size();
        if (items.equals("arange")) {
            LongStream.range(0, n).forEach(i -> store(dtype, a.array(), (int) i, i));
            return a;
        }
        int at = 0;
        for (String run : items.equals("-") || items.isEmpty() ? new String[0] : items.split(",")) {
            int star = run.indexOf('*');
            int count = star < 0 ? 1 : Integer.parseInt(run, star + 1, run.length(), 10);
            String[] words = (star < 0 ? run : run.substring(0, star)).split(":");
            for (int i = 0; i < count; i++) {
                for (String word : words) {
                    storeBits(a.array(), at++, word);
                }
            }
        }
        if (at != n * dtype.slots()) {
            throw new IllegalArgumentException("read " + at + " slots for " + n + " items of " + dtype);
        }
        return a;
    }

    private static void store(DType dtype, Object array, int i, long value) {
        switch (array) {
            case double[] d -> d[i * dtype.slots()] = value;
            case float[] f -> f[i * dtype.slots()] = value;
            case short[] s when dtype == DType.FLOAT16 -> s[i] = Float16.fromFloat(value);
            case short[] s -> s[i] = (short) value;
            case byte[] b -> b[i] = (byte) value;
            case int[] v -> v[i] = (int) value;
            default -> Array.setLong(array, i, value);
        }
    }

    private static void storeBits(Object array, int i, String word) {
        boolean nan = word.equals("nan");
        long bits = nan ? 0 : Long.parseUnsignedLong(word, 16);
        switch (array) {
            case double[] d -> d[i] = nan ? Double.NaN : Double.longBitsToDouble(bits);
            case float[] f -> f[i] = nan ? Float.NaN : Float.intBitsToFloat((int) bits);
            case short[] s -> s[i] = nan ? Float16.fromFloat(Float.NaN) : (short) bits;
            case byte[] b -> b[i] = (byte) bits;
            case int[] v -> v[i] = (int) bits;
            default -> Array.setLong(array, i, bits);
        }
    }
}
