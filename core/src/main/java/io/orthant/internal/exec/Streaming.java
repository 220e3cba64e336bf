package io.orthant.internal.exec;

import io.orthant.error.FpCondition;
import io.orthant.error.ShapeException;
import io.orthant.internal.exec.Dispatch.Options;
import io.orthant.internal.plan.Aliasing;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Staging;
import io.orthant.internal.storage.Strided;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Element-wise work on operands outside the heap: cut into blocks, each of which is copied to the heap, worked on as all
 * arrays are, and copied back. What blocks report of floating-point conditions is reported once.
 */
final class Streaming {
    /** Items of a block: small beside any heap, large beside the cost of a call. */
    static final long BLOCK = 1 << 18;

    private Streaming() {}

    /** Whether a call has an operand outside the heap. */
    static boolean applies(List<Operand> operands, @Nullable Strided out, @Nullable Strided where) {
        for (Operand o : operands) {
            if (Staging.isNative(o.array())) {
                return true;
            }
        }
        return out != null && Staging.isNative(out) || where != null && Staging.isNative(where);
    }

    /** As {@link #applies(List, Strided, Strided)} with options. */
    static boolean applies(List<Operand> operands, Options options) {
        for (Strided out : options.out()) {
            if (out != null && Staging.isNative(out)) {
                return true;
            }
        }
        return applies(operands, null, options.where());
    }

    /** Copies all items, cast if dtypes differ; source has the target's shape. */
    static void transfer(Strided source, Strided target) {
        if (source.dtype() == target.dtype() && !(Staging.isNative(source) && Staging.isNative(target))) {
            if (Staging.isNative(source)) {
                Staging.load(source, target);
            } else {
                Staging.store(source, target);
            }
            return;
        }
        Strided guide = Staging.isNative(source) ? source : target;
        once(() -> Blocks.forEach(target.shape(), guide.strides(), BLOCK, (start, count) -> {
            Strided from = Staging.heap(Blocks.part(source, start, count));
            Strided to = Blocks.part(target, start, count);
            if (Staging.isNative(to)) {
                Staging.store(from.dtype() == to.dtype() ? from : Assign.copyLike(from, to.dtype()), to);
            } else {
                Assign.assign(from, to);
            }
        }));
    }

    /** Calls a ufunc; the outputs. */
    static List<Strided> call(Dispatch dispatch, List<Operand> operands, Options options) {
        String name = dispatch.op().name();
        List<long[]> shapes = new ArrayList<>();
        operands.forEach(o -> shapes.add(o.array().shape()));
        if (options.where() != null) {
            shapes.add(options.where().shape());
        }
        for (Strided out : options.out()) {
            if (out != null) {
                shapes.add(out.shape());
            }
        }
        long[] shape = Shapes.broadcast(name, shapes);
        for (Strided out : options.out()) {
            if (out != null && !Arrays.equals(out.shape(), shape)) {
                throw new ShapeException(name + ": non-broadcastable output operand with shape "
                        + Shapes.text(out.shape()) + " doesn't match the broadcast shape " + Shapes.text(shape));
            }
        }
        return new Call(dispatch, operands, options, shape).run();
    }

    /** One call of a ufunc. */
    private static final class Call {
        private final Dispatch dispatch;
        private final List<Operand> operands;
        private final Options options;
        private final long[] shape;
        private final List<Strided> inputs = new ArrayList<>();
        private final @Nullable Strided where;
        private final List<@Nullable Strided> outputs = new ArrayList<>();

        Call(Dispatch dispatch, List<Operand> operands, Options options, long[] shape) {
            this.dispatch = dispatch;
            this.operands = operands;
            this.options = options;
            this.shape = shape;
            for (Operand o : operands) {
                inputs.add(o.weak() == null ? apart(o.array()).broadcastTo(shape) : o.array());
            }
            where = options.where() == null ? null : apart(options.where()).broadcastTo(shape);
            for (int i = 0; i < dispatch.op().nout(); i++) {
                outputs.add(i < options.out().size() ? options.out().get(i) : null);
            }
        }

        // an input that an output overwrites elsewhere is copied before
        private Strided apart(Strided input) {
            Strided stretched = input.broadcastTo(shape);
            for (Strided out : options.out()) {
                boolean meets = out != null && Aliasing.mayShare(stretched, out);
                if (meets && !(Aliasing.same(stretched, out) && dispatch.op().nout() == 1)) {
                    return detached(input);
                }
            }
            return input;
        }

        List<Strided> run() {
            if (Shapes.size(shape) == 0) {
                box(new long[shape.length], shape);
            } else {
                once(() -> Blocks.forEach(shape, guide().strides(), BLOCK, this::box));
            }
            List<Strided> results = new ArrayList<>();
            for (Strided out : outputs) {
                if (out == null) {
                    throw new IllegalStateException("the first block has made all outputs");
                }
                results.add(out);
            }
            return results;
        }

