package io.orthant.bench.peer;

/** The operands of all kernels of one size, by the suite's names for them. Another object means another size. */
public interface Operands {
    /** The items in C order, as float64, in an array of the caller's own. */
    double[] items(String name);

    /** The length of each axis. */
    int[] shape(String name);
}
