package io.orthant.internal.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.dtype.DType;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Printing against goldens of NumPy 2.4, made by oracle/scripts/printing.py. */
class PrintGoldensTest {
    private static final int SHOWN = 20;

    @Test
    void arrays() throws IOException {
        Score score = new Score(400);
        for (String[] row : GoldenFile.rows("printing/arrays.tsv")) {
            Strided a = GoldenFile.array(DType.of(row[1]), GoldenFile.shape(row[2]), row[3]);
            PrintFormat format = format(GoldenFile.options(row[4]));
            String what = row[0] + " " + row[1] + " " + row[2] + " " + row[4];
            score.compare("str " + what, GoldenFile.unescape(row[5]), ArrayPrinter.str(a, format));
            score.compare("repr " + what, GoldenFile.unescape(row[6]), ArrayPrinter.repr(a, format));
        }
        score.settle();
    }

    @Test
    void array2string() throws IOException {
        Score score = new Score(30);
        for (String[] row : GoldenFile.rows("printing/array2string.tsv")) {
            Strided a = GoldenFile.array(DType.of(row[0]), GoldenFile.shape(row[1]), row[2]);
            Map<String, String> options = GoldenFile.options(row[3]);
            String text = ArrayPrinter.array2string(
                    a,
                    format(options),
                    options.getOrDefault("separator", " "),
                    options.getOrDefault("prefix", ""),
                    options.getOrDefault("suffix", ""));
            score.compare(row[0] + " " + row[1] + " " + row[3], GoldenFile.unescape(row[4]), text);
        }
        score.settle();
    }

    @Test
    void scalars() throws IOException {
        Score score = new Score(100);
        for (String[] row : GoldenFile.rows("printing/scalars.tsv")) {
            Strided a = GoldenFile.array(DType.of(row[0]), new long[0], row[1]);
            score.compare(row[0] + " " + row[1], row[2], ScalarText.str(a, 0));
            score.compare("0-d " + row[0] + " " + row[1], row[2], ArrayPrinter.str(a, PrintFormat.NUMPY));
        }
        score.settle();
    }

    @Test
    void formatters() throws IOException {
        Score score = new Score(1000);
        for (String[] row : GoldenFile.rows("printing/formatters.tsv")) {
            DType dtype = DType.of(row[1]);
            boolean positional = row[0].equals("positional");
            Strided a = GoldenFile.array(dtype, new long[0], row[2]);
            double x = Items.getDouble(dtype, a.array(), 0);
            FloatText text = floatText(dtype, positional, GoldenFile.options(row[3]));
            score.compare(
                    String.join(" ", row[0], row[1], String.valueOf(x), row[3]),
                    row[4],
                    positional ? text.positional(x) : text.scientific(x));
        }
        score.settle();
    }

    private static FloatText floatText(DType dtype, boolean positional, Map<String, String> options) {
        Trim trim = switch (options.getOrDefault("trim", "k")) {
            case "." -> Trim.POINT;
            case "0" -> Trim.ONE_ZERO;
            case "-" -> Trim.ALL;
            default -> Trim.KEEP;
        };
        return new FloatText(
                dtype,
                !options.getOrDefault("unique", "True").equals("False"),
                !options.getOrDefault("fractional", "True").equals("False"),
                Integer.parseInt(options.getOrDefault("precision", "-1")),
                Integer.parseInt(options.getOrDefault("min_digits", "-1")),
                trim,
                options.getOrDefault("sign", "False").equals("True"),
                Integer.parseInt(options.getOrDefault("pad_left", "-1")),
                Integer.parseInt(options.getOrDefault(positional ? "pad_right" : "exp_digits", "-1")));
    }

    private static PrintFormat format(Map<String, String> options) {
        String mode = options.getOrDefault("floatmode", "maxprec");
        PrintFormat d = PrintFormat.NUMPY;
        String width = options.getOrDefault("max_line_width", options.getOrDefault("linewidth", "75"));
        String suppress = options.getOrDefault("suppress_small", options.getOrDefault("suppress", "False"));
        return new PrintFormat(
                mode.equals("unique") ? PrintFormat.SHORTEST : Integer.parseInt(options.getOrDefault("precision", "8")),
                mode.equals("fixed"),
                mode.equals("maxprec_equal"),
                Long.parseLong(options.getOrDefault("threshold", "1000")),
                Integer.parseInt(options.getOrDefault("edgeitems", "3")),
                Integer.parseInt(width),
                suppress.equals("True"),
                options.getOrDefault("nanstr", d.nan()),
                options.getOrDefault("infstr", d.inf()),
                options.getOrDefault("sign", "-").charAt(0));
    }

    /** Collects all differences, so that one run shows them together. */
    private static final class Score {
        private final int least;
        private final List<String> faults = new ArrayList<>();
        private int compared;

        private Score(int least) {
            this.least = least;
        }

        private void compare(String what, String expected, String actual) {
            compared++;
            if (!expected.equals(actual)) {
                faults.add(what + "\n  NumPy:\n" + expected + "\n  here:\n" + actual);
            }
        }

        private void settle() {
            assertTrue(compared >= least, () -> "only " + compared + " cases in the file");
            assertEquals(
                    0,
                    faults.size(),
                    () -> "of " + compared + ":\n"
                            + String.join("\n", faults.subList(0, Math.min(SHOWN, faults.size()))));
        }
    }
}
