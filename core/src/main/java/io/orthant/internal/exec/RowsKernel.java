package io.orthant.internal.exec;

import io.orthant.internal.plan.LoopKernel;

/**
 * Folds rows into a row of accumulators, several rows at once so that the accumulators are read and written less often;
 * each accumulator meets the rows in their order.
 *
 * @param one folds one row
 * @param several folds {@link #ROWS} rows: its operands are those of {@code one}, the elements repeated
 * @param accumulators operands in front of the elements
 * @param elements operands of an element
 */
record RowsKernel(LoopKernel one, LoopKernel several, int accumulators, int elements) implements LoopKernel {
    static final int ROWS = 4;

    /** The operand of one row's kernel that operand {@code k} of the kernel for several repeats. */
    static int operand(int k, int accumulators, int elements) {
        return k - Math.clamp((k - accumulators) / elements, 0, ROWS - 1) * elements;
    }

    @Override
    public int run(Object[] data, long[] offsets, long[] inner, long[] outer, long n, long m) {
        if (m < ROWS || outer[0] != 0) {
            return one.run(data, offsets, inner, outer, n, m);
        }
        int count = data.length + (ROWS - 1) * elements;
        Object[] arrays = new Object[count];
        long[] first = new long[count];
        long[] along = new long[count];
        long[] down = new long[count];
        for (int k = 0; k < count; k++) {
            int own = operand(k, accumulators, elements);
            int row = (k - own) / elements;
            arrays[k] = data[own];
            first[k] = offsets[own] + row * outer[own];
            along[k] = inner[own];
            down[k] = ROWS * outer[own];
        }
        long groups = m / ROWS;
        several.run(arrays, first, along, down, n, groups);
        if (groups * ROWS < m) {
            long[] rest = offsets.clone();
            for (int k = 0; k < rest.length; k++) {
                rest[k] += groups * ROWS * outer[k];
            }
            one.run(data, rest, inner, outer, n, m - groups * ROWS);
        }
        return 0;
    }
}
