package io.orthant;

import io.orthant.dtype.DType;
import io.orthant.error.ValueException;
import io.orthant.internal.exec.Fusion;
import io.orthant.internal.exec.LazyNode;
import io.orthant.internal.exec.Operand;
import io.orthant.internal.exec.Reduction;
import io.orthant.internal.shape.Shapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An expression over arrays that is computed when asked for: in one pass over memory, without temporaries, and
 * bit-identical to calling its ufuncs one by one. Immutable.
 *
 * {@snippet :
 * NDArray z = x.lazy().minus(m).div(s).times(1.2).clip(-1, 1).eval();
 * }
 *
 * <p>Dtypes and shapes are checked as the chain is written. Arrays are read when it is evaluated.
 */
public final class Lazy implements Arithmetic<Lazy> {
    private final LazyNode node;

    private Lazy(LazyNode node) {
        this.node = node;
    }

    /** The start of a chain. */
    static Lazy of(NDArray a) {
        return new Lazy(LazyNode.of(Operand.of(a.memory())));
    }

    /** The dtype that the result will have. */
    public DType dtype() {
        return node.dtype();
    }

    /** The shape that the result will have. */
    public long[] shape() {
        return node.shape().clone();
    }

    @Override
    public Lazy apply(Ufunc ufunc, Object... operands) {
        if (ufunc.nout() != 1) {
            throw new ValueException("lazy: " + ufunc.name() + " has " + ufunc.nout()
                    + " results; a chain takes ufuncs with one, call this one eagerly");
        }
        List<LazyNode> nodes = new ArrayList<>();
        for (Object o : operands) {
            nodes.add(o instanceof Lazy l ? l.node : LazyNode.of(Operands.of(ufunc.name(), o)));
        }
        return new Lazy(LazyNode.apply(ufunc.dispatch().op(), nodes));
    }

    /** Sum with an array. */
    public Lazy plus(NDArray that) {
        return apply(Np.add, this, that);
    }

    /** Difference with an array. */
    public Lazy minus(NDArray that) {
        return apply(Np.subtract, this, that);
    }

    /** Product with an array. */
    public Lazy times(NDArray that) {
        return apply(Np.multiply, this, that);
    }

    /** Quotient by an array. */
    public Lazy div(NDArray that) {
        return apply(Np.divide, this, that);
    }

    /** The value in a fresh array. */
    public NDArray eval() {
        return NDArray.of(Fusion.evaluate(node));
    }

    /**
     * The values of several chains in fresh arrays, in their order. Chains of one shape are computed in one pass, in which
     * what they have in common is read and computed once:
     *
     * {@snippet :
     * Lazy d = x.lazy().minus(y);
     * List<NDArray> both = Lazy.evalAll(d.square(), d.abs());
     * }
     */
    public static List<NDArray> evalAll(Lazy... chains) {
        return Fusion.evaluate(Arrays.stream(chains).map(c -> c.node).toList()).stream()
                .map(NDArray::of)
                .toList();
    }

    /**
     * Writes the value into an array of the same shape, which may be one of the chain's own.
     *
     * @return the array
     * @throws io.orthant.error.ShapeException if the shapes differ
     * @throws io.orthant.error.DTypeException if the dtype does not cast within its kind
     */
    public NDArray into(NDArray out) {
        Fusion.evaluateInto(node, out.writeableMemory());
        return out;
    }

    /** The sum of all values, without storing them. */
    public Lazy sum() {
        return sum(Axis.ALL);
    }

    /** The sum along an axis. */
    public Lazy sum(int axis) {
        return sum(Axis.axis(axis));
    }

    /** The sum along axes. */
    public Lazy sum(Axis axis) {
        return reduce(Np.add, axis);
    }

    /** The largest value. */
    public Lazy max() {
        return max(Axis.ALL);
    }

    /** The largest value along an axis. */
    public Lazy max(int axis) {
        return max(Axis.axis(axis));
    }

    /** The largest value along axes. */
    public Lazy max(Axis axis) {
        return reduce(Np.maximum, axis);
    }

    /** The smallest value. */
    public Lazy min() {
        return min(Axis.ALL);
    }

    /** The smallest value along an axis. */
    public Lazy min(int axis) {
        return min(Axis.axis(axis));
    }

    /** The smallest value along axes. */
    public Lazy min(Axis axis) {
        return reduce(Np.minimum, axis);
    }

    /** The mean of all values. */
    public Lazy mean() {
        return mean(Axis.ALL);
    }

    /** The mean along an axis. */
    public Lazy mean(int axis) {
        return mean(Axis.axis(axis));
    }

    /** The mean along axes. */
    public Lazy mean(Axis axis) {
        return new Lazy(Fusion.meanNode(node, options(axis)));
    }

    /** A fold by any binary ufunc along axes. */
    public Lazy reduce(Ufunc ufunc, Axis axis) {
        return new Lazy(Fusion.reduceNode(ufunc.dispatch().op(), node, options(axis)));
    }

    private static Reduction.Options options(Axis axis) {
        return new Reduction.Options(axis.axes(), axis.keepsDims(), null, null, null, null);
    }

    /** What the result will be; evaluates nothing. */
    @Override
    public String toString() {
        return "<lazy " + dtype() + " " + Shapes.text(node.shape()) + ">";
    }
}
