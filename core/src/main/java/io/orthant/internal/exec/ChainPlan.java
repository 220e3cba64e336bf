package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Staging;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import io.orthant.op.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lazy chains of one shape laid out for a common pass: their arrays, and their inner nodes in evaluation order. */
final class ChainPlan {
    /** What a plan computes, whatever its arrays: plans of equal structure run the same programs. */
    static final class Structure {
        private final Op.Loop[] loops;
        private final int[] wiring;
        private final int hash;

        private Structure(Op.Loop[] loops, int[] wiring) {
            this.loops = loops;
            this.wiring = wiring;
            int h = Arrays.hashCode(wiring);
            for (Op.Loop loop : loops) {
                h = 31 * h + System.identityHashCode(loop);
            }
            this.hash = h;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object o) {
            if (!(o instanceof Structure that) || hash != that.hash || loops.length != that.loops.length) {
                return false;
            }
            for (int i = 0; i < loops.length; i++) {
                if (loops[i] != that.loops[i]) {
                    return false;
                }
            }
            return Arrays.equals(wiring, that.wiring);
        }
    }

    private static final Comparator<LazyNode> ORDER = Comparator.comparingLong(LazyNode::id);

    private final List<LazyNode> roots;
    private final List<Strided> sources = new ArrayList<>();
    private final List<Strided> numbers = new ArrayList<>();
    // a leaf's source, or -1 less an inner node's place
    private final Map<LazyNode, Integer> places = new IdentityHashMap<>(8);
    private final List<LazyNode> inner = new ArrayList<>();

    /** The plan for some values of the same shape. */
    ChainPlan(List<LazyNode> roots) {
        this.roots = roots;
        List<LazyNode> open = new ArrayList<>(roots);
        while (!open.isEmpty()) {
            LazyNode n = open.removeLast();
            if (places.containsKey(n)) {
                continue;
            }
            if (n.op() == null) {
                places.put(n, n.isScalar() ? placeNumber(n.source()) : place(n.source()));
            } else {
                places.put(n, -1);
                inner.add(n);
                open.addAll(n.inputs());
            }
        }
        if (inner.size() > 1) {
            inner.sort(ORDER);
        }
        for (int k = 0; k < inner.size(); k++) {
            places.put(inner.get(k), -1 - k);
        }
    }

    // equal numbers are one operand
    private int placeNumber(Strided a) {
        for (Strided known : numbers) {
            if (isSameNumber(known, a)) {
                return place(known);
            }
        }
        numbers.add(a);
        return place(a);
    }

    private static boolean isSameNumber(Strided a, Strided b) {
        if (a.dtype() != b.dtype()) {
            return false;
        }
        for (int part = 0; part < a.dtype().slots(); part++) {
            boolean same = a.dtype().isInexact()
                    ? Double.doubleToRawLongBits(Items.getDouble(a.dtype(), a.array(), part))
                            == Double.doubleToRawLongBits(Items.getDouble(b.dtype(), b.array(), part))
                    : Items.getLong(a.dtype(), a.array(), part) == Items.getLong(b.dtype(), b.array(), part);
            if (!same) {
                return false;
            }
        }
        return true;
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

    /** The values to compute. */
    List<LazyNode> roots() {
        return roots;
    }

    /** The shape of all values. */
    long[] shape() {
        return roots.getFirst().shape();
    }

    /** The arrays, not yet broadcast. */
    List<Strided> sources() {
        return sources;
    }

    /** The arrays that one of the values is made of. */
    List<Strided> sources(LazyNode root) {
        if (roots.size() == 1) {
            return sources;
        }
        List<Strided> own = new ArrayList<>();
        Set<LazyNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<LazyNode> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            LazyNode n = open.pop();
            if (seen.add(n)) {
                if (n.op() == null) {
                    own.add(sources.get(place(n)));
                } else {
                    n.inputs().forEach(open::push);
                }
            }
        }
        return own;
    }

    /** The structure, for results of the given dtypes. */
    Structure structure(List<DType> targets, int watched) {
        Op.Loop[] loops = new Op.Loop[inner.size()];
        int count = 1 + sources.size() + 2 * roots.size();
        for (int k = 0; k < loops.length; k++) {
            LazyNode n = inner.get(k);
            loops[k] = n.loop();
            count += n.inputs().size();
        }
        int[] wiring = new int[count];
        int at = 0;
        wiring[at++] = watched;
        for (Strided s : sources) {
            wiring[at++] = s.dtype().ordinal();
        }
        for (LazyNode n : inner) {
            for (LazyNode input : n.inputs()) {
                wiring[at++] = place(input);
            }
        }
        for (int k = 0; k < roots.size(); k++) {
            wiring[at++] = place(roots.get(k));
            wiring[at++] = targets.get(k).ordinal();
        }
        return new Structure(loops, wiring);
    }

    private int place(LazyNode n) {
        Integer place = places.get(n);
        if (place == null) {
            throw new IllegalStateException("all nodes of a chain are placed");
        }
        return place;
    }

    /** The elements of the only value. */
    Elements elements(@Nullable KnownCode known) {
        LazyNode root = roots.getFirst();
        List<Strided> stretched = sources.stream()
                .map(s -> Staging.heap(s).broadcastTo(root.shape()))
                .toList();
        return new Elements(
                stretched,
                root.shape(),
                root.dtype(),
                args -> values(args, (n, in, out) -> {}).getFirst(),
                false,
                known);
    }

    /** Sees each ufunc node with its argument and result values. */
    interface Visitor {
        void visit(LazyNode node, List<Value> in, List<Value> out);
    }

    /** The values over the sources' items; the visitor sees every ufunc on the way. */
    List<Value> values(List<Value> args, Visitor visitor) {
        List<Value> known = new ArrayList<>(inner.size());
        for (LazyNode n : inner) {
            Op.Loop loop = n.loop();
            List<Value> in = new ArrayList<>();
            for (int i = 0; i < n.inputs().size(); i++) {
                in.add(value(args, known, n.inputs().get(i)).cast(loop.in().get(i)));
            }
            List<Value> out = loop.body().build(in);
            visitor.visit(n, in, out);
            known.add(out.getFirst());
        }
        return roots.stream().map(r -> value(args, known, r)).toList();
    }

    private Value value(List<Value> args, List<Value> known, LazyNode node) {
        int place = place(node);
        return place >= 0 ? args.get(place) : known.get(-1 - place);
    }
}
