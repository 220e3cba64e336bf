package io.orthant.internal.print;

import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Arrays as text, equal to NumPy 2.4's {@code str}, {@code repr} and {@code array2string}. Of a summarised array only the
 * items that are written are looked at.
 */
public final class ArrayPrinter {
    private static final String DOTS = "...";
    private static final String NAME = "array(";

    private final Strided a;
    private final PrintFormat format;
    private final String separator;
    private final String bareSeparator;
    private final int indent;
    private final boolean summarised;
    private final ItemFormat items;
    private final StringBuilder out = new StringBuilder();

    private ArrayPrinter(Strided a, PrintFormat format, String separator, String prefix) {
        this.a = a;
        this.format = format;
        this.separator = separator;
        this.bareSeparator = separator.stripTrailing();
        this.indent = 1 + prefix.length();
        this.summarised = a.size() > format.threshold();
        this.items = ItemFormat.of(a, visibleSlots(), format);
    }

    /** NumPy's {@code str(a)}; of a 0-d array its scalar's. */
    public static String str(Strided a, PrintFormat format) {
        return a.rank() == 0 ? ScalarText.str(a, a.offset()) : array2string(a, format, " ", "", "");
    }

    /** NumPy's {@code repr(a)}: shape and dtype follow where the items do not tell them. */
    public static String repr(Strided a, PrintFormat format) {
        String body = NAME + array2string(a, format, ", ", NAME, ")");
        String extras = extras(a, format);
        if (extras.isEmpty()) {
            return body + ")";
        }
        int lastLine = body.length() + 1 - (body.lastIndexOf('\n') + 1);
        boolean fits = lastLine + extras.length() + 2 <= format.lineWidth();
        return body + "," + (fits ? " " : "\n" + " ".repeat(NAME.length())) + extras + ")";
    }

    /**
     * NumPy's {@code array2string(a, ...)}.
     *
     * @param separator what stands between items
     * @param prefix the text which the caller will write before; its length is the indent of further lines
     * @param suffix the text which the caller will write behind; its length is left free on every line
     */
    public static String array2string(Strided a, PrintFormat format, String separator, String prefix, String suffix) {
        if (a.size() == 0) {
            return "[]";
        }
        PrintFormat narrowed = format.withLineWidth(format.lineWidth() - suffix.length());
        ArrayPrinter printer = new ArrayPrinter(a, narrowed, separator, prefix);
        printer.write(0, a.offset());
        return printer.out.toString();
    }

    private static String extras(Strided a, PrintFormat format) {
        boolean empty = a.size() == 0;
        boolean shapeUntold = (empty && a.rank() != 1) || a.size() > format.threshold();
        boolean dtypeUntold = switch (a.dtype()) {
            case BOOL, INT64, FLOAT64, COMPLEX128 -> empty;
            default -> true;
        };
        String shape = shapeUntold ? "shape=" + tuple(a.shape()) : "";
        String dtype = dtypeUntold ? "dtype=" + a.dtype() : "";
        return shapeUntold && dtypeUntold ? shape + ", " + dtype : shape + dtype;
    }

    private static String tuple(long[] shape) {
        String inner = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
        return "(" + inner + (shape.length == 1 ? ",)" : ")");
    }

    /** Slots of the items that decide on notation and width. */
    private long[] visibleSlots() {
        long[] slots = {a.offset()};
        for (int axis = 0; axis < a.rank(); axis++) {
            long n = a.shape()[axis];
            long edge = format.edgeItems();
            // with no edge items NumPy looks at all of them
            boolean cut = summarised && edge > 0 && n > 2 * edge;
            int visible = Math.toIntExact(cut ? 2 * edge : n);
            long[] next = new long[Math.multiplyExact(slots.length, visible)];
            int at = 0;
            for (long slot : slots) {
                for (int i = 0; i < visible; i++) {
                    long index = cut && i >= edge ? n - visible + i : i;
                    next[at++] = slot + index * a.strides()[axis];
                }
            }
            slots = next;
        }
        return slots;
    }

    private void write(int axis, long slot) {
        if (axis == a.rank()) {
            out.append(items.text(slot));
            return;
        }
        long n = a.shape()[axis];
        boolean cut = summarised && n > 2L * format.edgeItems();
        long leading = cut ? format.edgeItems() : 0;
        // NumPy writes the last item even where no edge items are wanted
        long trailing = cut ? Math.max(format.edgeItems(), 1) : n;
        out.append('[');
        if (axis == a.rank() - 1) {
            writeRow(axis, slot, leading, cut, trailing);
        } else {
            writeBlocks(axis, slot, leading, cut, trailing);
        }
        out.append(']');
    }

    private void writeBlocks(int axis, long slot, long leading, boolean cut, long trailing) {
        String between = bareSeparator + "\n".repeat(a.rank() - axis - 1) + " ".repeat(indent + axis);
        long stride = a.strides()[axis];
        for (long i = 0; i < leading; i++) {
            write(axis + 1, slot + i * stride);
            out.append(between);
        }
        if (cut) {
            out.append(DOTS).append(between);
        }
        long n = a.shape()[axis];
        for (long i = n - trailing; i < n; i++) {
            write(axis + 1, slot + i * stride);
            if (i < n - 1) {
                out.append(between);
            }
        }
    }

    private void writeRow(int axis, long slot, long leading, boolean cut, long trailing) {
        Line line = new Line(indent + axis, format.lineWidth() - axis - Math.max(bareSeparator.length(), 1));
        long stride = a.strides()[axis];
        for (long i = 0; i < leading; i++) {
            line.add(items.text(slot + i * stride));
            line.separate();
        }
        if (cut) {
            line.add(DOTS);
            line.separate();
        }
        long n = a.shape()[axis];
        for (long i = n - trailing; i < n; i++) {
            line.add(items.text(slot + i * stride));
            if (i < n - 1) {
                line.separate();
            }
        }
    }

    /** A row of items that is broken where it grows too long. */
    private final class Line {
        private final int hanging;
        private final int limit;
        private int length;
        private int start = out.length();

        private Line(int hanging, int limit) {
            this.hanging = hanging;
            this.limit = limit;
            this.length = hanging;
        }

        private void add(String word) {
            if (length + word.length() > limit && length > hanging) {
                int end = out.length();
                while (end > start && Character.isWhitespace(out.charAt(end - 1))) {
                    end--;
                }
                out.setLength(end);
                out.append('\n');
                start = out.length();
                out.repeat(' ', hanging);
                length = hanging;
            }
            out.append(word);
            length += word.length();
        }

        private void separate() {
            out.append(separator);
            length += separator.length();
        }
    }
}
