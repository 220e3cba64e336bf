package io.orthant.io;

import io.orthant.dtype.DType;
import io.orthant.error.ValueException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How {@code loadtxt} and {@code genfromtxt} read: {@code TextOptions.of().delimiter(',').skipHeader(1)}. Every method gives
 * options with one thing changed.
 *
 * @param dtype of the result; float64
 * @param delimiter between columns; null for blanks and tabs
 * @param comments beginnings of what is left out up to the line's end; {@code #}
 * @param skipHeader lines left out at the start, NumPy's skiprows
 * @param skipFooter rows left out at the end; genfromtxt only
 * @param maxRows rows to read at most; negative for all
 * @param usecols columns to read, negative ones from the end; empty for all
 * @param unpack whether the result is transposed
 * @param ndmin least rank of the result: 0, 1 or 2
 * @param converters for columns by number, from the text between delimiters
 * @param missing texts that stand for a missing value beside the empty one; genfromtxt only
 * @param filling what missing and unreadable values become, for all columns or (one per column) each; empty for NaN,
 *     −1 for integers, false for bool; genfromtxt only
 * @param loose whether genfromtxt takes texts that are no numbers for missing values; true
 * @param invalidRaise whether rows of another length are an error or left out with a warning, either of which names the
 *     first 50 lines; genfromtxt only; true
 * @param encoding of files and streams; UTF-8
 */
