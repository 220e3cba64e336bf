package io.orthant.internal.kernel;

import io.orthant.internal.plan.StrideClass;
import io.orthant.op.Program;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a kernel is compiled for.
 *
 * @param program what it computes
 * @param strides the class of each operand's inner step: arguments, then outputs
 * @param mode how iterations hang together
 * @param pairs bit k is set if operands k and k + 1, both of class ANY, are the parts of complex items side by side: the
 *     same array, neighbouring first slots, step 2
 */
public record KernelKey(Program program, List<StrideClass> strides, Mode mode, long pairs) {

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

    /** Without anything known about parts of complex items. */
    public KernelKey(Program program, List<StrideClass> strides, Mode mode) {
        this(program, strides, mode, 0);
    }

    // written out as those of a program's instructions are

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof KernelKey that
                && mode == that.mode
                && pairs == that.pairs
                && strides.equals(that.strides)
                && program.equals(that.program);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * program.hashCode() + strides.hashCode()) + mode.hashCode()) + Long.hashCode(pairs);
    }

    /** Whether an operand is the first part of a pair. */
    boolean startsPair(int operand) {
        return operand < Long.SIZE && (pairs >>> operand & 1) != 0;
    }

    /** Whether an operand is a part of a pair. */
    boolean paired(int operand) {
        return startsPair(operand) || operand > 0 && startsPair(operand - 1);
    }
}
