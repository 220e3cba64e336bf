package io.orthant;

import io.orthant.dtype.Casting;
import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.internal.exec.Assign;
import io.orthant.internal.exec.Views;
import io.orthant.internal.shape.Overlap;
import io.orthant.internal.storage.Strided;

/** An array under other shapes, its layout in memory, and copies of it. */
public sealed interface Shaping permits NDArray {
    /** This array. */
    NDArray self();

    /** A view with the axes reversed. */
    default NDArray T() {
        return transpose();
    }

    /** A view with the axes in the given order; without arguments reversed. */
    default NDArray transpose(int... axes) {
        return self().view(Views.transpose(self().memory(), axes));
    }

    /** A view with two axes interchanged. */
    default NDArray swapaxes(int axis1, int axis2) {
        return self().view(Views.swapaxes(self().memory(), axis1, axis2));
    }

    /** A view with one axis moved to another place, the rest in their order. */
    default NDArray moveaxis(int source, int destination) {
        return moveaxis(new int[] {source}, new int[] {destination});
    }

    /** A view with axes moved to other places, the rest in their order. */
    default NDArray moveaxis(int[] source, int[] destination) {
        return self().view(Views.moveaxis(self().memory(), source, destination));
    }

    /**
     * The same items, in row-major order, under another shape of the same size: a view where strides allow it, else a
     * copy. One dimension may be -1.
     *
     * @throws io.orthant.error.ShapeException if the sizes differ
     */
    default NDArray reshape(long... shape) {
        return reshape(Order.C, shape);
    }

    /** As {@link #reshape(long...)}, with items read and placed in the given order ({@code C}, {@code F} or {@code A}). */
    default NDArray reshape(Order order, long... shape) {
        boolean columnMajor = order.columnMajor(self().memory());
        Strided part = Views.reshape(self().memory(), shape, columnMajor);
        return part != null
                ? self().view(part)
                : copy(columnMajor ? Order.F : Order.C).reshape(order, shape);
    }

    /** All items as a 1-d array in row-major order: a view if possible. */
    default NDArray ravel() {
        return ravel(Order.C);
    }

    /** All items as a 1-d array in the given order: a view if possible. */
    default NDArray ravel(Order order) {
        Strided a = self().memory();
        if (order == Order.K) {
            return a.isRowMajor() || !a.isColumnMajor() ? inMemoryOrder() : ravel(Order.F);
        }
        boolean columnMajor = order.columnMajor(a);
        return (columnMajor ? a.isColumnMajor() : a.isRowMajor()) ? reshape(order, -1) : flatten(order);
    }

    private NDArray inMemoryOrder() {
        Strided copy =
                self().memory().isRowMajor() ? self().memory() : copy(Order.K).memory();
        Strided flat = new Strided(copy.dtype(), copy.storage(), copy.offset(), new long[] {copy.size()}, new long[] {
            copy.dtype().slots()
        });
        return copy == self().memory() ? self().view(flat) : NDArray.of(flat);
    }

    /** All items as a fresh 1-d array in row-major order. */
    default NDArray flatten() {
        return flatten(Order.C);
    }

    /** All items as a fresh 1-d array in the given order. */
    default NDArray flatten(Order order) {
        NDArray copy = copy(order);
        Strided a = copy.memory();
        return NDArray.of(new Strided(a.dtype(), a.storage(), a.offset(), new long[] {a.size()}, new long[] {
            a.dtype().slots()
        }));
    }

    /** A view without axes of size 1: the named ones, or all. */
    default NDArray squeeze(int... axes) {
        return self().view(Views.squeeze(self().memory(), axes));
    }

    /** A view with new axes of size 1 at the given places of the result. */
    default NDArray expandDims(int... axes) {
        return self().view(Views.expandDims(self().memory(), axes));
    }

    /** A read-only view of the main diagonals of the first two axes' planes, as a new last axis. */
    default NDArray diagonal() {
        return diagonal(0, 0, 1);
    }

    /** A read-only view of diagonals above (or below, if negative) the main one. */
    default NDArray diagonal(long offset, int axis1, int axis2) {
        return self().readOnlyView(Views.diagonal(self().memory(), offset, axis1, axis2));
    }

