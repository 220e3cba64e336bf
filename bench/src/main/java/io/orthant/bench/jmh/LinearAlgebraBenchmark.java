package io.orthant.bench.jmh;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.linalg.Linalg;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Products and factorisations of (n,n), by the provider in use. */
@SuppressWarnings("NullAway.Init")
public class LinearAlgebraBenchmark extends ArrayBenchmark {
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
        a = normal(1, n, n);
        b = normal(2, n, n);
        f = a.astype(DType.FLOAT32);
        v = normal(3, n);
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
