package io.orthant.internal.exec;

import io.orthant.internal.plan.LoopNest;
import io.orthant.internal.storage.Scratch;
import io.orthant.internal.storage.Strided;

/**
 * Folds over several axes which cannot be joined into one run: NumPy's iterator copies whole innermost rows into its
 * buffer, as many as fit, and the fold sees each bufferful as one run. The grouping decides how a float sum rounds.
 */
final class BufferedRuns {
    /** Takes the accumulator's slot and a bufferful of elements. */
    @FunctionalInterface
    interface Sink {
        void accept(long accumulator, Object buffer, long n);
    }

    private BufferedRuns() {}

    /** Whether a walk over (accumulator, elements) is one of these. */
    static boolean apply(LoopNest nest) {
        long[] acc = nest.steps(0);
        return acc.length > 1 && acc[0] == 0 && acc[1] == 0 && nest.extents()[0] * 2 <= RunFold.BUFFER;
    }

    /** Hands on bufferfuls in the walk's order. */
    static void forEach(LoopNest nest, Strided elements, Sink sink) {
        long[] extents = nest.extents();
        long[] acc = nest.steps(0);
        long[] steps = nest.steps(1);
        // the axes which fit into the buffer whole, then as much as fits of the next one
        int whole = 1;
        long core = extents[0];
        while (whole < extents.length && acc[whole] == 0 && core * extents[whole] <= RunFold.BUFFER) {
            core *= extents[whole++];
        }
        boolean split = whole < extents.length && acc[whole] == 0;
        long chunk = split ? Math.max(RunFold.BUFFER / core, 1) : 1;
        Object buffer = Scratch.take(elements.dtype(), (int) (core * chunk));
        long[] index = new long[extents.length];
        while (true) {
            long at = nest.offset(1);
            long to = nest.offset(0);
            for (int axis = whole; axis < extents.length; axis++) {
                at += index[axis] * steps[axis];
                to += index[axis] * acc[axis];
            }
            long rows = split ? Math.min(chunk, extents[whole] - index[whole]) : 1;
            fill(elements, at, extents, steps, whole, rows, split, buffer);
            sink.accept(to, buffer, core * rows);
            int axis = whole;
            if (axis < extents.length) {
                index[axis] += split ? rows : 1;
            }
            while (axis < extents.length && index[axis] == extents[axis]) {
                index[axis++] = 0;
                if (axis < extents.length) {
                    index[axis]++;
                }
            }
            if (axis == extents.length) {
                Scratch.give(buffer);
                return;
            }
        }
    }

    private static void fill(
            Strided elements,
            long at,
            long[] extents,
            long[] steps,
            int whole,
            long rows,
            boolean split,
            Object buffer) {
        int rank = whole + (split ? 1 : 0);
        long[] shape = new long[rank];
        long[] strides = new long[rank];
        for (int i = 0; i < rank; i++) {
            shape[rank - 1 - i] = i == whole ? rows : extents[i];
            strides[rank - 1 - i] = steps[i];
        }
        Assign.assign(elements.view(at, shape, strides), Strided.of(elements.dtype(), buffer, shape));
    }
}
