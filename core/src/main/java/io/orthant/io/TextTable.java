package io.orthant.io;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.Casting;
import io.orthant.dtype.DType;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.storage.HeapStorage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.System.Logger.Level;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of numbers. The text comes in blocks of whole lines; a block is cut into pieces, which are parsed on all
 * threads and joined in order; of a file, the next block is read meanwhile.
 */
final class TextTable {
    private static final System.Logger LOGGER = System.getLogger("io.orthant");
    private static final int BLOCK = 1 << 22;
    private static final int PIECE = 1 << 18;

    /** Bad lines that a message names. */
    private static final int TOLD = 50;

    private static final Set<Charset> PLAIN =
            Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1);

    private final String function;
    private final TextOptions options;
    private final boolean gaps;
    private final Charset charset;
    private final List<TextPiece> pieces = new ArrayList<>();
    private final List<String> invalid = new ArrayList<>();
    private long invalidLines;
    private int columns = -1;
    private long rows;
    private long lines;

    private TextTable(String function, TextOptions options, boolean gaps, Charset charset) {
        this.function = function;
        this.options = options;
        this.gaps = gaps;
        this.charset = charset;
    }

    static NDArray read(String function, TextSource source, TextOptions options, boolean gaps) {
        boolean plain = source.isDecoded() || PLAIN.contains(options.encoding());
        Charset charset = source.isDecoded() || !plain ? StandardCharsets.UTF_8 : options.encoding();
        TextTable table = new TextTable(function, options, gaps, charset);
        try (InputStream raw = source.open();
                InputStream in = plain ? raw : new TextSource.Encoded(new InputStreamReader(raw, options.encoding()))) {
            table.read(in, source.isFile());
        } catch (ZipException | EOFException e) {
            String why = e.getMessage() == null ? "it is cut off" : e.getMessage();
            throw new FileFormatException(function + ": " + source + " cannot be unpacked: " + why, e);
        } catch (IOException e) {
            throw AtomicFile.unchecked(e);
        }
        if (table.rows == 0) {
            LOGGER.log(Level.WARNING, "UserWarning: " + function + ": input contained no data: \"" + source + "\"");
        }
        return table.result();
    }

    private void read(InputStream in, boolean ahead) throws IOException {
        Block block = new Block(new byte[PIECE], 0);
        Block spare = block;
        block.fill(in);
        block.check();
        int start = block.startsWithMark() ? 3 : 0;
        int skip = options.skipHeader();
        while (true) {
            int end = block.isLast() ? block.filled : lastLineEnd(block.bytes, block.filled);
            while (skip > 0 && start < end) {
                start = nextLine(block.bytes, start, end);
                skip--;
                lines++;
            }
            if (block.isLast()) {
                parse(block.bytes, start, end, () -> {});
                return;
            }
            Block next = block.rest(end, spare.bytes, function);
            parse(block.bytes, start, end, ahead ? () -> next.fill(in) : () -> {});
            if (enough()) {
                return;
            }
            if (!ahead) {
                next.fill(in);
            }
            next.check();
            spare = block;
            block = next;
            start = 0;
        }
    }

    /** Some of the text: the end of a line that the block before has begun, then what was read. */
    private static final class Block {
        final byte[] bytes;
        int filled;
        private @Nullable IOException fault;

        Block(byte[] bytes, int filled) {
            this.bytes = bytes;
            this.filled = filled;
        }

        /** Reads as much as has room; a fault shows when {@link #check} asks for it, after those of the text before. */
        void fill(InputStream in) {
            try {
                filled += in.readNBytes(bytes, filled, bytes.length - filled);
            } catch (IOException e) {
                fault = e;
            }
        }

        void check() throws IOException {
            if (fault != null) {
                throw fault;
            }
        }

        boolean isLast() {
            return filled < bytes.length;
        }

        boolean startsWithMark() {
            return filled > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        }

        /** A block that begins with this one's last bytes: larger up to a size, or if this one holds no end of a line. */
        Block rest(int from, byte[] spare, String function) {
            int rest = filled - from;
            int room = bytes.length;
            if (rest == room || room < BLOCK) {
                room = Math.toIntExact(Math.min(2L * room, Integer.MAX_VALUE - 8));
            }
            if (rest == room) {
                throw new FileFormatException(function + ": a line is longer than 2 GiB");
            }
            Block next = new Block(spare != bytes && spare.length == room ? spare : new byte[room], rest);
            System.arraycopy(bytes, from, next.bytes, 0, rest);
            return next;
        }
    }

    private boolean enough() {
        return options.maxRows() >= 0 && rows >= options.maxRows();
    }

    private static int lastLineEnd(byte[] block, int filled) {
        int end = filled;
        while (end > 0 && block[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static int nextLine(byte[] block, int start, int end) {
        int i = start;
        while (i < end && block[i] != '\n' && block[i] != '\r') {
            i++;
        }
        return i + 1 < end && block[i] == '\r' && block[i + 1] == '\n' ? i + 2 : Math.min(i + 1, end);
    }

    private void parse(byte[] block, int start, int end, Runnable meanwhile) {
        int from = start;
        while (columns < 0 && from < end) {
            // alone, to learn the number of columns
            int to = Math.min(end, nextLine(block, from, end));
            TextPiece head = new TextPiece(options, gaps, charset, block, from, to, columns);
            head.read();
            take(head);
            from = to;
        }
        List<TextPiece> parts = new ArrayList<>();
        while (from < end) {
            int to = end - from <= PIECE ? end : lineEndBefore(block, from, from + PIECE, end);
            parts.add(new TextPiece(options, gaps, charset, block, from, to, columns));
            from = to;
        }
        if (options.converters().isEmpty()) {
            Parallel.run(parts.size() + 1, i -> {
                if (i == 0) {
                    meanwhile.run();
                } else {
                    parts.get(i - 1).read();
                }
            });
        } else {
            meanwhile.run();
            parts.forEach(TextPiece::read);
        }
        parts.forEach(this::take);
    }

    private static int lineEndBefore(byte[] block, int from, int near, int end) {
        int to = near;
        while (to > from && block[to - 1] != '\n') {
            to--;
        }
        if (to > from) {
            return to;
        }
        to = near;
        while (to < end && block[to - 1] != '\n') {
            to++;
        }
        return to;
    }

    private void take(TextPiece piece) {
        if (enough()) {
            return;
        }
        columns = piece.columns;
        for (TextPiece.Fault fault : piece.faults) {
            if (options.maxRows() >= 0 && rows + fault.row() >= options.maxRows()) {
                break;
            }
            fault(fault);
        }
        if (piece.rows > 0) {
            pieces.add(piece);
        }
        rows += piece.rows;
        lines += piece.lines;
    }

    private void fault(TextPiece.Fault fault) {
        long row = rows + fault.row();
        if (fault.text() != null) {
            throw new FileFormatException(function + ": could not convert string " + Quoted.of(fault.text()) + " to "
                    + options.dtype() + " at row " + row + ", column " + fault.column() + ".");
        }
        if (gaps && fault.columns() != columns) {
            if (++invalidLines > TOLD) {
                return;
            }
            invalid.add("    Line #" + (lines + fault.line() + 1) + " (got " + fault.columns() + " columns instead of "
                    + columns + ")");
        } else if (!options.usecols().isEmpty()) {
            throw new FileFormatException(function + ": invalid column index " + fault.column() + " at row " + (row + 1)
                    + " with " + fault.columns() + " columns");
        } else {
            throw new FileFormatException(function + ": the number of columns changed from " + columns + " to "
                    + fault.columns() + " at row " + (row + 1)
                    + "; use `usecols` to select a subset and avoid this error");
        }
    }

    private NDArray result() {
        if (!invalid.isEmpty()) {
            String message = function + ": Some errors were detected !\n" + String.join("\n", invalid);
            if (invalidLines > TOLD) {
                message += "\n    and " + (invalidLines - TOLD) + " more";
            }
            if (options.invalidRaise()) {
                throw new FileFormatException(message);
            }
            LOGGER.log(Level.WARNING, "ConversionWarning: " + message);
        }
        DType dtype = options.dtype();
        long kept = Math.max(0, rows - options.skipFooter());
        if (options.maxRows() >= 0) {
            kept = Math.min(kept, options.maxRows());
        }
        int perRow = pieces.isEmpty() ? 0 : pieces.getFirst().perRow();
        DType read = dtype.isInteger() ? DType.INT64 : dtype.isComplex() ? DType.COMPLEX128 : DType.FLOAT64;
        long width = perRow / dtype.slots();
        Object array = HeapStorage.allocate(read, new long[] {kept, width});
        long[] starts = new long[pieces.size() + 1];
        for (int i = 0; i < pieces.size(); i++) {
            starts[i + 1] = Math.min(kept * perRow, starts[i] + pieces.get(i).count());
        }
        Parallel.run(pieces.size(), i -> copy(pieces.get(i).values(), array, (int) starts[i], (int) starts[i + 1]));
        return shaped(Np.wrap(read, array, kept, width).astype(dtype, Casting.UNSAFE, false), kept, width);
    }

    private static void copy(long[] bits, Object array, int from, int to) {
        if (array instanceof double[] doubles) {
            for (int i = from; i < to; i++) {
                doubles[i] = Double.longBitsToDouble(bits[i - from]);
            }
        } else {
            System.arraycopy(bits, 0, array, from, to - from);
        }
    }

    private NDArray shaped(NDArray table, long height, long width) {
        if (height == 0) {
            return options.ndmin() == 2 ? table.reshape(0, Math.max(width, 1)) : table.reshape(0);
        }
        NDArray a = table;
        if (options.ndmin() < 2 && (height == 1 || width == 1)) {
            a = height == 1 && width == 1 && options.ndmin() == 0 ? a.reshape() : a.reshape(-1);
        }
        return options.unpack() ? a.T() : a;
    }
}