public record TextOptions(
        DType dtype,
        @Nullable Character delimiter,
        List<String> comments,
        int skipHeader,
        int skipFooter,
        long maxRows,
        List<Integer> usecols,
        boolean unpack,
        int ndmin,
        Map<Integer, ToDoubleFunction<String>> converters,
        Set<String> missing,
        List<Double> filling,
        boolean loose,
        boolean invalidRaise,
        Charset encoding) {
    private static final TextOptions DEFAULT = new TextOptions(
            DType.FLOAT64,
            null,
            List.of("#"),
            0,
            0,
            -1,
            List.of(),
            false,
            0,
            Map.of(),
            Set.of(),
            List.of(),
            true,
            true,
            StandardCharsets.UTF_8);

    /** Checks the values that can be wrong by themselves. */
    public TextOptions {
        if (skipHeader < 0 || skipFooter < 0 || ndmin < 0 || ndmin > 2) {
            throw new ValueException("TextOptions: rows to skip must not be negative, ndmin is 0, 1 or 2");
        }
        if (delimiter != null && (delimiter >= 128 || delimiter == '\n' || delimiter == '\r')) {
            throw new ValueException("TextOptions: the delimiter must be one ASCII character and no line break");
        }
        if (comments.contains("")) {
            throw new ValueException("TextOptions: a comment must start with something");
        }
    }

    /** NumPy's defaults. */
    public static TextOptions of() {
        return DEFAULT;
    }

    /** With the result's dtype. */
    public TextOptions dtype(DType type) {
        return new TextOptions(
                type,
                delimiter,
                comments,
                skipHeader,
                skipFooter,
                maxRows,
                usecols,
                unpack,
                ndmin,
                converters,
                missing,
                filling,
                loose,
                invalidRaise,
                encoding);
    }

    /** With a delimiter. */
    public TextOptions delimiter(char c) {
        return new TextOptions(
                dtype,
                c,
                comments,
                skipHeader,
                skipFooter,
                maxRows,
                usecols,
                unpack,
                ndmin,
                converters,
                missing,
                filling,
                loose,
                invalidRaise,
                encoding);
    }

    /** With beginnings of comments; an empty array for no comments. */
    public TextOptions comments(String... starts) {
        return new TextOptions(
                dtype,
                delimiter,
                List.of(starts),
                skipHeader,
                skipFooter,
                maxRows,
                usecols,
                unpack,
                ndmin,
                converters,
                missing,
                filling,
                loose,
                invalidRaise,
                encoding);
    }

    /** Without the first lines, comments and empty ones included. */
    public TextOptions skipHeader(int lines) {
        return new TextOptions(
                dtype,
                delimiter,
                comments,
                lines,
                skipFooter,
                maxRows,
                usecols,
                unpack,
                ndmin,
                converters,
                missing,
                filling,
                loose,
                invalidRaise,
                encoding);
    }

    /** Without the last rows. */
    public TextOptions skipFooter(int rows) {
        return new TextOptions(
                dtype,
                delimiter,
                comments,
                skipHeader,
                rows,
                maxRows,
                usecols,
                unpack,
                ndmin,
                converters,
                missing,
                filling,
                loose,
                invalidRaise,
                encoding);
    }

    /** With at most so many rows. */
    public TextOptions maxRows(long rows) {
        return new TextOptions(
                dtype,
                delimiter,
                comments,
                skipHeader,
                skipFooter,
                rows,
                usecols,
                unpack,
                ndmin,
                converters,
                missing,
                filling,
                loose,
                invalidRaise,
                encoding);
    }

    /** With these columns only, in this order. */
    public TextOptions usecols(Integer... columns) {
        return new TextOptions(
                dtype,
                delimiter,
                comments,
                skipHeader,
                skipFooter,
                maxRows,
                List.of(columns),
                unpack,
                ndmin,
                converters,
                missing,
                filling,
                loose,
                invalidRaise,
                encoding);
    }

    /** With the result transposed: one row per column. */
    public TextOptions unpack(boolean transpose) {
        return new TextOptions(
                dtype,
                delimiter,
                comments,
                skipHeader,
                skipFooter,
                maxRows,
                usecols,
                transpose,
                ndmin,
                converters,
                missing,
                filling,
                loose,
                invalidRaise,
                encoding);
    }

    /** With a least rank of the result. */
    public TextOptions ndmin(int rank) {
        return new TextOptions(
                dtype,
                delimiter,
                comments,
                skipHeader,
                skipFooter,
                maxRows,
                usecols,
                unpack,
                rank,
                converters,
                missing,
                filling,
                loose,
                invalidRaise,
                encoding);
    }

    /** With a converter for one more column. It is called on one thread, row after row. */
    public TextOptions converter(int column, ToDoubleFunction<String> converter) {
        Map<Integer, ToDoubleFunction<String>> more = new HashMap<>(converters);
        more.put(column, converter);
        return new TextOptions(
                dtype,
                delimiter,
                comments,
                skipHeader,
                skipFooter,
                maxRows,
                usecols,
                unpack,
                ndmin,
                Map.copyOf(more),
                missing,
                filling,
                loose,
                invalidRaise,
                encoding);
    }

    /** With texts that stand for a missing value. */
    public TextOptions missingValues(String... texts) {
        return new TextOptions(
                dtype,
                delimiter,
                comments,
                skipHeader,
                skipFooter,
                maxRows,
                usecols,
                unpack,
                ndmin,
                converters,
                Set.of(texts),
                filling,
                loose,
                invalidRaise,
                encoding);
    }

    /** With what missing values become: one for all columns, or one per column. */
    public TextOptions fillingValues(Double... values) {
        return new TextOptions(
                dtype,
                delimiter,
                comments,
                skipHeader,
                skipFooter,
                maxRows,
                usecols,
                unpack,
                ndmin,
                converters,
                missing,
                List.of(values),
                loose,
                invalidRaise,
                encoding);
    }

    /** With texts that are no numbers taken for missing values, or refused. */
    public TextOptions loose(boolean takeThem) {
        return new TextOptions(
                dtype,
                delimiter,
                comments,
                skipHeader,
                skipFooter,
                maxRows,
                usecols,
                unpack,
                ndmin,
                converters,
                missing,
                filling,
                takeThem,
                invalidRaise,
                encoding);
    }

    /** With rows of another length refused, or left out. */
    public TextOptions invalidRaise(boolean refuse) {
        return new TextOptions(
                dtype,
                delimiter,
                comments,
                skipHeader,
                skipFooter,
                maxRows,
                usecols,
                unpack,
                ndmin,
                converters,
                missing,
                filling,
                loose,
                refuse,
                encoding);
    }

    /** With the encoding of files and streams. */
    public TextOptions encoding(Charset charset) {
        return new TextOptions(
                dtype,
                delimiter,
                comments,
                skipHeader,
                skipFooter,
                maxRows,
                usecols,
                unpack,
                ndmin,
                converters,
                missing,
                filling,
                loose,
                invalidRaise,
                charset);
    }
}
