package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.error.FpCondition;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import java.util.Set;

/** Floating-point conditions of reductions: found by looking at the few results, then at the elements if need be. */
final class ReductionAlarms {
    private static final Set<String> QUIET = Set.of("maximum", "minimum", "fmax", "fmin");

    private static final int NAN = 1;
    private static final int INFINITE = 2;

    private ReductionAlarms() {}

    static void check(Op op, Strided result, Elements elements, String operation) {
        if (!result.dtype().isInexact() || QUIET.contains(op.name())) {
            return;
        }
        FpHandling handling = FpHandling.current();
        if (handling.watched() == 0) {
            return;
        }
        int found = scan(result);
        if (found == 0) {
            return;
        }
        int present = 0;
        for (Strided s : elements.sources()) {
            present |= s.dtype().isInexact() ? scan(s) : 0;
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

    /** Whether nothing in the array is NaN or infinite. */
    static boolean isFinite(Strided a) {
        return !a.dtype().isInexact() || scan(a) == 0;
    }

    private static int scan(Strided a) {
        DType type = a.dtype();
        int found = 0;
        long[] index = new long[a.rank()];
        long count = a.size();
        for (long k = 0; k < count && found != (NAN | INFINITE); k++) {
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
