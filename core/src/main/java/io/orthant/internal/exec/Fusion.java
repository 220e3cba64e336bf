package io.orthant.internal.exec;

import io.orthant.dtype.Casting;
import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.FpCondition;
import io.orthant.error.ShapeException;
import io.orthant.internal.kernel.KernelKey;
import io.orthant.internal.kernel.Kernels;
import io.orthant.internal.plan.Aliasing;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.LoopNest;
import io.orthant.internal.plan.StrideClass;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Expr;
import io.orthant.op.Op;
import io.orthant.op.OpTable;
import io.orthant.op.Program;
import io.orthant.op.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Evaluation of lazy chains in one pass over memory, bit-identical to calling their ufuncs one by one. */
public final class Fusion {
    // what makes a non-finite operand show in the result, so that only the last of a run of them needs a test
    private static final Set<String> PROPAGATING = Set.of("add", "subtract", "multiply", "negative", "square");

    private static final Op ADD = OpTable.named("add");

    private Fusion() {}

    /** The value in a fresh array, laid out as the eager result would be. */
    public static Strided evaluate(LazyNode root) {
        LazyNode.Plan plan = root.plan();
        Strided target = Layouts.like(root.dtype(), root.shape(), plan.sources());
        run(root, plan, target);
        return target;
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
        run(root, root.plan(), target);
    }

    /** A fold of the value, which is not stored where the order of operations allows. */
    public static LazyNode reduceNode(Op op, LazyNode root, Reduction.Options options) {
        DType type = FoldTypes.of(op, root.dtype(), options);
        return LazyNode.deferred(
                type,
                Reduction.resultShape(op.name(), root.shape(), options),
                () -> fold(op, root, elements -> Reduction.reduce(op, elements, options)));
    }

    /** The mean of the value. */
    public static LazyNode meanNode(LazyNode root, Reduction.Options options) {
        return LazyNode.deferred(
                Statistics.resultType(root.dtype()),
                Reduction.resultShape("mean", root.shape(), options),
                () -> fold(ADD, root, elements -> Statistics.mean(elements, options)));
    }

    // Where a condition of the chain cannot show in the fold's result, the chain is stored and tested by itself. It
    // does
    // show in a sum, if it shows in the chain's last value: a sum of something not finite is not finite.
    private static Strided fold(Op op, LazyNode root, Function<Elements, Strided> fold) {
        LazyNode.Plan plan = root.plan();
        FpHandling handling = FpHandling.current();
        if (handling.watched() == 0 || root.op() == null) {
            return fold.apply(plan.elements());
        }
        List<DType> args = new ArrayList<>();
        Elements elements = plan.elements();
        Tests tests = new Tests(handling.watched());
        plan.values(elements.load(args, 0), tests::add);
        boolean shows = op.name().equals("add") && tests.canBeQuick && tests.onlyLast(root);
        if (tests.exact().isEmpty()) {
            return fold.apply(elements);
        }
        if (!shows) {
            return fold.apply(Elements.of(evaluate(root)));
        }
        Strided result = fold.apply(elements);
        if (!ReductionAlarms.isFinite(result)) {
            LoopNest nest = LoopNest.free(root.shape(), elements.operands());
            Program testing = Program.of(args, List.of(), tests.exact());
            tests.report(nest.runFreely(kernel(testing, nest), testing.weight()), handling);
        }
        return result;
    }

