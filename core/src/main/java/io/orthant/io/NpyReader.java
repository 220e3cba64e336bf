package io.orthant.io;

import io.orthant.NDArray;
import io.orthant.error.DTypeException;
import io.orthant.error.ValueException;
import io.orthant.internal.shape.Shapes;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code .npy} array part by part, for arrays larger than memory, compressed ones in an archive, or streams: each
 * part is a stretch of the axis that runs slowest, the first one, or in Fortran order the last.
 *
 * <pre>{@code
 * try (NpyReader in = archive.reader("x")) { // of shape (n,32)
 *     for (NDArray rows = in.next(1000); rows != null; rows = in.next(1000)) {
 *         sum = sum.plus(rows.sum(0)); // (1000,32), the last part perhaps fewer
 *     }
 * }
 * }</pre>
 */
public final class NpyReader implements AutoCloseable {
    /** Something that reads, such as what is held against the directory of an archive when all items have come. */
    interface End {
        void check() throws IOException;
    }

    private final String where;
    private final InputStream in;
    private final NpyHeader header;
    private final End end;
    private final int axis;
    private final long size;
    private final long row;
    private long read;
    private boolean checked;

    private NpyReader(String where, InputStream in, NpyHeader header, End end) {
        this.where = where;
        this.in = in;
        this.header = header;
        this.end = end;
        long[] shape = header.shape();
        axis = header.fortranOrder() ? shape.length - 1 : 0;
        size = Shapes.size(shape);
        row = shape.length == 0 || size == 0 ? 1 : size / shape[axis];
    }

    /**
     * Opens a file.
     *
     * @throws FileFormatException if its header is wrong, or the file too short for it
     * @throws DTypeException if the items are of a kind that has no dtype here
     */
    public static NpyReader of(Path path) {
        try {
            NpyHeader expected = Io.header(path);
            long there = Files.size(path) - expected.length();
            if (there < expected.bytes()) {
                throw new FileFormatException(path + ": cut off: shape " + Shapes.text(expected.shape()) + " of "
                        + expected.dtype() + " takes " + expected.bytes() + " bytes, found " + Math.max(there, 0));
            }
            InputStream in = Files.newInputStream(path);
            return new NpyReader(path + ": ", in, NpyFormat.header(in), () -> {});
        } catch (IOException e) {
            throw AtomicFile.unchecked(e);
        }
    }

    /**
     * Reads from the place where a stream stands; it is left behind the items, and closed with this.
     *
     * @throws FileFormatException if there is no header
     */
    public static NpyReader of(InputStream in) {
        try {
            return new NpyReader("", in, NpyFormat.header(in), () -> {});
        } catch (IOException e) {
            throw AtomicFile.unchecked(e);
        }
    }

    static NpyReader of(String where, InputStream in, NpyHeader header, End end) {
        return new NpyReader(where, in, header, end);
    }

    /** What stands before the items. */
    public NpyHeader header() {
        return header;
    }

    /** The axis along which parts follow one another. */
    public int axis() {
        return axis;
    }

    /** Items which are still to come. */
    public long remaining() {
        return size - read;
    }

    /**
     * The next part: an array of its own, of the whole shape but for {@link #axis()}, along which it has so many items or what
     * is left. An array of shape () comes as it is, of an empty one there are no parts.
     *
     * @param most items along that axis, at least 1
     * @return null when all has been read
     * @throws FileFormatException if the items are cut off or, in an archive, not those of its checksum, which shows with the
     *     last part
     */
    public @Nullable NDArray next(long most) {
        if (most < 1) {
            throw new ValueException("next: " + most + " is not a number of items from 1 up");
        }
        if (read % row != 0) {
            throw new ValueException(
                    "next: nextItems has read a part of a stretch, " + read % row + " of " + row + " items");
        }
        if (isAtEnd()) {
            return null;
        }
        long[] shape = header.shape().clone();
        long n = Math.min(most, (size - read) / row);
        if (shape.length > 0) {
            shape[axis] = n;
        }
        return part(shape, header.fortranOrder(), n * row);
    }

    /**
     * The next items in the order in which they are written, whatever the shape: a 1-d array of its own.
     *
     * @param most how many, at least 1; fewer if no more are left
     * @return null when all has been read
     * @throws FileFormatException as of {@link #next}
     */
    public @Nullable NDArray nextItems(long most) {
        if (most < 1) {
            throw new ValueException("nextItems: " + most + " is not a number of items from 1 up");
        }
        long n = Math.min(most, size - read);
        return isAtEnd() ? null : part(new long[] {n}, false, n);
    }

    /** Also an empty array's end is looked at, once. */
    private boolean isAtEnd() {
        if (size == 0 && !checked) {
            faultsNamed(this::checkEnd);
        }
        return read == size;
    }

    private void checkEnd() throws IOException {
        checked = true;
        end.check();
    }

    private NDArray part(long[] shape, boolean fortranOrder, long items) {
        NDArray[] part = new NDArray[1];
        faultsNamed(() -> {
            part[0] = NpyFormat.read(
                    in,
                    new NpyHeader(
                            header.version(), header.dtype(), header.order(), fortranOrder, shape, header.length()));
            read += items;
            if (read == size) {
                checkEnd();
            }
        });
        return part[0];
    }

    private void faultsNamed(End reading) {
        try {
            reading.check();
        } catch (FileFormatException | ZipException e) {
            throw new FileFormatException(where + e.getMessage(), e);
        } catch (EOFException e) {
            throw new FileFormatException(where + "cut off", e);
        } catch (IOException e) {
            throw AtomicFile.unchecked(e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw AtomicFile.unchecked(e);
        }
    }
}
