package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Kind;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import io.orthant.op.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value not yet computed: an array, a ufunc of other nodes, or a reduction. Dtypes and shapes are settled as eager
 * calls would settle them, so that faults show where the chain is written.
 */
public final class LazyNode {
    private static final AtomicLong SEQUENCE = new AtomicLong();

    // children are made before their parents, so this number sorts nodes into evaluation order
    private final long id = SEQUENCE.incrementAndGet();
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
        List<DType> types = new ArrayList<>();
        List<@Nullable Kind> weak = new ArrayList<>();
        List<long[]> shapes = new ArrayList<>();
        for (LazyNode n : arguments) {
            types.add(n.dtype);
            weak.add(n.weak);
            shapes.add(n.shape);
        }
        Op.Loop loop = op.resolve(types, weak);
        List<LazyNode> typed = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            LazyNode n = arguments.get(i);
            typed.add(n.weak == null ? n : n.materialized(op.name(), loop.in().get(i)));
        }
        DType result = loop.out().getFirst();
        long[] shape = Shapes.broadcast(op.name(), shapes);
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
    Plan plan() {
        return new Plan(this);
    }

    /** A tree laid out: its arrays, and its inner nodes in evaluation order. */
    static final class Plan {
        private final LazyNode root;
        private final List<Strided> sources = new ArrayList<>();
        private final Map<LazyNode, Integer> leaves = new IdentityHashMap<>();
        private final Map<List<Object>, Integer> scalars = new HashMap<>();
        private final TreeMap<Long, LazyNode> inner = new TreeMap<>();

        private Plan(LazyNode root) {
            this.root = root;
            Map<LazyNode, Boolean> seen = new IdentityHashMap<>();
            Deque<LazyNode> open = new ArrayDeque<>();
            open.push(root);
            while (!open.isEmpty()) {
                LazyNode n = open.pop();
                if (seen.put(n, true) != null) {
                    continue;
                }
                if (n.op == null) {
                    leaves.put(n, n.scalar ? placeScalar(n.source.get()) : place(n.source.get()));
                } else {
                    inner.put(n.id, n);
                    n.inputs.forEach(open::push);
                }
            }
        }

        // so is a Java number
        private int placeScalar(Strided a) {
            List<Object> value = new ArrayList<>(List.of(a.dtype()));
            for (int part = 0; part < a.dtype().slots(); part++) {
                value.add(Double.doubleToRawLongBits(Items.getDouble(a.dtype(), a.array(), part)));
                value.add(a.dtype().isInexact() ? 0L : Items.getLong(a.dtype(), a.array(), part));
            }
            return scalars.computeIfAbsent(value, v -> place(a));
        }

        // one array used in several places is one operand
        private int place(Strided a) {
            for (int i = 0; i < sources.size(); i++) {
                if (sources.get(i) == a) {
                    return i;
                }
            }
            sources.add(a);
            return sources.size() - 1;
        }

        /** The arrays, not yet broadcast. */
        List<Strided> sources() {
            return sources;
        }

        /** The elements of the value. */
        Elements elements() {
            List<Strided> stretched =
                    sources.stream().map(s -> s.broadcastTo(root.shape)).toList();
            return new Elements(stretched, root.shape, root.dtype, args -> values(args, (n, in, out) -> {}));
        }

        /** Sees each ufunc node with its argument and result values. */
        interface Visitor {
            void visit(LazyNode node, List<Value> in, List<Value> out);
        }

        /** The value over the sources' items; the visitor sees every ufunc on the way. */
        Value values(List<Value> args, Visitor visitor) {
            Map<LazyNode, Value> known = new IdentityHashMap<>();
            leaves.forEach((leaf, k) -> known.put(leaf, args.get(k)));
            for (LazyNode n : inner.values()) {
                Op.Loop loop = n.loop;
                if (loop == null) {
                    throw new IllegalStateException("an inner node has a loop");
                }
                List<Value> in = new ArrayList<>();
                for (int i = 0; i < n.inputs.size(); i++) {
                    in.add(value(known, n.inputs.get(i)).cast(loop.in().get(i)));
                }
                List<Value> out = loop.body().build(in);
                visitor.visit(n, in, out);
                known.put(n, out.getFirst());
            }
            return value(known, root);
        }

        private static Value value(Map<LazyNode, Value> known, LazyNode node) {
            Value v = known.get(node);
            if (v == null) {
                throw new IllegalStateException("a node is evaluated after its inputs");
            }
            return v;
        }
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
