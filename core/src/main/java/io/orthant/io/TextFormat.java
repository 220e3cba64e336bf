package io.orthant.io;

import java.util.List;

/**
 * How {@code savetxt} writes: {@code TextFormat.of().fmt("%.3f").delimiter(",")}.
 *
 * @param fmt one format for all columns, one for each, or one with a {@code %} for each
 * @param delimiter between columns
 * @param newline after each row
 * @param header text before the rows; empty for none
 * @param footer text after the rows; empty for none
 * @param comments before each line of header and footer
 */
public record TextFormat(
        List<String> fmt, String delimiter, String newline, String header, String footer, String comments) {

    /** NumPy's defaults: {@code %.18e}, blanks, {@code # } before header and footer. */
    public static TextFormat of() {
        return new TextFormat(List.of("%.18e"), " ", "\n", "", "", "# ");
    }

    /** With one format for all columns, one for each, or one with a {@code %} for each. */
    public TextFormat fmt(String... formats) {
        return new TextFormat(List.of(formats), delimiter, newline, header, footer, comments);
    }

    /** With a text between columns. */
    public TextFormat delimiter(String text) {
        return new TextFormat(fmt, text, newline, header, footer, comments);
    }

    /** With a text after each row. */
    public TextFormat newline(String text) {
        return new TextFormat(fmt, delimiter, text, header, footer, comments);
    }

    /** With a text before the rows. */
    public TextFormat header(String text) {
        return new TextFormat(fmt, delimiter, newline, text, footer, comments);
    }

    /** With a text after the rows. */
    public TextFormat footer(String text) {
        return new TextFormat(fmt, delimiter, newline, header, text, comments);
    }

    /** With a text before each line of header and footer. */
    public TextFormat comments(String text) {
        return new TextFormat(fmt, delimiter, newline, header, footer, text);
    }
}
