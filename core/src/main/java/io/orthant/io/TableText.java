package io.orthant.io;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.print.ScalarText;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;

/** Writes a table of numbers as text, some thousand rows at a time on all threads. */
final class TableText {
    private static final int ITEMS_PER_PIECE = 1 << 12;
    private static final int PIECES = 64;

    private final Strided a;
    private final TextFormat options;
    private final PercentFormat format;
    private final int columns;

    private TableText(NDArray array, TextFormat options) {
        if (array.ndim() == 0 || array.ndim() > 2) {
            throw new ShapeException("savetxt: Expected 1D or 2D array, got shape " + Shapes.text(array.shape()));
        }
        NDArray table = array.ndim() == 1 ? array.reshape(-1, 1) : array;
        this.a = table.data();
        this.options = options;
        this.columns = Math.toIntExact(table.shape(1));
        this.format = format(options, columns, a.dtype().isComplex());
    }

    private static PercentFormat format(TextFormat options, int columns, boolean complex) {
        List<String> fmt = options.fmt();
        int values = complex ? 2 * columns : columns;
        if (fmt.size() == 1) {
            PercentFormat one = new PercentFormat(fmt.getFirst());
            if (one.fields() == values && values != 1 && !(complex && one.fields() == 1)) {
                return one;
            }
            if (one.fields() != 1 && !(complex && one.fields() == 2)) {
                throw new ValueException("savetxt: fmt has wrong number of % formats: " + Quoted.of(fmt.getFirst()));
            }
            String f = fmt.getFirst();
            // NumPy's form of complex numbers, whose imaginary part has its sign in any case
            String item = complex && one.fields() == 1 ? " (" + f + "%+" + f.substring(1) + "j)" : f;
            return new PercentFormat(String.join(quoted(options), Collections.nCopies(columns, item)));
        }
        if (fmt.size() != columns) {
            throw new ValueException("savetxt: fmt has wrong shape. " + fmt);
        }
        PercentFormat all = new PercentFormat(String.join(quoted(options), fmt));
        if (all.fields() != values) {
            throw new ValueException("savetxt: fmt has wrong number of % formats: " + fmt);
        }
        return all;
    }

    private static String quoted(TextFormat options) {
        return options.delimiter().replace("%", "%%");
    }

    static void write(Appendable out, NDArray array, TextFormat options) throws IOException {
        TableText text = new TableText(array, options);
        remark(out, options, options.header());
        text.rows(out);
        remark(out, options, options.footer());
    }

    private static void remark(Appendable out, TextFormat options, String text) throws IOException {
        if (!text.isEmpty()) {
            out.append(options.comments())
                    .append(text.replace("\n", "\n" + options.comments()))
                    .append(options.newline());
        }
    }

    private void rows(Appendable out) throws IOException {
        long n = a.shape()[0];
        long perPiece = Math.max(1, ITEMS_PER_PIECE / Math.max(1, columns));
        StringBuilder[] texts = new StringBuilder[PIECES];
        for (long first = 0; first < n; first += perPiece * PIECES) {
            long start = first;
            int pieces = (int) Math.min(PIECES, (n - first + perPiece - 1) / perPiece);
            Parallel.run(pieces, i -> {
                StringBuilder piece = new StringBuilder();
                long from = start + i * perPiece;
                for (long row = from; row < Math.min(n, from + perPiece); row++) {
                    row(piece, row);
                }
                texts[i] = piece;
            });
            for (int i = 0; i < pieces; i++) {
                out.append(texts[i]);
            }
        }
    }

    private void row(StringBuilder out, long row) {
        DType real = a.dtype().realType();
        int field = 0;
        for (int column = 0; column < columns; column++) {
            long slot = a.offset() + row * a.strides()[0] + column * a.strides()[1];
            for (int part = 0; part < a.dtype().slots(); part++) {
                format.append(out, field, value(real, slot + part, format.isText(field)));
                field++;
            }
        }
        format.end(out);
        out.append(options.newline());
    }

    private Object value(DType real, long slot, boolean asText) {
        if (asText) {
            return ScalarText.str(new Strided(real, a.storage(), slot, Shapes.SCALAR, Shapes.SCALAR), slot);
        }
        if (real.isBool()) {
            return Items.getLong(real, a.array(), slot) != 0;
        }
        if (real.isFloating()) {
            return Items.getDouble(real, a.array(), slot);
        }
        long value = Items.getLong(real, a.array(), slot);
        return real == DType.UINT64 && value < 0 ? new BigInteger(Long.toUnsignedString(value)) : (Object) value;
    }
}
