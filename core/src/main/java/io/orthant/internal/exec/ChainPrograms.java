package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.op.Expr;
import io.orthant.op.Program;
import io.orthant.op.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The programs of chains of one structure and their kernels, kept for the next chain of that structure in a bounded
 * cache. They hold on to no array.
 */
final class ChainPrograms {
    /** Which program. */
    enum Form {
        /** Writes the results and tells whether anything may be amiss. */
        QUICK,
        /** Writes the results and tells what is amiss. */
        EXACT,
        /** Tells what is amiss. */
        TEST
    }

    /** Structures in each of the cache's two generations. */
    private static final int GENERATION = 1024;

    private static volatile Map<ChainPlan.Structure, ChainPrograms> young = new ConcurrentHashMap<>();
    private static volatile Map<ChainPlan.Structure, ChainPrograms> old = Map.of();

    private final Code quick;
    private final Code exact;
    private final Code test;
    private final List<ChainTests.Alarm> alarms;
    private final boolean canBeQuick;
    private final boolean onlyLast;
    private final KnownCode folds = new KnownCode();

    private ChainPrograms(ChainPlan plan, List<DType> targets, int watched) {
        List<DType> args = new ArrayList<>();
        List<Value> loaded = Elements.load(plan.sources(), args, 0);
        ChainTests tests = new ChainTests(watched);
        List<Value> values = plan.values(loaded, tests::add);
        List<Expr> outputs = new ArrayList<>();
        for (int k = 0; k < targets.size(); k++) {
            tests.addCast(values.get(k), targets.get(k));
            outputs.addAll(values.get(k).cast(targets.get(k)).parts());
        }
        this.alarms = tests.alarms();
        this.canBeQuick = tests.canBeQuick();
        this.onlyLast = tests.onlyLast(plan.roots().getLast());
        this.quick = Code.map(Program.of(args, outputs, tests.quick()));
        this.exact = Code.map(Program.of(args, outputs, tests.exact()));
        this.test = Code.map(Program.of(args, List.of(), tests.exact()));
    }

    /** The programs for a plan whose results are stored with the given dtypes. */
    static ChainPrograms of(ChainPlan plan, List<DType> targets, int watched) {
        ChainPlan.Structure structure = plan.structure(targets, watched);
        ChainPrograms known = young.get(structure);
        if (known != null) {
            return known;
        }
        known = old.get(structure);
        if (known == null) {
            known = new ChainPrograms(plan, targets, watched);
        }
        young.put(structure, known);
        if (young.size() > GENERATION) {
            age();
        }
        return known;
    }

    private static synchronized void age() {
        if (young.size() > GENERATION) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }

    /** Whether one test of the last values tells that nothing at all is amiss. */
    boolean canBeQuick() {
        return canBeQuick;
    }

    /** Whether whatever is amiss shows in the last value. */
    boolean showsInLast() {
        return onlyLast;
    }

    /** The code which folds the only value. */
    KnownCode folds() {
        return folds;
    }

    /** Whether there is any condition to watch for. */
    boolean isWatched() {
        return !alarms.isEmpty();
    }

    /** One of the programs. */
    Code code(Form form) {
        return switch (form) {
            case QUICK -> quick;
            case EXACT -> exact;
            case TEST -> test;
        };
    }

    /** Reports the conditions behind the alarms of {@link Form#EXACT} or {@link Form#TEST}. */
    void report(int bits, FpHandling handling) {
        ChainTests.report(alarms, bits, handling);
    }
}
