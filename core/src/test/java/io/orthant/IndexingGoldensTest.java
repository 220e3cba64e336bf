package io.orthant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.dtype.DType;
import io.orthant.error.OrthantException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random index expressions, read and written, against goldens made by oracle/scripts/indexing_goldens.py. */
class IndexingGoldensTest {
    static List<String> cases() {
        return Golden.lines("indexing/indexing.tsv");
    }

    @Test
    void allCasesAreThere() {
        assertTrue(cases().size() > 1000);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsNumPy(String line) {
        String[] c = line.split("\t", -1);
        NDArray a = Golden.filled(c[1], Golden.numbers(c[2]), c[3]);
        if (c[0].equals("get")) {
            read(a, c[4], c);
        } else {
            write(a, c[4], c);
        }
    }

    private static void read(NDArray a, String index, String[] c) {
        if (c[5].endsWith("Error")) {
            assertFails(c[5], c[6], () -> a.get(terms(index)));
            return;
        }
        NDArray r = a.get(terms(index));
        assertEquals(c[6], Golden.text(r.shape()), "shape");
        assertEquals(c[8], Golden.items(r), "items");
        assertEquals(c[7], Golden.places(r), "strides");
        assertEquals(c[5], r.base() == null ? "copy" : "view");
        String text = text(index);
        if (text != null) {
            assertEquals(r.toList(), a.get(text).toList(), text);
        }
    }

    private static void write(NDArray a, String index, String[] c) {
        NDArray value = Golden.filled(c[5], Golden.numbers(c[6]), c[7]);
        if (c[8].endsWith("Error")) {
            String before = Golden.items(a);
            assertFails(c[8], c[9], () -> a.setAt(terms(index), value));
            assertEquals(before, Golden.items(a), "nothing is written");
            return;
        }
        a.setAt(terms(index), value);
        assertEquals(c[9], Golden.items(a), "items");
    }

    private static void assertFails(String error, String message, Executable call) {
        OrthantException e = assertThrows(OrthantException.class, call);
        switch (error) {
            case "IndexError" -> assertEquals("IndexException", e.getClass().getSimpleName());
            default ->
                assertTrue(List.of("ValueException", "ShapeException", "DTypeException")
                        .contains(e.getClass().getSimpleName()));
        }
        if (!message.startsWith("could not broadcast")) {
            assertEquals(message.replace("NumPy boolean", "boolean"), e.getMessage());
        }
    }

    private static @Nullable Object[] terms(String index) {
        List<@Nullable Object> terms = new ArrayList<>();
        for (String word : index.split("\\|")) {
            String[] p = word.split(":", -1);
            terms.add(
                    switch (p[0]) {
                        case "i" -> Integer.valueOf(p[1]);
                        case "s" -> Index.slice(number(p[1]), number(p[2]), number(p[3]));
                        case "n" -> Index.NEWAXIS;
                        case "e" -> Index.ELLIPSIS;
                        case "t" -> p[1].equals("1");
                        case "a" -> shaped(Np.array(Golden.numbers(p[2])), p[1]);
                        default -> shaped(Np.array(Golden.numbers(p[2])).astype(DType.BOOL), p[1]);
                    });
        }
        return terms.toArray();
    }

    private static NDArray shaped(NDArray flat, String shape) {
        return flat.reshape(Golden.numbers(shape));
    }

    private static @Nullable Long number(String text) {
        return text.isEmpty() ? null : Long.valueOf(text);
    }

    // the same index as a text, if texts can say it
    private static @Nullable String text(String index) {
        List<String> parts = new ArrayList<>();
        for (String word : index.split("\\|")) {
            String rest = word.length() > 2 ? word.substring(2) : "";
            switch (word.charAt(0)) {
                case 'i', 's' -> parts.add(rest);
                case 'n' -> parts.add("newaxis");
                case 'e' -> parts.add("...");
                default -> {
                    return null;
                }
            }
        }
        return String.join(", ", parts);
    }
}
