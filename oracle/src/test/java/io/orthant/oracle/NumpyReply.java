package io.orthant.oracle;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What NumPy answered.
 *
 * @param values results in order: an {@link NDArray} in C order, or a {@code String}
 * @param warnings texts of the warnings, {@code "RuntimeWarning: invalid value encountered in log"}
 * @param error the exception's class and text, {@code "ValueError: …"}; null if there was none
 */
record NumpyReply(
        List<Object> values,
        List<String> warnings,
        @Nullable String error) {

    NDArray array() {
        return (NDArray) values.getFirst();
    }

    String text() {
        return (String) values.getFirst();
    }

    static NumpyReply parse(byte[] reply) {
        int end = 0;
        while (reply[end] != '\n' || reply[end + 1] != '\n') {
            end++;
        }
        int at = end + 2;
        List<Object> values = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        String error = null;
        for (String line : new String(reply, 0, end, StandardCharsets.UTF_8).split("\n")) {
            String[] cells = line.split("\t", -1);
            switch (cells[0]) {
                case "text" -> values.add(plain(cells[1]));
                case "warning" -> warnings.add(cells[1] + ": " + plain(cells[2]));
                case "error" -> error = cells[1] + ": " + plain(cells[2]);
                case "array" -> {
                    int size = Integer.parseInt(cells[4]);
                    values.add(Bytes.array(dtype(cells[1]), numbers(cells[2]), reply, at, size));
                    at += size;
                }
                default -> {}
            }
        }
        return new NumpyReply(values, warnings, error);
    }

    private static DType dtype(String name) {
        return DType.of(name);
    }

    private static long[] numbers(String text) {
        return text.isEmpty()
                ? new long[0]
                : Arrays.stream(text.split(",")).mapToLong(Long::parseLong).toArray();
    }

    private static String plain(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                c = switch (text.charAt(++i)) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    default -> '\\';
                };
            }
            out.append(c);
        }
        return out.toString();
    }
}
