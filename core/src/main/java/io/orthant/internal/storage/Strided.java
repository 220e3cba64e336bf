package io.orthant.internal.storage;

import io.orthant.dtype.DType;
import io.orthant.internal.shape.Shapes;

/**
 * An array's data: storage, and how shape maps onto it. Offset and strides count slots (elements of the Java array).
 * The arrays inside are shared and never changed.
 *
 * @param dtype the items' type
 * @param storage where they are
 * @param offset slot of the item with index 0 on all axes
 * @param shape items along each axis
 * @param strides slots from one item to the next along each axis; may be 0 or negative
 */
public record Strided(DType dtype, Storage storage, long offset, long[] shape, long[] strides) {

    // arrays of one axis share it
    private static final long[] UNIT = {1};

    /** Fresh zeros in row-major order. */
    public static Strided zeros(DType dtype, long... shape) {
        return of(dtype, HeapStorage.allocate(dtype, shape), shape);
    }

    /** Fresh zeros in row-major order of a shape that is kept, not copied, and has at most a few thousand items. */
    public static Strided zerosOfKnownSize(DType dtype, long[] shape, long size) {
        Object array = HeapStorage.allocateSmall(dtype, (int) size);
        long[] strides = shape.length == 1 && dtype.slots() == 1 ? UNIT : Shapes.rowMajor(shape, dtype.slots());
        return new Strided(dtype, new HeapStorage(array), 0, shape, strides);
    }

    /** A Java array of the dtype's carrier type, row-major from its first element, not copied. */
    public static Strided of(DType dtype, Object array, long... shape) {
        return new Strided(dtype, new HeapStorage(array), 0, shape, Shapes.rowMajor(shape, dtype.slots()));
    }

    /** The same memory seen with other geometry. */
    public Strided view(long newOffset, long[] newShape, long[] newStrides) {
        return new Strided(dtype, storage, newOffset, newShape, newStrides);
    }

    /** The Java array, or the carrier of another storage. */
    public Object array() {
        return storage.carrier();
    }

    /** Number of axes. */
    public int rank() {
        return shape.length;
    }

    /** Number of items. */
    public long size() {
        long size = 1;
        for (long n : shape) {
            size *= n;
        }
        return size;
    }

    /** Whether items lie in row-major order without gaps. */
    public boolean isRowMajor() {
        return Shapes.isRowMajor(shape, strides, dtype.slots());
    }

    /** Whether items lie in column-major order without gaps. */
    public boolean isColumnMajor() {
        return Shapes.isColumnMajor(shape, strides, dtype.slots());
    }

    /** Slot of the item at an index on all axes (not checked). */
    public long slot(long... index) {
        long at = offset;
        for (int i = 0; i < index.length; i++) {
            at += index[i] * strides[i];
        }
        return at;
    }

    /** This operand stretched to a shape it broadcasts to. */
    public Strided broadcastTo(long[] target) {
        return view(offset, target, Shapes.broadcastStrides(shape, strides, target));
    }

    /** The real parts of a complex array as a view of its component dtype; a real array itself. */
    public Strided real() {
        return dtype.isComplex() ? new Strided(dtype.realType(), storage, offset, shape, strides) : this;
    }

    /** The imaginary parts of a complex array as a view of its component dtype. */
    public Strided imag() {
        if (!dtype.isComplex()) {
            throw new IllegalStateException(dtype + " has no imaginary part");
        }
        return new Strided(dtype.realType(), storage, offset + 1, shape, strides);
    }
}
