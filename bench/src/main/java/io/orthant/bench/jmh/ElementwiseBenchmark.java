package io.orthant.bench.jmh;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Kernels that go through arrays item by item. */
@SuppressWarnings("NullAway.Init")
public class ElementwiseBenchmark extends ArrayBenchmark {
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
        x = normal(1, n);
        y = normal(2, n);
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
