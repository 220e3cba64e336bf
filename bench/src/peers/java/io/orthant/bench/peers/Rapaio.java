package io.orthant.bench.peers;

import io.orthant.bench.peer.JvmPeer;
import io.orthant.bench.peer.Operands;
import io.orthant.bench.peer.Task;
import java.util.Map;
import java.util.function.Function;
import rapaio.darray.DArray;
import rapaio.darray.DArrayManager;
import rapaio.darray.DType;
import rapaio.darray.Order;
import rapaio.darray.Shape;
import rapaio.darray.matrix.EigenDecomposition;
import rapaio.darray.matrix.SVDecomposition;

/** Rapaio: arrays over the Vector API. Running sums and results in given arrays are not there. */
public final class Rapaio implements JvmPeer {
    private DArrayManager manager = DArrayManager.base();

    @Override
    public String name() {
        return "rapaio";
    }

    @Override
    public String start(int threads) {
        manager = DArrayManager.base(threads);
        return Versions.of(DArray.class) + ", Java with the Vector API, " + manager.cpuThreads() + " thread(s)";
    }

    @Override
    public Map<String, Function<Operands, Task<?>>> kernels() {
        return new Kernels<DArray<Double>>(this::array, Rapaio::items, a -> {})
                .two("add f64", "x", "y", DArray::add)
                .one("add f64, scalar", "x", x -> x.add(1.5))
                .two("multiply f64", "x", "y", DArray::mul)
                .one("exp f64", "x", DArray::exp)
                .number("sum f64", "x", DArray::sum)
                .one("sum f64, axis 0", "m", m -> m.sum1d(0))
                .one("sum f64, axis 1", "m", m -> m.sum1d(1))
                .number("mean f64", "x", DArray::mean)
                .number("std f64", "x", x -> x.std(0))
                .number("max f64", "x", DArray::amax)
                .number("argmax f64", "x", DArray::argmax)
                .one("sort f64", "x", x -> x.sort(0, true))
                .one("softmax f64", "m", m -> m.softmax1d(1))
                .one("copy f64, transposed", "m", m -> m.t().copy(Order.C))
                .one("f64, fused", "x", Rapaio::pipeline)
                // four times as fast as without the copy, as columns are then side by side
                .two("matmul f64", "A", "B", (a, b) -> a.mm(b.copy(Order.F)))
                .two("solve", "A", "v", (a, v) -> a.lu().solve(v))
                .other("svd", "A", DArray::svd, Rapaio::read)
                .other("eigh", "S", DArray::eig, Rapaio::read)
                .all();
    }

    private DArray<Double> array(double[] items, int[] shape) {
        return manager.stride(DType.DOUBLE, Shape.of(shape), Order.C, items);
    }

    private static double[] items(DArray<Double> array) {
        return array.toDoubleArray(Order.C);
    }

    private static DArray<Double> pipeline(DArray<Double> x) {
        return x.sub((double) x.mean()).div_((double) x.std(0)).mul_(1.2).clamp_(-1.0, 1.0);
    }

    private static double[][] read(SVDecomposition<Double> svd) {
        return new double[][] {
            items(svd.u()), items(svd.singularValues()), items(svd.v().t())
        };
    }

    private static double[][] read(EigenDecomposition<Double> eigh) {
        return new double[][] {items(eigh.real()), items(eigh.v())};
    }
}
