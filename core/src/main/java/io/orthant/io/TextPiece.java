package io.orthant.io;

import io.orthant.dtype.DType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Some whole lines of a table and the values in them. */
final class TextPiece {
    /** A row with another number of columns than the first, or one that cannot be read: {@code row} rows stand before it. */
    record Fault(long row, long line, int columns, @Nullable String text, int column) {}

    // a guess
    private static final int BYTES_PER_VALUE = 16;

    private final TextOptions options;
    private final boolean gaps;
    private final Charset charset;
    private final byte[] bytes;
    private final int end;
    private int at;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private final Stops stops;
    private final byte[][] comments;
    private final Decimals numbers = new Decimals();
    private final boolean plain;

    private final boolean whole;
    private long[] values;
    private int count;
    private int perRow;
    /** Columns of each row, or -1 before the first. */
    int columns = -1;

    long rows;
    long lines;
    final List<Fault> faults = new ArrayList<>();

    TextPiece(TextOptions options, boolean gaps, Charset charset, byte[] bytes, int start, int end, int columns) {
        this.options = options;
        this.gaps = gaps;
        this.charset = charset;
        this.bytes = bytes;
        this.at = start;
        this.end = end;
        this.values = new long[(end - start) / BYTES_PER_VALUE + 1];
        this.columns = columns;
        whole = options.dtype().isInteger();
        comments = options.comments().stream()
                .map(c -> c.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        stops = Stops.of(options.delimiter(), comments);
        plain = options.dtype().isFloating()
                && options.converters().isEmpty()
                && options.usecols().isEmpty()
                && options.missing().isEmpty()
                && stops.areNoneOf("0123456789+-.eE");
    }

    /** Slots read, as bits of longs or doubles. */
    long[] values() {
        return values;
    }

    int count() {
        return count;
    }

    /** Slots of one row. */
    int perRow() {
        return perRow;
    }

    /** Reads all lines, up to the first fault unless rows with faults are left out. */
    void read() {
        while (at < end) {
            if (plain && columns > 0 && plainRow()) {
                rows++;
                lines++;
                continue;
            }
            int n = line();
            if (n > 0 && !row(n)) {
                return;
            }
            lines++;
        }
    }

    /** Reads a row of plain numbers, as most are, in one go; false, and nothing is done, if the next line is another one. */
    private boolean plainRow() {
        perRow = columns;
        room();
        int i = at;
        for (int column = 0; column < columns; column++) {
            i = afterBlanks(i);
            if (gaps && i < end && stops.isBetween(bytes[i])) {
                values[count + column] = Double.doubleToRawLongBits(filling(column));
            } else {
                values[count + column] = numbers.prefixBits(bytes, i, end);
                if (values[count + column] == Decimals.NONE) {
                    return false;
                }
                i = numbers.stop();
            }
            int from = i;
            i = afterBlanks(i);
            if (column == columns - 1) {
                break;
            }
            if (options.delimiter() == null ? i == from : i == end || !stops.isBetween(bytes[i++])) {
                return false;
            }
        }
        if (i < end && bytes[i] != '\n' && bytes[i] != '\r') {
            return false;
        }
        at = i;
        skipLineEnd(false);
        count += columns;
        return true;
    }

    private int afterBlanks(int from) {
        int i = from;
        while (i < end && stops.isBlank(bytes[i])) {
            i++;
        }
        return i;
    }

    /** Splits the next line and returns the number of its columns; 0 for nothing but blanks and comments. */
    private int line() {
        boolean delimited = options.delimiter() != null;
        int n = 0;
        int start = at;
        while (true) {
            at = stops.next(bytes, at, end);
            int kind = at < end ? stops.kind(bytes[at]) : Stops.LINE_END;
            boolean comment = (kind & Stops.COMMENT) != 0 && isComment();
            boolean lineEnd = comment || kind == Stops.LINE_END;
            if (!lineEnd && (kind & Stops.DELIMITER) == 0) {
                at++; // begins like a comment, but is none
                continue;
            }
            boolean last = delimited && lineEnd && (n > 0 || !blank(start, at));
            if (delimited ? !lineEnd || last : at > start) {
                add(n++, start, at);
            }
            if (lineEnd) {
                skipLineEnd(comment);
                return n;
            }
            start = ++at;
        }
    }

    private void skipLineEnd(boolean comment) {
        while (comment && at < end && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        if (at + 1 < end && bytes[at] == '\r' && bytes[at + 1] == '\n') {
            at++;
        }
        at++;
    }

    private boolean isComment() {
        for (byte[] comment : comments) {
            if (comment.length <= end - at
                    && Arrays.equals(bytes, at, at + comment.length, comment, 0, comment.length)) {
                return true;
            }
        }
        return false;
    }

    private boolean blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private void add(int n, int from, int to) {
        if (n == starts.length) {
            starts = Arrays.copyOf(starts, 2 * n);
            ends = Arrays.copyOf(ends, 2 * n);
        }
        int start = from;
        int stop = to;
        while (start < stop && (bytes[start] == ' ' || bytes[start] == '\t')) {
            start++;
        }
        while (stop > start && (bytes[stop - 1] == ' ' || bytes[stop - 1] == '\t')) {
            stop--;
        }
        starts[n] = start;
        ends[n] = stop;
    }

    private boolean row(int n) {
        if (columns < 0) {
            columns = n;
        }
        List<Integer> chosen = options.usecols();
        if (n != columns && (gaps || chosen.isEmpty())) {
            faults.add(new Fault(rows, lines, n, null, 0));
            return gaps;
        }
        int width = chosen.isEmpty() ? columns : chosen.size();
        perRow = width * options.dtype().slots();
        room();
        for (int i = 0; i < width; i++) {
            int column = chosen.isEmpty() ? i : chosen.get(i) < 0 ? chosen.get(i) + n : chosen.get(i);
            if (column < 0 || column >= n) {
                faults.add(new Fault(rows, lines, n, null, chosen.get(i)));
                return false;
            }
            if (!value(column, i)) {
                faults.add(new Fault(rows, lines, n, text(column), column + 1));
                return false;
            }
        }
        rows++;
        return true;
    }

    private void room() {
        if (values.length - count < perRow) {
            values = Arrays.copyOf(values, Math.max(2 * values.length, count + perRow));
        }
    }

    private String text(int column) {
        return new String(bytes, starts[column], ends[column] - starts[column], charset);
    }

    private boolean value(int column, int i) {
        if (!options.converters().isEmpty()) {
            ToDoubleFunction<String> converter = options.converters().get(column);
            if (converter != null) {
                put(converter.applyAsDouble(text(column)));
                return true;
            }
        }
        if (gaps && (starts[column] == ends[column] || isMissing(column))) {
            put(filling(i));
            return true;
        }
        int before = count;
        if (number(starts[column], ends[column])) {
            return true;
        }
        count = before;
        if (gaps && options.loose()) {
            put(filling(i));
            return true;
        }
        return false;
    }

    private boolean isMissing(int column) {
        return !options.missing().isEmpty() && options.missing().contains(text(column));
    }

    private double filling(int i) {
        List<Double> filling = options.filling();
        if (!filling.isEmpty()) {
            return filling.get(filling.size() == 1 ? 0 : Math.min(i, filling.size() - 1));
        }
        return whole ? -1 : options.dtype().isBool() ? 0 : Double.NaN;
    }

    private void put(double value) {
        values[count++] = whole ? (long) value : Double.doubleToRawLongBits(value);
        if (options.dtype().isComplex()) {
            values[count++] = 0;
        }
    }

    private boolean number(int from, int to) {
        DType dtype = options.dtype();
        if (whole) {
            return whole(from, to);
        }
        if (dtype.isComplex()) {
            return complex(from, to);
        }
        if (dtype.isBool()) {
            return bool(from, to);
        }
        long bits = numbers.doubleBits(bytes, from, to);
        values[count++] = bits;
        return bits != Decimals.NONE;
    }

    private boolean bool(int from, int to) {
        String text = new String(bytes, from, to - from, charset);
        boolean yes = gaps && text.equalsIgnoreCase("true");
        if (yes || (gaps && text.equalsIgnoreCase("false"))) {
            put(yes ? 1 : 0);
            return true;
        }
        if (gaps || !whole(from, to)) {
            return false;
        }
        values[count - 1] = Double.doubleToRawLongBits(values[count - 1] == 0 ? 0 : 1);
        return true;
    }

    private boolean whole(int from, int to) {
        boolean negative = from < to && bytes[from] == '-';
        int i = negative || (from < to && bytes[from] == '+') ? from + 1 : from;
        if (i == to) {
            return false;
        }
        long value = 0;
        for (; i < to; i++) {
            int digit = bytes[i] - '0';
            // unsigned up to 2^64-1
            if (digit < 0 || digit > 9 || Long.compareUnsigned(value, 1844674407370955161L) > 0) {
                return false;
            }
            long next = value * 10 + digit;
            if (Long.compareUnsigned(next, value) < 0) {
                return false;
            }
            value = next;
        }
        values[count++] = negative ? -value : value;
        return fits(negative, value);
    }

    private boolean fits(boolean negative, long magnitude) {
        DType dtype = options.dtype();
        if (dtype == DType.UINT64) {
            return !negative || magnitude == 0;
        }
        if (dtype == DType.INT64 || dtype.isBool()) {
            return magnitude >= 0 || (negative && magnitude == Long.MIN_VALUE);
        }
        int bits = 8 * dtype.itemSize();
        long most = dtype.isUnsigned() ? (1L << bits) - 1 : (1L << (bits - 1)) - 1;
        long least = dtype.isUnsigned() ? 0 : most + 1;
        return magnitude >= 0 && magnitude <= (negative ? least : most);
    }

    private boolean complex(int from, int to) {
        int start = from;
        int stop = to;
        if (start < stop && bytes[start] == '(' && bytes[stop - 1] == ')') {
            start++;
            stop--;
        }
        long re = numbers.doubleBits(bytes, start, stop);
        long im = 0;
        if (re == Decimals.NONE && start < stop && bytes[stop - 1] == 'j') {
            int split = stop - 1;
            while (split > start && !isSign(split)) {
                split--;
            }
            re = split == start ? 0 : numbers.doubleBits(bytes, start, split);
            im = numbers.doubleBits(bytes, split, stop - 1);
        }
        values[count++] = re;
        values[count++] = im;
        return re != Decimals.NONE && im != Decimals.NONE;
    }

    private boolean isSign(int i) {
        return (bytes[i] == '+' || bytes[i] == '-') && (bytes[i - 1] | 0x20) != 'e';
    }
}
