package io.orthant.internal.plan;

/** Compiled code for a program over a nest of two loops. Kernels keep no state and may run in any number of threads. */
@FunctionalInterface
public interface LoopKernel {
    /** The most iterations that {@code line} takes. */
    int SHORT = 4096;

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

    /**
     * Runs one short loop over two operands, without arrays around them.
     *
     * @param n iterations, at least 1 and at most {@link #SHORT}
     */
    default int line(Object a, int aAt, int aStep, Object b, int bAt, int bStep, int n) {
        long[] steps = {aStep, bStep};
        return run(new Object[] {a, b}, new long[] {aAt, bAt}, steps, steps, n, 1);
    }

    /** As {@link #line(Object, int, int, Object, int, int, int)} over three operands. */
    default int line(Object a, int aAt, int aStep, Object b, int bAt, int bStep, Object c, int cAt, int cStep, int n) {
        long[] steps = {aStep, bStep, cStep};
        return run(new Object[] {a, b, c}, new long[] {aAt, bAt, cAt}, steps, steps, n, 1);
    }
}
