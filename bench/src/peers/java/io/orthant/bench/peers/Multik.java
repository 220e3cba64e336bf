package io.orthant.bench.peers;

import io.orthant.bench.peer.JvmPeer;
import io.orthant.bench.peer.Operands;
import io.orthant.bench.peer.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jetbrains.kotlinx.multik.api.linalg.LinAlgEx;
import org.jetbrains.kotlinx.multik.api.math.Math;
import org.jetbrains.kotlinx.multik.ndarray.data.D1;
import org.jetbrains.kotlinx.multik.ndarray.data.D2;
import org.jetbrains.kotlinx.multik.ndarray.data.Dimension;
import org.jetbrains.kotlinx.multik.ndarray.data.MemoryViewDoubleArray;
import org.jetbrains.kotlinx.multik.ndarray.data.NDArray;
import org.jetbrains.kotlinx.multik.ndarray.operations.IteratingNDArrayKt;
import org.jetbrains.kotlinx.multik.ndarray.operations._ArithmeticNDArrayKt;

/**
 * Multik by its default engine: native loops and OpenBLAS where it has them. Standard deviations and symmetric eigenvalue
 * problems are not there, and {@code svd} throws NotImplementedError.
 */
public final class Multik implements JvmPeer {
    private static final org.jetbrains.kotlinx.multik.api.Multik MK = org.jetbrains.kotlinx.multik.api.Multik.INSTANCE;

    @Override
    public String name() {
        return "Multik";
    }

    @Override
    public String start(int threads) {
        return Versions.of(NDArray.class) + ", engine " + MK.getEngine();
    }

    @Override
    public Map<String, Function<Operands, Task<?>>> kernels() {
        Math math = MK.getMath();
        LinAlgEx linear = MK.getLinalg().getLinAlgEx();
        Kernels<NDArray<Double, D1>> vectors = new Kernels<NDArray<Double, D1>>(Multik::vector, Multik::items, a -> {})
                .two("add f64", "x", "y", _ArithmeticNDArrayKt::plus)
                .one("add f64, scalar", "x", x -> _ArithmeticNDArrayKt.plus(x, 1.5))
                .two("multiply f64", "x", "y", _ArithmeticNDArrayKt::times)
                .one("exp f64", "x", x -> math.getMathEx().exp(x))
                .number("sum f64", "x", x -> math.sum(x))
                .number("mean f64", "x", x -> MK.getStat().mean(x))
                .number("max f64", "x", x -> math.max(x))
                .number("argmax f64", "x", x -> math.argMax(x))
                .one("cumsum f64", "x", math::cumSum)
                .one("sort f64", "x", IteratingNDArrayKt::sorted);
        Kernels<NDArray<Double, D2>> matrices = new Kernels<NDArray<Double, D2>>(Multik::matrix, Multik::items, a -> {})
                .other("sum f64, axis 0", "m", m -> math.sumD2(m, 0), Multik::read)
                .other("sum f64, axis 1", "m", m -> math.sumD2(m, 1), Multik::read)
                .one("copy f64, transposed", "m", m -> m.transpose().deepCopy())
                .two("matmul f64", "A", "B", linear::dotMM)
                .two("solve", "A", "v", linear::solve);
        Map<String, Function<Operands, Task<?>>> all = new LinkedHashMap<>(vectors.all());
        all.putAll(matrices.all());
        return all;
    }

    private static NDArray<Double, D1> vector(double[] items, int[] shape) {
        return new NDArray<>(new MemoryViewDoubleArray(items), 0, shape, new int[] {1}, D1.Companion, null);
    }

    private static NDArray<Double, D2> matrix(double[] items, int[] shape) {
        int columns = shape.length == 1 ? 1 : shape[1];
        return new NDArray<>(
                new MemoryViewDoubleArray(items),
                0,
                new int[] {shape[0], columns},
                new int[] {columns, 1},
                D2.Companion,
                null);
    }

    private static double[] items(NDArray<Double, ? extends Dimension> array) {
        return array.flatten().getData().getDoubleArray();
    }

    private static double[][] read(NDArray<Double, ? extends Dimension> array) {
        return new double[][] {items(array)};
    }
}
