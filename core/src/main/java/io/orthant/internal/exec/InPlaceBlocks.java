package io.orthant.internal.exec;

import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.LoopNest;
import io.orthant.internal.storage.Scratch;
import io.orthant.internal.storage.Strided;
import java.util.List;

/**
 * An expression written over one of its own operands, in blocks that stay in cache: each block of that operand is kept
 * until it is known that no floating-point condition was met in it, so that the cheap test suffices where all is well
 * and the exact ones still find the operands that they need.
 */
final class InPlaceBlocks {
    private static final int BLOCK = 8192;
    private static final long PIECE = 8L * BLOCK;

    private final LoopNest nest;
    private final List<Strided> operands;
    private final Strided target;

    /**
     * A walk over the operands, the last of which is the target.
     *
     * @param nest the walk
     * @param operands inputs, then the target
     */
    InPlaceBlocks(LoopNest nest, List<Strided> operands) {
        this.nest = nest;
        this.operands = operands;
        this.target = operands.getLast();
    }

    /** Whether the walk is one run over a target without gaps. */
    boolean applies() {
        return nest.rank() == 1
                && nest.innerStep(operands.size() - 1) == 1
                && !target.dtype().isComplex();
    }

    /**
     * Runs the walk.
     *
     * @param quick writes the target and says whether anything may be amiss
     * @param exact only tests; its operands are the inputs
     * @return the exact alarms of all blocks
     */
    int run(LoopKernel quick, LoopKernel exact) {
        long n = nest.innerLength();
        if (n <= PIECE) {
            return run(quick, exact, 0, n);
        }
        return Parallel.bits(
                Parallel.pieces(n, PIECE), i -> run(quick, exact, i * PIECE, Math.min(n, (i + 1) * PIECE)));
    }

    private int run(LoopKernel quick, LoopKernel exact, long start, long end) {
        int count = operands.size();
        Object[] data = new Object[count];
        Object[] saved = new Object[count - 1];
        long[] at = new long[count];
        long[] savedAt = new long[count - 1];
        long[] steps = new long[count];
        long[] still = new long[count];
        Object block = Scratch.take(target.dtype(), (int) Math.min(end - start, BLOCK));
        for (int k = 0; k < count; k++) {
            data[k] = operands.get(k).array();
            steps[k] = nest.innerStep(k);
        }
        int last = count - 1;
        int alarms = 0;
        for (long from = start; from < end; from += BLOCK) {
            int length = (int) Math.min(BLOCK, end - from);
            for (int k = 0; k < count; k++) {
                at[k] = nest.offset(k) + from * steps[k];
            }
            System.arraycopy(data[last], (int) at[last], block, 0, length);
            if (quick.run(data, at, steps, still, length, 1) == 0) {
                continue;
            }
            for (int k = 0; k < last; k++) {
                boolean overwritten = data[k] == data[last] && at[k] == at[last] && steps[k] == 1;
                saved[k] = overwritten ? block : data[k];
                savedAt[k] = overwritten ? 0 : at[k];
            }
            alarms |= exact.run(saved, savedAt, steps, still, length, 1);
        }
        Scratch.give(block);
        return alarms;
    }
}
