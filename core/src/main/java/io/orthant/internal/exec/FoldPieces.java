package io.orthant.internal.exec;

import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.LoopNest;

/**
 * Folds with many results in pieces: cut where the accumulator, the walk's first operand, moves on, so that each result
 * is folded as a whole and in its own order.
 */
final class FoldPieces {
    /** Items of a piece: some ten microseconds, and little enough to stay in cache from row to row. */
    static final long GRAIN = 1 << 16;

    private static final long LARGE = 2 * GRAIN;

    // rows are not cut shorter than memory is fetched well
    private static final long FEWEST_COLUMNS = 512;

    private FoldPieces() {}

    /** Runs a kernel over the walk. */
    static void run(LoopNest nest, LoopKernel kernel) {
        long size = nest.size();
        int axis = size < LARGE ? -1 : independent(nest.steps(0));
        if (axis < 0) {
            nest.run(kernel);
            return;
        }
        long extent = nest.extents()[axis];
        long grain = Math.max(axis == 0 ? FEWEST_COLUMNS : 1, GRAIN / (size / extent));
        Parallel.ranges(
                extent, grain, (from, to) -> nest.part(axis, from, to - from).run(kernel));
    }

    // the outermost axis along which there is another result at each place
    private static int independent(long[] accumulator) {
        for (int axis = accumulator.length - 1; axis >= 0; axis--) {
            if (accumulator[axis] != 0) {
                return axis;
            }
        }
        return -1;
    }
}
