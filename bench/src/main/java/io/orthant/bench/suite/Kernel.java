package io.orthant.bench.suite;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One row of the suite.
 *
 * @param theme what it is listed under
 * @param name unique in the suite
 * @param sizes the values of n it is measured at
 * @param traffic bytes read and written per item, for kernels limited by memory at large n; 0 for others
 * @param numpy the statement that does the same in NumPy, over the names of {@link Data}
 * @param orthant makes the call for some data; inputs are made here, outside of what is measured
 * @param counted whether the ratio enters the geometric means: not for Java loops, which are there to compare with
 */
record Kernel(
        String theme,
        String name,
        long[] sizes,
        int traffic,
        String numpy,
        Function<Data, Supplier<?>> orthant,
        boolean counted) {

    Kernel at(long... others) {
        return new Kernel(theme, name, others, traffic, numpy, orthant, counted);
    }

    Kernel uncounted() {
        return new Kernel(theme, name, sizes, traffic, numpy, orthant, false);
    }
}