    private static void run(LazyNode root, LazyNode.Plan plan, Strided target) {
        List<Strided> sources = new ArrayList<>();
        boolean survive = true;
        for (Strided raw : plan.sources()) {
            Strided s = raw.broadcastTo(root.shape());
            if (Aliasing.mayShare(raw, target)) {
                if (Aliasing.same(s, target)) {
                    survive = false;
                } else {
                    s = Assign.copy(raw, raw.dtype()).broadcastTo(root.shape());
                }
            }
            sources.add(s);
        }
        Elements elements = new Elements(sources, root.shape(), root.dtype(), List::getFirst);
        List<DType> args = new ArrayList<>();
        List<Value> loaded = elements.load(args, 0);
        FpHandling handling = FpHandling.current();
        Tests tests = new Tests(handling.watched());
        Value value = plan.values(loaded, tests::add);
        tests.addCast(value, target.dtype());
        List<Expr> outputs = LoopPrograms.parts(value.cast(target.dtype()));
        List<Strided> operands = elements.operands();
        int inputs = operands.size();
        Dispatch.addParts(operands, target);
        LoopNest nest = LoopNest.free(target.shape(), operands);
        if (!survive && tests.canBeQuick && !tests.exact().isEmpty()) {
            InPlaceBlocks blocks = new InPlaceBlocks(nest, operands);
            if (blocks.applies()) {
                LoopKernel writing = kernel(Program.of(args, outputs, tests.quick()), nest);
                List<StrideClass> classes = nest.strideClasses().subList(0, inputs);
                Program testing = Program.of(args, List.of(), tests.exact());
                LoopKernel exact = Kernels.get(new KernelKey(testing, List.copyOf(classes), KernelKey.Mode.MAP));
                tests.report(blocks.run(writing, exact), handling);
                return;
            }
        }
        boolean quick = survive && tests.canBeQuick;
        Program program = Program.of(args, outputs, quick ? tests.quick() : tests.exact());
        int alarms = nest.runFreely(kernel(program, nest), program.weight());
        if (alarms == 0) {
            return;
        }
        if (quick) {
            LoopNest again = LoopNest.free(target.shape(), operands.subList(0, inputs));
            Program testing = Program.of(args, List.of(), tests.exact());
            alarms = again.runFreely(kernel(testing, again), testing.weight());
        }
        tests.report(alarms, handling);
    }

    private static LoopKernel kernel(Program program, LoopNest nest) {
        return Kernels.get(new KernelKey(program, nest.strideClasses(), KernelKey.Mode.MAP));
    }

    /** The tests for floating-point conditions along a chain: one for each operation and condition, as far as they go. */
    private static final class Tests {
        private record Alarm(String operation, FpCondition condition) {}

        // a kernel has 32 alarms; what operations do not get one of their own share one for each condition
        private static final int MAX_NAMED = 32 - FpCondition.values().length;

        private final int watched;
        private final Map<Alarm, Expr> tests = new LinkedHashMap<>();
        private final Map<LazyNode, Expr> suspects = new LinkedHashMap<>();
        private boolean canBeQuick = true;

        Tests(int watched) {
            this.watched = watched;
            this.canBeQuick = (watched & FpCondition.UNDERFLOW.bit()) == 0;
        }

        void add(LazyNode node, List<Value> in, List<Value> out) {
            Op op = node.op();
            if (watched == 0 || op == null) {
                return;
            }
            Map<FpCondition, Expr> found = op.alarms(in, out);
            if (found.isEmpty()) {
                return;
            }
            merge(op.numpyName(), found);
            canBeQuick &= out.getFirst().type().isInexact();
            if (PROPAGATING.contains(op.name())) {
                node.inputs().forEach(suspects::remove);
            }
            LoopPrograms.parts(out.getFirst()).stream()
                    .map(e -> LoopPrograms.finite(e).not())
                    .reduce(Expr::or)
                    .ifPresent(e -> suspects.put(node, e));
        }

        void addCast(Value value, DType to) {
            if (watched != 0 && value.type() != to) {
                Map<FpCondition, Expr> found = new EnumMap<>(FpCondition.class);
                CastAlarms.add(value, to, found);
                canBeQuick &= found.isEmpty();
                merge("cast", found);
            }
        }

        private void merge(String operation, Map<FpCondition, Expr> found) {
            found.forEach((condition, test) -> {
                if ((watched & condition.bit()) != 0) {
                    Alarm own = new Alarm(operation, condition);
                    boolean room = tests.containsKey(own) || tests.size() < MAX_NAMED;
                    tests.merge(room ? own : new Alarm("lazy expression", condition), test, Expr::or);
                }
            });
        }

        boolean onlyLast(LazyNode root) {
            return suspects.keySet().stream().allMatch(n -> n == root);
        }

        List<Expr> quick() {
            return suspects.values().stream().reduce(Expr::or).map(List::of).orElse(List.of());
        }

        List<Expr> exact() {
            return List.copyOf(tests.values());
        }

        void report(int alarms, FpHandling handling) {
            int k = 0;
            for (Alarm a : tests.keySet()) {
                if ((alarms >> k++ & 1) != 0) {
                    handling.report(a.operation(), a.condition().bit());
                }
            }
        }
    }
}
