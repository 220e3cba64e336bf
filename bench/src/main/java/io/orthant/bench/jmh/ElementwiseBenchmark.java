package io.orthant.bench.jmh;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
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
 * Kernels that go through arrays item by item.
 *
 * <pre>
 * java --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
 *     -cp "bench/target/orthant-bench.jar:bench/target/lib/*" org.openjdk.jmh.Main ElementwiseBenchmark
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
public class ElementwiseBenchmark {
    /** The number of elements. */
    @Param({"10", "1000", "100000", "10000000"})
    public int n;

    private NDArray x;
    private NDArray y;
    private NDArray f;
    private NDArray out;

    /** Makes the operands. */
    @Setup
    public void setUp() {
        x = new RandomState(1).randn(n);
        y = new RandomState(2).randn(n);
        f = x.astype(DType.FLOAT32);
        out = Np.zeros(n);
    }

    /** A new array. */
    @Benchmark
    public NDArray add() {
        return x.plus(y);
    }

    /** Into an array that is there. */
    @Benchmark
    public NDArray addInto() {
        return Np.add.out(out).call(x, y);
    }

    /** float64. */
    @Benchmark
    public NDArray exp() {
        return x.exp();
    }

    /** float32. */
    @Benchmark
    public NDArray expSingle() {
        return f.exp();
    }

    /** float64. */
    @Benchmark
    public NDArray sin() {
        return x.sin();
    }

    /** Chosen by a comparison. */
    @Benchmark
    public NDArray where() {
        return Np.where(x.gt(0), x, y);
    }

    /** Four operations in one pass. */
    @Benchmark
    public NDArray fused() {
        return x.lazy().minus(y).times(1.2).plus(0.5).clip(-1, 1).eval();
    }
}
