package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.LoopNest;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import java.util.Arrays;
import java.util.Set;

/**
 * Folds of everything into one number where grouping cannot show: integer sums and products, bitwise and logical folds,
 * extremes. They are folded in pieces; logical ones end at the item which decides.
 */
final class ExactFold {
    private static final Set<String> EXTREMES = Set.of("maximum", "minimum", "fmax", "fmin");
    private static final Set<String> IDEMPOTENT = Set.of("bitwiseAnd", "bitwiseOr", "logicalAnd", "logicalOr");
    private static final Set<String> OF_INTEGERS = Set.of("add", "multiply", "bitwiseXor");

    private static final long GRAIN = 1 << 16;
    private static final long LARGE = 4 * GRAIN;

    // a decision is often near the beginning
    private static final long START = 4096;

    private ExactFold() {}

    /** Whether this can fold a walk over accumulator, elements and accumulator. */
    static boolean applies(Op op, DType type, LoopNest nest) {
        if (type.isComplex() || nest.rank() == 0 || Arrays.stream(nest.steps(0)).anyMatch(s -> s != 0)) {
            return false;
        }
        boolean exact = EXTREMES.contains(op.name())
                || (!type.isFloating() && (IDEMPOTENT.contains(op.name()) || OF_INTEGERS.contains(op.name())));
        return exact && nest.size() >= (decides(op) ? 2 * START : LARGE);
    }

    /** Whether a fold of bools with this can be decided by one item. */
    static boolean decides(Op op) {
        return op.name().equals("logicalOr") || op.name().equals("logicalAnd");
    }

    /** Whether the accumulator of a logical fold can change no more. */
    static boolean decided(Op op, Object accumulator, int at) {
        return ((byte[]) accumulator)[at] != 0 == op.name().equals("logicalOr");
    }

    /** Folds into the accumulator, operands 0 and last, which holds a value to start from. */
    static void run(Op op, LoopNest nest, LoopKernel kernel, Strided acc) {
        int axis = nest.rank() - 1;
        long extent = nest.extents()[axis];
        long inside = nest.size() / extent;
        boolean logical = decides(op);
        Object total = acc.array();
        int place = (int) acc.offset();
        long begun = 0;
        if (logical) {
            begun = Math.min(extent, Math.max(1, START / inside));
            nest.part(axis, 0, begun).run(kernel);
            if (begun == extent || decided(op, total, place)) {
                return;
            }
        }
        long left = extent - begun;
        LoopNest rest = nest.part(axis, begun, left);
        long grain = Math.max(1, GRAIN / inside);
        int pieces = Parallel.pieces(left, grain);
        Object parts = HeapStorage.allocate(acc.dtype(), new long[] {pieces});
        start(op, acc, parts, pieces);
        int last = nest.operands() - 1;
        boolean[] stop = new boolean[1];
        Parallel.run(pieces, i -> {
            // a thread that sees the decision late only works in vain
            if (!stop[0]) {
                long from = i * grain;
                rest.part(axis, from, Math.min(grain, left - from))
                        .with(0, parts, i)
                        .with(last, parts, i)
                        .run(kernel);
                if (logical && decided(op, parts, i)) {
                    stop[0] = true;
                }
            }
        });
        Strided found = Strided.of(acc.dtype(), parts, pieces);
        Strided one = acc.view(acc.offset(), found.shape(), new long[1]);
        Reduction.foldByKernel(op, Elements.of(found), one, null);
    }

    private static void start(Op op, Strided acc, Object parts, int pieces) {
        DType type = acc.dtype();
        for (int i = 0; i < pieces; i++) {
            if (OF_INTEGERS.contains(op.name())) {
                Items.setLong(type, parts, i, op.name().equals("multiply") ? 1 : 0);
            } else {
                // these may meet their starting value any number of times
                System.arraycopy(acc.array(), (int) acc.offset(), parts, i, 1);
            }
        }
    }
}
