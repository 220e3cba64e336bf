package io.orthant.bench.jmh;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.linalg.Linalg;
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
 * Products and factorisations of (n,n), by the provider in use.
 *
 * <pre>
 * java --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
 *     -cp "bench/target/orthant-bench.jar:bench/target/lib/*" org.openjdk.jmh.Main LinearAlgebraBenchmark
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
public class LinearAlgebraBenchmark {
    /** The number of elements. */
    @Param({"10", "100", "500"})
    public int n;

    private NDArray a;
    private NDArray b;
    private NDArray f;
    private NDArray v;

    /** Makes the operands. */
    @Setup
    public void setUp() {
        a = new RandomState(1).randn(n, n);
        b = new RandomState(2).randn(n, n);
        f = a.astype(DType.FLOAT32);
        v = new RandomState(3).randn(n);
    }

    /** float64. */
    @Benchmark
    public NDArray matmul() {
        return Np.matmul(a, b);
    }

    /** float32. */
    @Benchmark
    public NDArray matmulSingle() {
        return Np.matmul(f, f);
    }

    /** float64. */
    @Benchmark
    public NDArray matrixTimesVector() {
        return Np.matmul(a, v);
    }

    /** One right side. */
    @Benchmark
    public NDArray solve() {
        return Linalg.solve(a, v);
    }

    /** Singular values and vectors. */
    @Benchmark
    public Object svd() {
        return Linalg.svd(a);
    }
}
