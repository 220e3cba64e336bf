package io.orthant.internal.plan;

import io.orthant.internal.storage.HeapStorage;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import java.util.List;

/** Rearrangements of walks whose items do not depend on one another. */
final class FreeOrder {
    // rows longer than this keep a loop busy by themselves
    private static final long SHORT_ROW = 256;

    // slots of a block of repeated rows: little enough to stay in the first-level cache
    private static final long BLOCK = 2048;

    private FreeOrder() {}

    /** The longest axis along which an operand's steps are smaller than in the innermost loop, or -1. */
    static int crossing(long[] extents, long[][] steps) {
        int found = -1;
        for (int axis = 1; axis < extents.length; axis++) {
            if (crosses(steps, axis) && (found < 0 || extents[axis] > extents[found])) {
                found = axis;
            }
        }
        return found;
    }

    /** Whether an operand's steps are smaller along the second axis than along the innermost. */
    static boolean crosses(long[][] steps) {
        return crosses(steps, 1);
    }

    private static boolean crosses(long[][] steps, int axis) {
        for (int k = 0; k < steps[axis].length; k++) {
            long step = Math.abs(steps[axis][k]);
            if (step != 0 && step < Math.abs(steps[0][k])) {
                return true;
            }
        }
        return false;
    }

    /**
     * Short rows to each of which the same row is added, multiplied, …: that row is written several times over, so that
     * as many rows become one long run.
     */
    static LoopNest repeat(LoopNest nest, List<Strided> operands) {
        long[] extents = nest.extents();
        long[][] steps = nest.axes();
        long n = extents[0];
        long rows = Math.min(extents[1], BLOCK / Math.max(n, 1));
        if (n > SHORT_ROW || rows < 2) {
            return nest;
        }
        int count = steps[0].length;
        boolean[] repeated = new boolean[count];
        for (int k = 0; k < count; k++) {
            repeated[k] = steps[0][k] == 1 && isOneRow(steps, k);
            if (!repeated[k] && steps[1][k] != steps[0][k] * n) {
                return nest;
            }
        }
        Object[] data = nest.data().clone();
        long[] offsets = nest.offsets().clone();
        for (int k = 0; k < count; k++) {
            if (repeated[k]) {
                data[k] = repetition(operands.get(k), nest.offset(k), (int) n, (int) rows);
                offsets[k] = 0;
            }
        }
        long whole = extents[1] / rows;
        long left = extents[1] % rows;
        LoopNest rest = null;
        if (left > 0) {
            long[] at = offsets.clone();
            long[][] inner = steps.clone();
            for (int k = 0; k < count; k++) {
                at[k] += repeated[k] ? 0 : whole * rows * steps[1][k];
            }
            rest = new LoopNest(data, at, without(extents, n * left), withoutSecond(inner), null);
        }
        long[] blocks = extents.clone();
        blocks[0] = n * rows;
        blocks[1] = whole;
        long[][] moves = steps.clone();
        moves[1] = steps[1].clone();
        for (int k = 0; k < count; k++) {
            moves[1][k] *= rows;
        }
        return new LoopNest(data, offsets, blocks, moves, rest);
    }

    private static boolean isOneRow(long[][] steps, int operand) {
        for (int axis = 1; axis < steps.length; axis++) {
            if (steps[axis][operand] != 0) {
                return false;
            }
        }
        return true;
    }

    private static long[] without(long[] extents, long first) {
        long[] fewer = new long[extents.length - 1];
        System.arraycopy(extents, 1, fewer, 0, fewer.length);
        fewer[0] = first;
        return fewer;
    }

    private static long[][] withoutSecond(long[][] steps) {
        long[][] fewer = Arrays.copyOfRange(steps, 1, steps.length);
        fewer[0] = steps[0];
        return fewer;
    }

    private static Object repetition(Strided operand, long from, int n, int rows) {
        Object block = HeapStorage.allocate(operand.dtype(), new long[] {(long) n * rows});
        System.arraycopy(operand.array(), (int) from, block, 0, n);
        int filled = n;
        while (filled < n * rows) {
            int more = Math.min(filled, n * rows - filled);
            System.arraycopy(block, 0, block, filled, more);
            filled += more;
        }
        return block;
    }
}