        // blocks follow the largest operand outside
        private Strided guide() {
            Strided guide = null;
            List<@Nullable Strided> all = new ArrayList<>(inputs);
            all.addAll(options.out());
            all.add(where);
            for (Strided a : all) {
                if (a != null && Staging.isNative(a) && (guide == null || reach(a) > reach(guide))) {
                    guide = a;
                }
            }
            return guide == null ? inputs.getFirst().broadcastTo(shape) : guide;
        }

        private void box(long[] start, long[] count) {
            List<Operand> parts = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                Operand o = operands.get(i);
                parts.add(o.weak() == null ? Operand.of(Staging.heap(Blocks.part(inputs.get(i), start, count))) : o);
            }
            List<@Nullable Strided> targets = new ArrayList<>();
            for (Strided out : outputs) {
                targets.add(out == null ? null : Staging.heap(Blocks.part(out, start, count)));
            }
            Strided mask = where == null ? null : Staging.heap(Blocks.part(where, start, count));
            List<Strided> results =
                    dispatch.call(parts, new Options(targets, mask, options.dtype(), options.casting()));
            for (int i = 0; i < results.size(); i++) {
                Strided result = results.get(i);
                Strided out = outputs.get(i);
                if (out == null) {
                    Strided whole = Arrays.equals(count, shape) ? result : like(result);
                    outputs.set(i, whole);
                    if (whole != result) {
                        Assign.assign(result, Blocks.part(whole, start, count));
                    }
                } else if (Staging.isNative(out)) {
                    Staging.store(result, Blocks.part(out, start, count));
                }
            }
        }

        private Strided like(Strided result) {
            List<Strided> all = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                all.add(
                        operands.get(i).weak() == null
                                ? inputs.get(i)
                                : inputs.get(i).broadcastTo(shape));
            }
            return Layouts.like(result.dtype(), shape, all);
        }
    }

    /** Takes the parts of sources and targets that are in a block. */
    @FunctionalInterface
    interface Chain {
        void run(List<Strided> sources, List<Strided> targets);
    }

    /** Whether a chain reads or writes outside the heap. */
    static boolean applies(List<Strided> sources, List<Strided> targets) {
        return anyNative(sources) || anyNative(targets);
    }

    /** Whether any of some arrays lies outside the heap. */
    static boolean anyNative(List<Strided> arrays) {
        for (Strided a : arrays) {
            if (Staging.isNative(a)) {
                return true;
            }
        }
        return false;
    }

    /** Runs an element-wise chain from sources, which broadcast, to targets of one shape. */
    static void run(List<Strided> sources, List<Strided> targets, Chain chain) {
        long[] shape = targets.getFirst().shape();
        List<Strided> apart = new ArrayList<>();
        for (Strided s : sources) {
            Strided stretched = s.broadcastTo(shape);
            boolean meets = targets.stream()
                    .anyMatch(t ->
                            Aliasing.mayShare(stretched, t) && (targets.size() > 1 || !Aliasing.same(stretched, t)));
            apart.add((meets ? detached(s) : s).broadcastTo(shape));
        }
        if (Shapes.size(shape) == 0) {
            return;
        }
        Strided guide = Stream.concat(apart.stream(), targets.stream())
                .filter(Staging::isNative)
                .max(Comparator.comparingLong(Streaming::reach))
                .orElse(targets.getFirst());
        once(() -> Blocks.forEach(shape, guide.strides(), BLOCK, (start, count) -> {
            List<Strided> parts =
                    targets.stream().map(t -> Blocks.part(t, start, count)).toList();
            List<Strided> there = parts.stream()
                    .map(t -> Staging.isNative(t) ? Strided.zeros(t.dtype(), count) : t)
                    .toList();
            chain.run(
                    apart.stream()
                            .map(s -> Staging.heap(Blocks.part(s, start, count)))
                            .toList(),
                    there);
            for (int i = 0; i < parts.size(); i++) {
                if (Staging.isNative(parts.get(i))) {
                    Staging.store(there.get(i), parts.get(i));
                }
            }
        }));
    }

    private static Strided detached(Strided input) {
        return Staging.isNative(input) ? Staging.onHeap(input) : Assign.copyLike(input, input.dtype());
    }

    private static long reach(Strided a) {
        long items = 1;
        for (int i = 0; i < a.rank(); i++) {
            items *= a.strides()[i] == 0 ? 1 : a.shape()[i];
        }
        return items;
    }

    /** Runs work in blocks; reports what conditions it met as one call's. */
    static void once(Runnable blocks) {
        FpHandling outer = FpHandling.current();
        if (outer.watched() == 0) {
            blocks.run();
            return;
        }
        Map<String, Integer> met = new LinkedHashMap<>();
        Map<FpCondition, FpHandling.Mode> modes = new EnumMap<>(FpCondition.class);
        for (FpCondition c : FpCondition.values()) {
            modes.put(c, (outer.watched() & c.bit()) != 0 ? FpHandling.Mode.CALL : FpHandling.Mode.IGNORE);
        }
        FpHandling noting = new FpHandling(modes, (name, c) -> met.merge(name, c.bit(), (a, b) -> a | b));
        ScopedValue.where(FpHandling.SCOPE, noting).run(blocks);
        met.forEach(outer::report);
    }
}
