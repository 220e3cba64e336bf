package io.orthant.bench.jmh;

import io.orthant.NDArray;
import io.orthant.Np;
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
 * What a call costs beside its work.
 *
 * <pre>
 * java --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
 *     -cp "bench/target/orthant-bench.jar:bench/target/lib/*" org.openjdk.jmh.Main SmallArrayBenchmark
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
public class SmallArrayBenchmark {
    /** The number of elements. */
    @Param({"3", "10", "100"})
    public int n;

    private NDArray x;
    private NDArray y;
    private NDArray out;

    /** Makes the operands. */
    @Setup
    public void setUp() {
        x = Np.arange((double) n);
        y = Np.arange((double) n);
        out = Np.zeros(n);
    }

    /** A new array. */
    @Benchmark
    public NDArray add() {
        return x.plus(y);
    }

    /** A Java number. */
    @Benchmark
    public NDArray addScalar() {
        return x.plus(1.5);
    }

    /** Into an array that is there. */
    @Benchmark
    public NDArray addInto() {
        return Np.add.out(out).call(x, y);
    }

    /** A 0-d array. */
    @Benchmark
    public NDArray sum() {
        return x.sum();
    }

    /** A view. */
    @Benchmark
    public NDArray slice() {
        return x.get("1:-1");
    }

    /** One value. */
    @Benchmark
    public double item() {
        return x.getDouble(1);
    }

    /** A Java array as it is. */
    @Benchmark
    public NDArray wrap() {
        return Np.wrap(new double[n]);
    }
}
