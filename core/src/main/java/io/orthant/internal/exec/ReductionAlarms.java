package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.error.FpCondition;
import io.orthant.internal.plan.LoopNest;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Staging;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Expr;
import io.orthant.op.Op;
import io.orthant.op.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Floating-point conditions of reductions: found by looking at the few results, then at the elements if need be. */
final class ReductionAlarms {
    private static final Set<String> QUIET = Set.of("maximum", "minimum", "fmax", "fmin");

    private static final int NAN = 1;
    private static final int INFINITE = 2;

    // below this a look at each item is faster than a kernel's start
    private static final int SMALL = 64;

    // whether an item is not finite
    private static final @Nullable Code[] TESTS = new Code[DType.values().length];

    private ReductionAlarms() {}

    static void check(Op op, Strided result, Elements elements, String operation) {
        if (!result.dtype().isInexact() || QUIET.contains(op.name())) {
            return;
        }
        FpHandling handling = FpHandling.current();
        if (handling.watched() == 0) {
            return;
        }
        if (isFinite(result)) {
            return;
        }
        int found = scan(result, NAN | INFINITE);
        // a NaN among the elements explains a NaN, anything not finite an infinity: there the search can end
        int enough = (found & NAN) != 0 ? NAN : NAN | INFINITE;
        int present = 0;
        for (Strided s : elements.sources()) {
            present |= present(s, enough);
        }
        int bits = 0;
        if ((found & NAN) != 0 && (present & NAN) == 0) {
            bits |= FpCondition.INVALID.bit();
        }
        if ((found & INFINITE) != 0 && (present & (NAN | INFINITE)) == 0) {
            bits |= FpCondition.OVERFLOW.bit();
        }
        handling.report(operation, bits & handling.watched());
    }

    private static int present(Strided a, int enough) {
        if (!Staging.isNative(a)) {
            return isFinite(a) ? 0 : scan(a, enough);
        }
        int[] found = {0};
        if (a.dtype().isInexact()) {
            Blocks.forEach(a.shape(), a.strides(), Streaming.BLOCK, (start, count) -> {
                if ((found[0] & enough) != enough) {
                    found[0] |= present(Staging.onHeap(Blocks.part(a, start, count)), enough);
                }
            });
        }
        return found[0];
    }

    /** Whether nothing in the array is NaN or infinite. */
    static boolean isFinite(Strided a) {
        if (!a.dtype().isInexact()) {
            return true;
        }
        if (a.size() <= SMALL) {
            return a.isRowMajor() && a.array() instanceof double[] items
                    ? isFinite(
                            items, (int) a.offset(), (int) a.size() * a.dtype().slots())
                    : scan(a, NAN | INFINITE) == 0;
        }
        List<Strided> parts = new ArrayList<>(2);
        Dispatch.addParts(parts, a);
        for (Strided part : parts) {
            LoopNest nest = LoopNest.of(part.shape(), List.of(part));
            if (nest.run(test(part.dtype()).kernel(nest)) != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFinite(double[] items, int from, int n) {
        for (int i = from; i < from + n; i++) {
            if (!Double.isFinite(items[i])) {
                return false;
            }
        }
        return true;
    }

    private static Code test(DType type) {
        Code test = TESTS[type.ordinal()];
        if (test == null) {
            Expr infinite = LoopPrograms.finite(Expr.arg(0, type)).not();
            test = Code.map(Program.of(List.of(type), List.of(), List.of(infinite)));
            TESTS[type.ordinal()] = test;
        }
        return test;
    }

    // which kinds of non-finite items there are, up to the first of a kind that is enough
    private static int scan(Strided a, int enough) {
        DType type = a.dtype();
        int found = 0;
        long[] index = new long[a.rank()];
        long count = a.size();
        for (long k = 0; k < count && (found & enough) != enough; k++) {
            long slot = a.slot(index);
            for (int part = 0; part < type.slots(); part++) {
                double v = Items.getDouble(type, a.array(), slot + part);
                found |= Double.isNaN(v) ? NAN : Double.isInfinite(v) ? INFINITE : 0;
            }
            for (int axis = index.length - 1; axis >= 0 && ++index[axis] == a.shape()[axis]; axis--) {
                index[axis] = 0;
            }
        }
        return found;
    }
}
