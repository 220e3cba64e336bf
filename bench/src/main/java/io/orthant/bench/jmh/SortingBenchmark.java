package io.orthant.bench.jmh;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.random.RandomState;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Sorting and what rests on it. */
@SuppressWarnings("NullAway.Init")
public class SortingBenchmark extends ArrayBenchmark {
    /** The number of elements. */
    @Param({"1000", "100000", "1000000"})
    public int n;

    private NDArray x;
    private NDArray i;

    /** Makes the operands. */
    @Setup
    public void setUp() {
        x = normal(1, n);
        i = new RandomState(2).randint(0, 1000, n);
    }

    /** float64. */
    @Benchmark
    public NDArray sort() {
        return x.sort();
    }

    /** float64, stable. */
    @Benchmark
    public NDArray argsort() {
        return x.argsort();
    }

    /** int64 below 1000. */
    @Benchmark
    public NDArray sortIntegers() {
        return i.sort();
    }

    /** int64 below 1000. */
    @Benchmark
    public NDArray argsortIntegers() {
        return i.argsort();
    }

    /** float64. */
    @Benchmark
    public NDArray unique() {
        return Np.unique(x);
    }

    /** By partition. */
    @Benchmark
    public NDArray median() {
        return Np.median(x);
    }
}
