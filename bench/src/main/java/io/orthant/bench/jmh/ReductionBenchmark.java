package io.orthant.bench.jmh;

import io.orthant.NDArray;
import io.orthant.random.RandomState;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Folds of whole arrays and by axis.
 *
 * <pre>
 * java --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
 *     -cp "bench/target/orthant-bench.jar:bench/target/lib/*" org.openjdk.jmh.Main ReductionBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
@SuppressWarnings("NullAway.Init")
public class ReductionBenchmark {
    /** The number of elements. */
    @Param({"10", "1000", "100000", "10000000"})
    public int n;

    private NDArray x;
    private NDArray m;

    /** Makes the operands. */
    @Setup
    public void setUp() {
        x = new RandomState(1).randn(n);
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
