package io.orthant.bench.peers;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.orthant.bench.peer.JvmPeer;
import io.orthant.bench.peer.Operands;
import io.orthant.bench.peer.Task;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * DJL with PyTorch, whose natives are on the class path. Standard deviations, results in given arrays, and factorisations
 * are not there; a copy of a transposed array keeps the order of the original, so it is not the kernel of the suite.
 */
public final class DjlPyTorch implements JvmPeer {
    private @Nullable NDManager manager;

    @Override
    public String name() {
        return "DJL";
    }

    @Override
    public String start(int threads) {
        // Nothing is fetched and nobody is told.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", Integer.toString(threads));
        Engine engine = Engine.getEngine("PyTorch");
        manager = engine.newBaseManager(Device.cpu());
        return Engine.getDjlVersion() + ", PyTorch " + engine.getVersion() + ", " + threads + " thread(s)";
    }

    @Override
    public Map<String, Function<Operands, Task<?>>> kernels() {
        return new Kernels<>(this::array, DjlPyTorch::items, NDArray::close)
                .two("add f64", "x", "y", NDArray::add)
                .one("add f64, scalar", "x", x -> x.add(1.5))
                .two("multiply f64", "x", "y", NDArray::mul)
                .one("exp f64", "x", NDArray::exp)
                .one("sum f64", "x", NDArray::sum)
                .one("sum f64, axis 0", "m", m -> m.sum(new int[] {0}))
                .one("sum f64, axis 1", "m", m -> m.sum(new int[] {1}))
                .one("mean f64", "x", NDArray::mean)
                .one("max f64", "x", NDArray::max)
                .one("argmax f64", "x", NDArray::argMax)
                .one("cumsum f64", "x", x -> x.cumSum(0))
                .one("sort f64", "x", NDArray::sort)
                .one("softmax f64", "m", m -> m.softmax(1))
                .one("f64, fused", "x", DjlPyTorch::pipeline)
                .two("matmul f64", "A", "B", NDArray::matMul)
                .all();
    }

    private NDArray array(double[] items, int[] shape) {
        if (manager == null) {
            throw new IllegalStateException("not started");
        }
        return manager.create(
                items, new Shape(Arrays.stream(shape).asLongStream().toArray()));
    }

    private static double[] items(NDArray array) {
        if (array.getDataType() == DataType.INT64) {
            return Arrays.stream(array.toLongArray()).asDoubleStream().toArray();
        }
        return array.toDoubleArray();
    }

    /** The deviation is that of the norm, which is there, of what is left without the mean. */
    private static NDArray pipeline(NDArray x) {
        try (NDArray mean = x.mean();
                NDArray z = x.sub(mean);
                NDArray norm = z.norm()) {
            return z.divi(norm.getDouble() / Math.sqrt(x.size())).muli(1.2).clip(-1, 1);
        }
    }
}
