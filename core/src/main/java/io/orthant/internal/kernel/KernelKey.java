package io.orthant.internal.kernel;

import io.orthant.internal.plan.StrideClass;
import io.orthant.op.Program;
import java.util.List;

/**
 * What a kernel is compiled for.
 *
 * @param program what it computes
 * @param strides the class of each operand's inner step: arguments, then outputs
 * @param mode how iterations hang together
 */
public record KernelKey(Program program, List<StrideClass> strides, Mode mode) {

    /** How iterations hang together. */
    public enum Mode {
        /** Iterations are independent: outputs overlap no input, except where both are the very same elements. */
        MAP,
        /** An iteration may read what an earlier one wrote: strictly in order, every load and store done. */
        SEQUENTIAL,
        /**
         * The first arguments, as many as there are outputs, are accumulators: the same memory as the outputs, all with
         * inner step 0. They live in registers during an inner loop; elements are folded strictly in order, except that
         * integer sums, bitwise ops, minimum and maximum may be regrouped.
         */
        FOLD
    }
}
