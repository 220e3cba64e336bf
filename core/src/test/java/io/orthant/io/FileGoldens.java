package io.orthant.io;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.internal.exec.Assign;
import io.orthant.internal.storage.Strided;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** The golden files of this package. */
final class FileGoldens {
    /** A line of npy.tsv. */
    record Npy(DType dtype, long[] shape, String items, boolean same, byte[] file) {
        @Override
        public String toString() {
            return dtype + Arrays.toString(shape);
        }
    }

    private FileGoldens() {}

    static List<Npy> npy() {
        return lines("npy.tsv").stream()
                .map(line -> line.split("\t", -1))
                .map(c -> new Npy(
                        DType.of(c[0]),
                        c[1].isEmpty()
                                ? new long[0]
                                : Arrays.stream(c[1].split(","))
                                        .mapToLong(Long::parseLong)
                                        .toArray(),
                        c[2],
                        Boolean.parseBoolean(c[3]),
                        HexFormat.of().parseHex(c[4])))
                .toList();
    }

    static List<byte[]> npz() {
        return lines("npz.tsv").stream()
                .map(line -> HexFormat.of().parseHex(line.substring(line.indexOf('\t') + 1)))
                .toList();
    }

    private static List<String> lines(String name) {
        String path = "/io/orthant/goldens/files/" + name;
        try (var in = Objects.requireNonNull(FileGoldens.class.getResourceAsStream(path), name);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The items' bits in row-major order as the goldens write them. */
    static String items(NDArray a) {
        Strided copy = Assign.copy(a.data(), a.dtype());
        int slots = a.dtype().slots();
        List<String> items = new ArrayList<>();
        for (int i = 0; i < Array.getLength(copy.array()); i += slots) {
            String item = bits(copy.array(), i);
            items.add(slots == 2 ? item + ":" + bits(copy.array(), i + 1) : item);
        }
        return String.join(",", items);
    }

    private static String bits(Object array, int i) {
        HexFormat hex = HexFormat.of();
        return switch (array) {
            case byte[] a -> hex.toHexDigits(a[i]);
            case short[] a -> hex.toHexDigits(a[i]);
            case int[] a -> hex.toHexDigits(a[i]);
            case long[] a -> hex.toHexDigits(a[i]);
            case float[] a -> hex.toHexDigits(Float.floatToRawIntBits(a[i]));
            default -> hex.toHexDigits(Double.doubleToRawLongBits(((double[]) array)[i]));
        };
    }
}
