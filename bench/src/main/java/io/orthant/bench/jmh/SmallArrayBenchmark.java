package io.orthant.bench.jmh;

import io.orthant.NDArray;
import io.orthant.Np;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** What a call costs beside its work. */
@SuppressWarnings("NullAway.Init")
public class SmallArrayBenchmark extends ArrayBenchmark {
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
