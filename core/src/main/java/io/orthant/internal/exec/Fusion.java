package io.orthant.internal.exec;

import io.orthant.dtype.Casting;
import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.ShapeException;
import io.orthant.internal.exec.ChainPrograms.Form;
import io.orthant.internal.plan.Aliasing;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.LoopNest;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import io.orthant.op.OpTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Evaluation of lazy chains in one pass over memory, bit-identical to calling their ufuncs one by one. */
public final class Fusion {
    private static final Op ADD = OpTable.named("add");

    // what is as quickly stored as its program is looked up
    private static final long SHORT = 4096;

    private Fusion() {}

    /** The value in a fresh array, laid out as the eager result would be. */
    public static Strided evaluate(LazyNode root) {
        ChainPlan plan = root.plan();
        Strided target = Layouts.like(root.dtype(), root.shape(), plan.sources());
        run(plan, List.of(target));
        return target;
    }

    /** The values in fresh arrays, those of one shape in one pass, in which what they share is computed once. */
    public static List<Strided> evaluate(List<LazyNode> roots) {
        Map<LazyNode, Strided> results = new IdentityHashMap<>();
        for (LazyNode root : roots) {
            if (!results.containsKey(root)) {
                List<LazyNode> alike = roots.stream()
                        .filter(r -> Arrays.equals(r.shape(), root.shape()))
                        .distinct()
                        .toList();
                ChainPlan plan = new ChainPlan(alike);
                List<Strided> targets = new ArrayList<>();
                for (LazyNode r : alike) {
                    // a result lies as its own operands do, not as those of its neighbours
                    targets.add(Layouts.like(r.dtype(), r.shape(), plan.sources(r)));
                    results.put(r, targets.getLast());
                }
                run(plan, targets);
            }
        }
        return roots.stream().map(results::get).map(Objects::requireNonNull).toList();
    }

    /**
     * The value written into an array of its shape, under same_kind casting.
     *
     * @throws ShapeException if the shapes differ
     * @throws DTypeException if the cast is not of the same kind
     */
    public static void evaluateInto(LazyNode root, Strided target) {
        if (!Arrays.equals(root.shape(), target.shape())) {
            throw new ShapeException("lazy: result of shape " + Shapes.text(root.shape())
                    + " does not fit into an array of shape " + Shapes.text(target.shape()));
        }
        if (!Casting.SAME_KIND.allows(root.dtype(), target.dtype())) {
            throw new DTypeException("Cannot cast lazy result from " + root.dtype() + " to " + target.dtype()
                    + " with casting rule 'same_kind'");
        }
        run(root.plan(), List.of(target));
    }

    /** A fold of the value, which is not stored where the order of operations allows. */
    public static LazyNode reduceNode(Op op, LazyNode root, Reduction.Options options) {
        DType type = FoldTypes.of(op, root.dtype(), options);
        return LazyNode.deferred(
                type,
                Reduction.resultShape(op.name(), root.shape(), options),
                () -> fold(
                        op,
                        root,
                        stored -> Folds.reduce(op, stored, options),
                        elements -> Reduction.reduce(op, elements, options)));
    }

    /** The mean of the value. */
    public static LazyNode meanNode(LazyNode root, Reduction.Options options) {
        return LazyNode.deferred(
                Statistics.resultType(root.dtype()),
                Reduction.resultShape("mean", root.shape(), options),
                () -> fold(
                        ADD,
                        root,
                        stored -> Statistics.mean(stored, options),
                        elements -> Statistics.mean(elements, options)));
    }

    // Where a condition of the chain cannot show in the fold's result, the chain is stored and tested by itself. It
    // does
    // show in a sum, if it shows in the chain's last value: a sum of something not finite is not finite.
    private static Strided fold(
            Op op, LazyNode root, Function<Strided, Strided> stored, Function<Elements, Strided> fold) {
        if (Shapes.size(root.shape()) <= SHORT) {
            return stored.apply(evaluate(root));
        }
        ChainPlan plan = root.plan();
        FpHandling handling = FpHandling.current();
        ChainPrograms code = ChainPrograms.of(plan, List.of(root.dtype()), handling.watched());
        Elements elements = plan.elements(code.folds());
        if (root.op() == null || !code.isWatched()) {
            return fold.apply(elements);
        }
        boolean shows = op.name().equals("add") && code.canBeQuick() && code.showsInLast();
        if (!shows) {
            return fold.apply(Elements.of(evaluate(root)));
        }
        Strided result = fold.apply(elements);
        if (!ReductionAlarms.isFinite(result)) {
            LoopNest nest = LoopNest.free(root.shape(), elements.operands());
            code.report(code.code(Form.TEST).runFreely(nest), handling);
        }
        return result;
    }

    private static void run(ChainPlan plan, List<Strided> targets) {
        if (Streaming.applies(plan.sources(), targets)) {
            Streaming.run(plan.sources(), targets, (sources, parts) -> run(plan, sources, parts));
        } else {
            run(plan, plan.sources(), targets);
        }
    }

    private static void run(ChainPlan plan, List<Strided> sources, List<Strided> targets) {
        long[] shape = targets.getFirst().shape();
        List<Strided> operands = new ArrayList<>();
        boolean survive = true;
        for (Strided raw : sources) {
            Strided s = raw.broadcastTo(shape);
            for (Strided target : targets) {
                if (Aliasing.mayShare(raw, target)) {
                    if (Aliasing.same(s, target) && targets.size() == 1) {
                        survive = false;
                    } else {
                        s = Assign.copy(raw, raw.dtype()).broadcastTo(shape);
                    }
                }
            }
            Dispatch.addParts(operands, s);
        }
        int inputs = operands.size();
        List<DType> types = new ArrayList<>(targets.size());
        for (Strided target : targets) {
            Dispatch.addParts(operands, target);
            types.add(target.dtype());
        }
        FpHandling handling = FpHandling.current();
        ChainPrograms code = ChainPrograms.of(plan, types, handling.watched());
        LoopNest nest = LoopNest.free(shape, operands);
        if (!survive && code.canBeQuick() && code.isWatched()) {
            InPlaceBlocks blocks = new InPlaceBlocks(nest, operands);
            if (blocks.applies()) {
                LoopKernel writing = code.code(Form.QUICK).kernel(nest);
                LoopKernel exact = code.code(Form.TEST).kernel(nest, inputs);
                code.report(blocks.run(writing, exact), handling);
                return;
            }
        }
        boolean quick = survive && code.canBeQuick();
        int alarms = code.code(quick ? Form.QUICK : Form.EXACT).runFreely(nest);
        if (alarms != 0) {
            if (quick) {
                alarms = code.code(Form.TEST).runFreely(LoopNest.free(shape, operands.subList(0, inputs)));
            }
            code.report(alarms, handling);
        }
    }
}
