package io.orthant.bench.jmh;

import io.orthant.NDArray;
import io.orthant.Np;
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
 * Sorting and what rests on it.
 *
 * <pre>
 * java --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
 *     -cp "bench/target/orthant-bench.jar:bench/target/lib/*" org.openjdk.jmh.Main SortingBenchmark
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
public class SortingBenchmark {
    /** The number of elements. */
    @Param({"1000", "100000", "1000000"})
    public int n;

    private NDArray x;
    private NDArray i;

    /** Makes the operands. */
    @Setup
    public void setUp() {
        x = new RandomState(1).randn(n);
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
