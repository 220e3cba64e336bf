package io.orthant.io;

import io.orthant.NDArray;
import io.orthant.dtype.Casting;
import io.orthant.dtype.DType;
import io.orthant.error.ShapeException;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes a {@code .npy} file part by part, for arrays larger than memory or of unknown length: each part is a stretch of the
 * first axis. The file appears under its name with {@link #finish()}; closed without it, nothing is left behind.
 *
 * <pre>{@code
 * try (NpyWriter out = NpyWriter.growing(Path.of("log.npy"), DType.FLOAT32, 32)) {
 *     for (NDArray batch : batches) { // (…,32) each
 *         out.append(batch);
 *     }
 *     out.finish(); // now there is a log.npy of shape (n,32)
 * }
 * }</pre>
 */
public final class NpyWriter implements AutoCloseable {
    private static final long GROWING = -1;

    private final AtomicFile file;
    private final DType dtype;
    private final long rows;
    private final long[] row;
    private final int headerLength;
    private long written;
    private boolean finished;

    private NpyWriter(Path path, DType dtype, long rows, long[] row) {
        this.dtype = dtype;
        this.rows = rows;
        this.row = row;
        try {
            file = AtomicFile.open(path);
        } catch (IOException e) {
            throw AtomicFile.unchecked(e);
        }
        // NumPy's headers leave room for any first axis, so its length never changes
        headerLength = NpyHeader.format(dtype, false, shape(0)).length;
    }

    /** A file of a known shape with at least one axis; {@link #finish()} wants all of it. */
    public static NpyWriter of(Path path, DType dtype, long... shape) {
        if (shape.length == 0) {
            throw new ShapeException("NpyWriter: shape () has no first axis to write along");
        }
        long[] checked = Shapes.checked(shape);
        return new NpyWriter(path, dtype, checked[0], Arrays.copyOfRange(checked, 1, checked.length));
    }

    /** A file whose first axis becomes as long as what is appended; the other axes are given. */
    public static NpyWriter growing(Path path, DType dtype, long... rowShape) {
        return new NpyWriter(path, dtype, GROWING, Shapes.checked(rowShape));
    }

    /**
     * Appends rows: an array of the shape {@code (n, …row)}, or of one row's shape; cast within its kind if of another dtype.
     *
     * @throws ShapeException if the rows have another shape, or are more than the file's shape has
     */
    public NpyWriter append(NDArray part) {
        Strided a = part.memory();
        boolean one = Arrays.equals(a.shape(), row);
        boolean many = a.rank() == row.length + 1 && Arrays.equals(Arrays.copyOfRange(a.shape(), 1, a.rank()), row);
        if (!one && !many) {
            throw new ShapeException("append: a part of shape " + Shapes.text(a.shape())
                    + " is neither one row nor rows of " + Shapes.text(row));
        }
        long n = one ? 1 : a.shape()[0];
        if (rows != GROWING && written + n > rows) {
            throw new ShapeException("append: " + (written + n) + " rows do not fit shape " + Shapes.text(shape(rows)));
        }
        long position = headerLength + written * Shapes.size(row) * dtype.itemSize();
        RawItems.write(
                file, position, part.astype(dtype, Casting.SAME_KIND, false).memory(), ByteOrder.LITTLE_ENDIAN);
        written += n;
        return this;
    }

    /** Rows written so far. */
    public long rows() {
        return written;
    }

    /**
     * Writes the header and moves the file to its place.
     *
     * @throws ShapeException if rows of a known shape are missing
     */
    public void finish() {
        if (rows != GROWING && written < rows) {
            throw new ShapeException("finish: " + written + " rows written of shape " + Shapes.text(shape(rows)));
        }
        try {
            NpyFormat.writeFully(file.channel(), NpyHeader.format(dtype, false, shape(written)), 0);
            file.publish();
            finished = true;
        } catch (IOException e) {
            throw AtomicFile.unchecked(e);
        }
    }

    /** Drops what was written, unless {@link #finish()} has published it. */
    @Override
    public void close() {
        if (!finished) {
            try {
                file.close();
            } catch (IOException e) {
                throw AtomicFile.unchecked(e);
            }
        }
    }

    private long[] shape(long first) {
        long[] shape = new long[row.length + 1];
        shape[0] = first;
        System.arraycopy(row, 0, shape, 1, row.length);
        return shape;
    }
}
