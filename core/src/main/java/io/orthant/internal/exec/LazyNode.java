package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Kind;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value not yet computed: an array, a ufunc of other nodes, or a reduction. Dtypes and shapes are settled as eager
 * calls would settle them, so that faults show where the chain is written.
 */
public final class LazyNode {
    // the last number given; threads that race for it may give one twice
    private static long last;

    // more than the numbers of the inputs, so that it sorts nodes into an order of evaluation, that in which they were
    // made where only one thread makes any; leaves have none
    private final long id;
    private final DType dtype;
    private final long[] shape;
    private final @Nullable Kind weak;
    private final @Nullable Op op;
    private final Op.@Nullable Loop loop;
    private final List<LazyNode> inputs;
    private final Supplier<Strided> source;
    private final boolean scalar;

    private LazyNode(
            DType dtype,
            long[] shape,
            @Nullable Kind weak,
            @Nullable Op op,
            Op.@Nullable Loop loop,
            List<LazyNode> inputs,
            Supplier<Strided> source) {
        this(dtype, shape, weak, op, loop, inputs, source, false);
    }

    private LazyNode(
            DType dtype,
            long[] shape,
            @Nullable Kind weak,
            @Nullable Op op,
            Op.@Nullable Loop loop,
            List<LazyNode> inputs,
            Supplier<Strided> source,
            boolean scalar) {
        this.scalar = scalar;
        this.dtype = dtype;
        this.shape = shape;
        this.weak = weak;
        this.op = op;
        this.loop = loop;
        this.inputs = inputs;
        this.source = source;
        this.id = op == null ? 0 : number(inputs);
    }

    private static long number(List<LazyNode> inputs) {
        long id = last;
        for (LazyNode n : inputs) {
            id = Math.max(id, n.id);
        }
        last = ++id;
        return id;
    }

    /** An operand of the chain. */
    public static LazyNode of(Operand operand) {
        Strided a = operand.array();
        return new LazyNode(a.dtype(), a.shape(), operand.weak(), null, null, List.of(), () -> a);
    }

    /** Something of known dtype and shape which is computed when the chain is. */
    static LazyNode deferred(DType dtype, long[] shape, Supplier<Strided> source) {
        return new LazyNode(dtype, shape, null, null, null, List.of(), source);
    }

    /** A ufunc with one result applied to nodes. */
    public static LazyNode apply(Op op, List<LazyNode> arguments) {
        int count = arguments.size();
        List<DType> types = new ArrayList<>(count);
        List<@Nullable Kind> weak = new ArrayList<>(count);
        long[] shape = Shapes.SCALAR;
        for (LazyNode n : arguments) {
            types.add(n.dtype);
            weak.add(n.weak);
            shape = shape == null ? null : Shapes.join(shape, n.shape);
        }
        Op.Loop loop = op.resolve(types, weak);
        List<LazyNode> typed = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            LazyNode n = arguments.get(i);
            typed.add(n.weak == null ? n : n.materialized(op.name(), loop.in().get(i)));
        }
        DType result = loop.out().getFirst();
        if (shape == null) {
            // says what does not fit
            shape = Shapes.broadcast(
                    op.name(), arguments.stream().map(LazyNode::shape).toList());
        }
        return new LazyNode(result, shape, null, op, loop, typed, () -> {
            throw new IllegalStateException("a node of the tree has no source");
        });
    }

    private LazyNode materialized(String operation, DType type) {
        Strided typed = new Operand(source.get(), weak).materialize(operation, type);
        return new LazyNode(type, typed.shape(), null, null, null, List.of(), () -> typed, true);
    }

    /** The dtype of the value. */
    public DType dtype() {
        return dtype;
    }

    /** The shape of the value. */
    public long[] shape() {
        return shape;
    }

    /** The node with the arrays it is made of, ready to be evaluated or folded. */
    ChainPlan plan() {
        return new ChainPlan(List.of(this));
    }

    /** Sorts inner nodes into the order in which they were made, inputs before what is a function of them. */
    long id() {
        return id;
    }

    /** The array of a leaf; something deferred is computed. */
    Strided source() {
        return source.get();
    }

    /** Whether this is a leaf made of a Java number. */
    boolean isScalar() {
        return scalar;
    }

    /** The loop that an inner node runs. */
    Op.Loop loop() {
        if (loop == null) {
            throw new IllegalStateException("an inner node has a loop");
        }
        return loop;
    }

    /** The row that this node applies; null for a leaf. */
    @Nullable
    Op op() {
        return op;
    }

    /** The nodes that this one is a function of. */
    List<LazyNode> inputs() {
        return inputs;
    }
}
