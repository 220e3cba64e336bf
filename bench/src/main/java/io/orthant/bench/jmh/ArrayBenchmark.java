package io.orthant.bench.jmh;

import io.orthant.NDArray;
import io.orthant.random.RandomState;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What all themes have in common: how they are run and measured, which JMH takes from the superclass. A theme is one of
 * the subclasses; its name is the argument, here ReductionBenchmark.
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
public abstract class ArrayBenchmark {
    /** For the themes. */
    protected ArrayBenchmark() {}

    /** Normal values, float64, the same for the same seed and shape. */
    static NDArray normal(int seed, long... shape) {
        return new RandomState(seed).randn(shape);
    }
}
