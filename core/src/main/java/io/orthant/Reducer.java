package io.orthant;

import io.orthant.dtype.DType;
import io.orthant.error.ShapeException;
import io.orthant.internal.exec.Assign;
import io.orthant.internal.exec.Operand;
import io.orthant.internal.exec.Reduction;
import io.orthant.internal.shape.Axes;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Staging;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A reduction with its options: {@code Np.sum.axis(0).dtype(FLOAT64).where(m).initial(0).call(x)}. Immutable; each option
 * gives a new one.
 */
public final class Reducer {
    /** What is done. */
    @FunctionalInterface
    interface Engine {
        Strided run(Strided a, Reduction.Options options, double ddof);
    }

    private final String name;
    private final Engine engine;
    private final Axis axis;
    private final @Nullable DType dtype;
    private final @Nullable NDArray out;
    private final @Nullable Operand initial;
    private final @Nullable NDArray where;
    private final double ddof;

    Reducer(String name, Engine engine) {
        this(name, engine, Axis.ALL, null, null, null, null, 0);
    }

    private Reducer(
            String name,
            Engine engine,
            Axis axis,
            @Nullable DType dtype,
            @Nullable NDArray out,
            @Nullable Operand initial,
            @Nullable NDArray where,
            double ddof) {
        this.name = name;
        this.engine = engine;
        this.axis = axis;
        this.dtype = dtype;
        this.out = out;
        this.initial = initial;
        this.where = where;
        this.ddof = ddof;
    }

    /** Over these axes instead of all; none at all leaves the shape as it is. */
    public Reducer axis(int... axes) {
        return axis(Axis.axis(axes));
    }

    /** Over these axes. */
    public Reducer axis(Axis axes) {
        return new Reducer(name, engine, axes, dtype, out, initial, where, ddof);
    }

    /** Folded axes stay with size 1. */
    public Reducer keepdims() {
        return axis(axis.keepdims());
    }

    /** Folds in this dtype. */
    public Reducer dtype(DType type) {
        return new Reducer(name, engine, axis, type, out, initial, where, ddof);
    }

    /** Writes into this array. */
    public Reducer out(NDArray target) {
        return new Reducer(name, engine, axis, dtype, target, initial, where, ddof);
    }

    /** Starts from this number instead of the identity. */
    public Reducer initial(Number value) {
        return new Reducer(name, engine, axis, dtype, out, Operands.of(name, value), where, ddof);
    }

    /** Takes only elements for which the bool array is true. */
    public Reducer where(NDArray mask) {
        return new Reducer(name, engine, axis, dtype, out, initial, mask, ddof);
    }

    /** Delta degrees of freedom of a variance: the denominator is {@code n - ddof}. */
    public Reducer ddof(double delta) {
        return new Reducer(name, engine, axis, dtype, out, initial, where, delta);
    }

    /** The reduction of an array: a fresh array, or the one given as {@code out}. */
    public NDArray call(NDArray a) {
        int[] axes = axis.axes();
        if (axes != null && a.ndim() > 0) {
            // checked here so that an error names what was called and not the ufunc behind it
            Axes.normalize(name, axes, a.ndim());
        }
        Strided target = out == null ? null : out.writeableMemory();
        boolean later = target != null && Staging.isNative(target);
        Reduction.Options options = new Reduction.Options(
                axes, axis.keepsDims(), dtype, later ? null : target, initial, where == null ? null : where.data());
        Strided result = engine.run(a.memory(), options, ddof);
        if (target != null && later) {
            if (!Arrays.equals(result.shape(), target.shape())) {
                throw new ShapeException(name + ": output parameter has shape " + Shapes.text(target.shape())
                        + ", the reduction gives " + Shapes.text(result.shape()));
            }
            Assign.assign(result, target);
        }
        return out == null ? NDArray.of(result) : out;
    }

    /** As {@link #call(NDArray)} over one axis. */
    NDArray call(NDArray a, int along) {
        return axis(along).call(a);
    }

    /** As {@link #call(NDArray)} over the given axes. */
    NDArray call(NDArray a, Axis axes) {
        return axis(axes).call(a);
    }

    @Override
    public String toString() {
        return "<reduction '" + name + "'>";
    }
}
