package io.orthant;

import io.orthant.dtype.DType;
import io.orthant.error.ReadOnlyException;
import io.orthant.error.ValueException;
import io.orthant.internal.print.ArrayPrinter;
import io.orthant.internal.shape.Axes;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Staging;
import io.orthant.internal.storage.Strided;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An n-dimensional array: items of one {@link DType} under a shape. Slicing, transposing and reshaping give views which
 * share memory with their {@link #base()}; arithmetic, fancy indexing and {@link #copy()} give fresh arrays. The memory
 * belongs to the garbage collector; there is nothing to close. It is a Java array, or a mapped file
 * ({@code Io.load(path, MapMode.READ)}), which may be larger than the heap: views, item access, printing, copying,
 * element-wise functions and reductions read from it what they need, a piece at a time; what needs all items at once
 * (sorting, linear algebra) copies them to the heap.
 *
 * <p>Reading from several threads is safe; writing while others read is the caller's to order, as for Java arrays.
 */
public final class NDArray implements Shaping, Indexing, Conversion, Arithmetic<NDArray>, Reductions, Ordering {
    private final Strided data;
    private final @Nullable NDArray base;
    private final boolean writeable;
    private final boolean outside;

    private NDArray(Strided data, @Nullable NDArray base, boolean writeable, boolean outside) {
        this.data = data;
        this.base = base;
        this.writeable = writeable;
        this.outside = outside;
    }

    /** An array which owns its data, on the heap. For Orthant's own modules: {@code Strided} is not exported. */
    public static NDArray of(Strided data) {
        return new NDArray(data, null, true, false);
    }

    /** An array in memory outside the heap. For Orthant's own modules: {@code Strided} is not exported. */
    public static NDArray outside(Strided data, boolean writeable) {
        return new NDArray(data, null, writeable, true);
    }

    /** A view of this array's memory, writeable if this array is; its base is the owner of the memory. */
    NDArray view(Strided part) {
        return new NDArray(part, base == null ? this : base, writeable, outside);
    }

    /** A view that refuses writes, such as a broadcast one. */
    NDArray readOnlyView(Strided part) {
        return new NDArray(part, base == null ? this : base, false, outside);
    }

    /**
     * The items on the heap: of an array in a mapped file a copy. For Orthant's own modules: {@code Strided} is not
     * exported.
     *
     * @throws io.orthant.error.AllocationException if a mapped array does not fit
     */
    public Strided data() {
        return outside ? Staging.onHeap(data) : data;
    }

    /** The items where they are, on the heap or outside: for what only looks at shapes, or copies piece by piece. */
    public Strided memory() {
        return data;
    }

    /** As {@link #data()}, for writing: checks that this array may be written to, and lies on the heap. */
    public Strided writeableData() {
        if (outside && writeable) {
            throw new ValueException("an array of shape " + Shapes.text(data.shape()) + " in a mapped file cannot be"
                    + " changed in this way; change a copy() and assign it");
        }
        return writeableMemory();
    }

    /** As {@link #memory()}, for writing: checks that this array may be written to. */
    public Strided writeableMemory() {
        if (!writeable) {
            throw new ReadOnlyException("assignment destination is read-only: " + (base == null ? "an array" : "a view")
                    + " of shape " + Shapes.text(data.shape()) + "; write to a copy() instead");
        }
        return data;
    }

    @Override
    public NDArray self() {
        return this;
    }

    /** Items along each axis; a copy. */
    public long[] shape() {
        return data.shape().clone();
    }

    /** Items along one axis; negative axes count from the end. */
    public long shape(int axis) {
        return data.shape()[Axes.normalize("shape", axis, ndim())];
    }

    /** Number of axes. */
    public int ndim() {
        return data.rank();
    }

    /** Number of items. */
    public long size() {
        return data.size();
    }

    /** The items' type. */
    public DType dtype() {
        return data.dtype();
    }

    /** The array which owns the memory that this one is a view of; null if this array owns its memory. */
    public @Nullable NDArray base() {
        return base;
    }

    /**
     * NumPy's {@code str} under the current {@link PrintOptions}: {@code [1. 2.5]}; of a 0-d array its number.
     */
    @Override
    public String toString() {
        return ArrayPrinter.str(data, PrintOptions.current().format());
    }

    /** NumPy's {@code repr}: {@code array([1., 2.5], dtype=float32)}, long ones with their shape. */
    public String repr() {
        return ArrayPrinter.repr(data, PrintOptions.current().format());
    }

    /** Whether the items lie outside the heap. */
    boolean isOutside() {
        return outside;
    }

    /** Whether this array may be written to. */
    boolean isWriteable() {
        return writeable;
    }

    @Override
    public NDArray apply(Ufunc ufunc, Object... operands) {
        return ufunc.call(operands);
    }

    /** The start of a chain that is computed in one pass: {@code x.lazy().minus(m).div(s).eval()}. */
    public Lazy lazy() {
        return Lazy.of(this);
    }

    /**
     * Changes this array in place, in one pass without temporaries: {@code x.update(v -> v.minus(m).div(s).clip(-1, 1))}.
     * The dtype stays; the chain's result must cast to it within its kind.
     *
     * @return this array
     * @throws ReadOnlyException if this array may not be written to
     */
    public NDArray update(UnaryOperator<Lazy> chain) {
        return chain.apply(lazy()).into(this);
    }

    /** Matrix product; see {@link Np#matmul}. */
    public NDArray matmul(NDArray that) {
        return Np.matmul(this, that);
    }

    /** Dot product; see {@link Np#dot}. */
    public NDArray dot(NDArray that) {
        return Np.dot(this, that);
    }
}
