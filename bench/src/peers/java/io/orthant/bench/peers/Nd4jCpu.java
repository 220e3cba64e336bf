package io.orthant.bench.peers;

import io.orthant.bench.peer.JvmPeer;
import io.orthant.bench.peer.Operands;
import io.orthant.bench.peer.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.eigen.Eigen;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** ND4J on the CPU: native loops, and OpenBLAS of the same version as Orthant's. */
public final class Nd4jCpu implements JvmPeer {
    @Override
    public String name() {
        return "ND4J";
    }

    @Override
    public String start(int threads) {
        requireAvx2();
        // Results are closed; JavaCPP would call System.gc() when the process, heap included, looks large to it.
        System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
        Nd4j.getMemoryManager().togglePeriodicGc(false);
        Nd4j.getEnvironment().setMaxThreads(threads);
        Nd4j.getEnvironment().setMaxMasterThreads(threads);
        return Versions.of(Nd4j.class) + ", AVX2 natives, " + threads + " thread(s)";
    }

    /** The natives on the class path would end the JVM elsewhere. */
    private static void requireAvx2() {
        try {
            Path cpu = Path.of("/proc/cpuinfo");
            if (Files.exists(cpu) && !Files.readString(cpu).contains(" avx2")) {
                throw new UnsupportedOperationException("its natives need a processor with AVX2");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, Function<Operands, Task<?>>> kernels() {
        return new Kernels<>(Nd4jCpu::array, Nd4jCpu::items, INDArray::close)
                .two("add f64", "x", "y", INDArray::add)
                .addInto(INDArray::addi)
                .one("add f64, scalar", "x", x -> x.add(1.5))
                .two("multiply f64", "x", "y", INDArray::mul)
                .one("exp f64", "x", x -> Transforms.exp(x, true))
                .one("sum f64", "x", INDArray::sum)
                .one("sum f64, axis 0", "m", m -> m.sum(0))
                .one("sum f64, axis 1", "m", m -> m.sum(1))
                .one("mean f64", "x", INDArray::mean)
                .one("std f64", "x", x -> x.std(false))
                .one("max f64", "x", INDArray::max)
                .one("argmax f64", "x", INDArray::argMax)
                .one("cumsum f64", "x", x -> Nd4j.cumsum(x, 0))
                .one("sort f64", "x", x -> Nd4j.sort(x.dup(), true))
                .one("softmax f64", "m", m -> Nd4j.nn().softmax(m, 1))
                .one("copy f64, transposed", "m", m -> m.transpose().dup('c'))
                .one("f64, fused", "x", Nd4jCpu::pipeline)
                .two("matmul f64", "A", "B", INDArray::mmul)
                .two("solve", "A", "v", (a, v) -> Nd4j.linalg().solve(a, v.reshape(v.length(), 1)))
                .other("svd", "A", Nd4jCpu::svd, Nd4jCpu::read)
                .other("eigh", "S", Nd4jCpu::eigh, Nd4jCpu::read)
                .all();
    }

    private static INDArray array(double[] items, int[] shape) {
        return Nd4j.create(items, Arrays.stream(shape).asLongStream().toArray(), DataType.DOUBLE);
    }

    private static double[] items(INDArray array) {
        return array.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    }

    private static INDArray pipeline(INDArray x) {
        try (INDArray z = x.sub(x.meanNumber()).divi(x.stdNumber(false)).muli(1.2)) {
            return Nd4j.math().clipByValue(z, -1, 1);
        }
    }

    private static INDArray[] svd(INDArray a) {
        long n = a.rows();
        INDArray u = Nd4j.create(DataType.DOUBLE, new long[] {n, n}, 'f');
        INDArray s = Nd4j.create(DataType.DOUBLE, n);
        INDArray vh = Nd4j.create(DataType.DOUBLE, new long[] {n, n}, 'f');
        Nd4j.getBlasWrapper().lapack().gesvd(a.dup('f'), s, u, vh);
        return new INDArray[] {u, s, vh};
    }

    private static INDArray[] eigh(INDArray symmetric) {
        INDArray vectors = symmetric.dup('f');
        INDArray values = Eigen.symmetricGeneralizedEigenvalues(vectors, true);
        return new INDArray[] {values, vectors};
    }

    private static double[][] read(INDArray[] arrays) {
        return Arrays.stream(arrays).map(Nd4jCpu::items).toArray(double[][]::new);
    }
}