    /** A view of the real parts; of a real array the array itself. */
    default NDArray real() {
        return self().dtype().isComplex() ? self().view(self().memory().real()) : self();
    }

    /** A view of the imaginary parts; of a real array read-only zeros. */
    default NDArray imag() {
        return self().dtype().isComplex()
                ? self().view(self().memory().imag())
                : NDArray.of(Strided.zeros(self().dtype(), self().shape())).asReadOnly();
    }

    /** A view which refuses writes. */
    default NDArray asReadOnly() {
        return self().readOnlyView(self().memory());
    }

    /** A fresh row-major copy. */
    default NDArray copy() {
        return NDArray.of(Assign.copy(self().memory(), self().dtype()));
    }

    /** A fresh copy in the given order. */
    default NDArray copy(Order order) {
        Strided a = self().memory();
        Strided fresh = order == Order.K
                ? Views.freshLike(a, a.dtype())
                : Views.fresh(a.dtype(), a.shape(), order.columnMajor(a));
        Assign.assign(a, fresh);
        return NDArray.of(fresh);
    }

    /** A fresh array of another dtype, cast without checks, in this array's memory order. */
    default NDArray astype(DType dtype) {
        return astype(dtype, Casting.UNSAFE, true);
    }

    /** A fresh array of another dtype if the casting rule allows it. */
    default NDArray astype(DType dtype, Casting casting) {
        return astype(dtype, casting, true);
    }

    /**
     * An array of another dtype; without {@code copy} the array itself if it has the dtype.
     *
     * @throws DTypeException if the casting rule forbids the cast
     */
    default NDArray astype(DType dtype, Casting casting, boolean copy) {
        Strided a = self().memory();
        if (!casting.allows(a.dtype(), dtype)) {
            throw new DTypeException("astype: cannot cast array data from " + a.dtype() + " to " + dtype
                    + " according to the rule '" + casting.label() + "'");
        }
        if (!copy && a.dtype() == dtype) {
            return self();
        }
        Strided fresh = Views.freshLike(a, dtype);
        Assign.assign(a, fresh);
        return NDArray.of(fresh);
    }

    /** Bytes from one item to the next along each axis; may be 0 or negative. */
    default long[] strides() {
        long[] strides = self().memory().strides().clone();
        for (int i = 0; i < strides.length; i++) {
            strides[i] *= self().dtype().slotBytes();
        }
        return strides;
    }

    /** Bytes per item. */
    default int itemsize() {
        return self().dtype().itemSize();
    }

    /** Bytes of all items. */
    default long nbytes() {
        return self().size() * itemsize();
    }

    /** Whether items lie in row-major order without gaps. */
    default boolean isContiguous() {
        return self().memory().isRowMajor();
    }

    /** How this array lies in memory. */
    default Flags flags() {
        Strided a = self().memory();
        return new Flags(a.isRowMajor(), a.isColumnMajor(), self().base() == null, self().isWriteable());
    }

    /**
     * Whether this array and another have an item's memory in common: exact, by the algorithm named in {@code Overlap}.
     */
    default boolean sharesMemory(NDArray other) {
        Strided a = self().memory();
        Strided b = other.memory();
        return a.array() == b.array()
                && Overlap.exists(
                        a.offset(),
                        a.shape(),
                        a.strides(),
                        a.dtype().slots(),
                        b.offset(),
                        b.shape(),
                        b.strides(),
                        b.dtype().slots());
    }

    /** Whether the bounds in memory of this array and another overlap: fast, and true also for interleaved views. */
    default boolean mayShareMemory(NDArray other) {
        Strided a = self().memory();
        Strided b = other.memory();
        long[] p = Overlap.bounds(a.offset(), a.shape(), a.strides(), a.dtype().slots());
        long[] q = Overlap.bounds(b.offset(), b.shape(), b.strides(), b.dtype().slots());
        return a.array() == b.array() && p != null && q != null && p[0] <= q[1] && q[0] <= p[1];
    }
}
