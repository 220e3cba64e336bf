package io.orthant.internal.plan;

/** Compiled code for a program over a nest of two loops. Kernels keep no state and may run in any number of threads. */
@FunctionalInterface
public interface LoopKernel {
    /**
     * Runs the nest: for each {@code j < m}, for each {@code i < n}, operand {@code k}'s element is at slot
     * {@code offsets[k] + i * inner[k] + j * outer[k]} of {@code data[k]}. Operands are the program's arguments, then its
     * outputs.
     *
     * @param data Java arrays
     * @param offsets first slots; not changed
     * @param inner steps of the inner loop in slots; must agree with the stride classes it was compiled for
     * @param outer steps of the outer loop in slots
     * @param n length of the inner loop
     * @param m length of the outer loop
     * @return bit {@code a} set if alarm {@code a} went off for any element
     */
    int run(Object[] data, long[] offsets, long[] inner, long[] outer, long n, long m);
}
