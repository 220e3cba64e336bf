package io.orthant.bench.jmh;

import io.orthant.NDArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Folds of whole arrays and by axis. */
@SuppressWarnings("NullAway.Init")
public class ReductionBenchmark extends ArrayBenchmark {
    /** The number of elements. */
    @Param({"10", "1000", "100000", "10000000"})
    public int n;

    private NDArray x;
    private NDArray m;

    /** Makes the operands. */
    @Setup
    public void setUp() {
        x = normal(1, n);
        m = x.reshape(10, n / 10);
    }

    /** Pairwise. */
    @Benchmark
    public NDArray sum() {
        return x.sum();
    }

    /** Two passes. */
    @Benchmark
    public NDArray std() {
        return x.std();
    }

    /** The first largest. */
    @Benchmark
    public NDArray argmax() {
        return x.argmax();
    }

    /** In order. */
    @Benchmark
    public NDArray cumsum() {
        return x.cumsum();
    }

    /** Axis 0. */
    @Benchmark
    public NDArray sumOfColumns() {
        return m.sum(0);
    }

    /** Axis 1. */
    @Benchmark
    public NDArray sumOfRows() {
        return m.sum(1);
    }

    /** Fused. */
    @Benchmark
    public NDArray sumOfProduct() {
        return x.lazy().times(x).sum().eval();
    }
}
