package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.error.FpCondition;
import io.orthant.op.Expr;
import io.orthant.op.Op;
import io.orthant.op.Value;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tests for floating-point conditions along a chain: one for each operation and condition, as far as they go. */
final class ChainTests {
    // what makes a non-finite operand show in the result, so that only the last of a run of them needs a test
    private static final Set<String> PROPAGATING = Set.of("add", "subtract", "multiply", "negative", "square");

    /** A condition that an operation may meet. */
    record Alarm(String operation, FpCondition condition) {}

    // a kernel has 32 alarms; what operations do not get one of their own share one for each condition
    private static final int MAX_NAMED = 32 - FpCondition.values().length;

    private final int watched;
    private final Map<Alarm, Expr> tests = new LinkedHashMap<>();
    private final Map<LazyNode, Expr> suspects = new LinkedHashMap<>();
    private boolean canBeQuick;

    ChainTests(int watched) {
        this.watched = watched;
        this.canBeQuick = (watched & FpCondition.UNDERFLOW.bit()) == 0;
    }

    /** Adds a ufunc's conditions. */
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
        out.getFirst().parts().stream()
                .map(e -> LoopPrograms.finite(e).not())
                .reduce(Expr::or)
                .ifPresent(e -> suspects.put(node, e));
    }

    /** Adds the conditions of a result's conversion. */
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

    /** Whether one test of the last values tells that nothing at all is amiss. */
    boolean canBeQuick() {
        return canBeQuick;
    }

    /** Whether whatever is amiss shows in the root's value. */
    boolean onlyLast(LazyNode root) {
        return suspects.keySet().stream().allMatch(n -> n == root);
    }

    /** The test which tells that something may be amiss. */
    List<Expr> quick() {
        return suspects.values().stream().reduce(Expr::or).map(List::of).orElse(List.of());
    }

    /** The tests which tell what is amiss. */
    List<Expr> exact() {
        return List.copyOf(tests.values());
    }

    /** The operations and conditions that {@link #exact} tests, in its order. */
    List<Alarm> alarms() {
        return List.copyOf(tests.keySet());
    }

    /** Reports the conditions of the exact tests that went off. */
    static void report(List<Alarm> alarms, int bits, FpHandling handling) {
        for (int k = 0; k < alarms.size(); k++) {
            if ((bits >> k & 1) != 0) {
                handling.report(
                        alarms.get(k).operation(), alarms.get(k).condition().bit());
            }
        }
    }
}
