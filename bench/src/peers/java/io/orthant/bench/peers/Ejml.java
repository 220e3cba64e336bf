package io.orthant.bench.peers;

import io.orthant.bench.peer.JvmPeer;
import io.orthant.bench.peer.Operands;
import io.orthant.bench.peer.Task;
import java.util.Map;
import java.util.function.Function;
import org.ejml.EjmlVersion;
import org.ejml.concurrency.EjmlConcurrency;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.ElementLocation;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CommonOps_MT_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_MT_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/** EJML: matrices in plain Java. A vector is a matrix of one column; sorts, running sums and clipping are not there. */
public final class Ejml implements JvmPeer {
    private boolean many;

    @Override
    public String name() {
        return "EJML";
    }

    @Override
    public String start(int threads) {
        EjmlConcurrency.setMaxThreads(threads);
        many = threads > 1;
        return EjmlVersion.VERSION + ", Java, products, transposes and factorisations on " + threads + " thread(s)";
    }

    @Override
    public Map<String, Function<Operands, Task<?>>> kernels() {
        return new Kernels<DMatrixRMaj>(Ejml::matrix, m -> m.data, m -> {})
                .two("add f64", "x", "y", (x, y) -> CommonOps_DDRM.add(x, y, (DMatrixRMaj) null))
                .addInto(CommonOps_DDRM::add)
                .one("add f64, scalar", "x", x -> CommonOps_DDRM.add(x, 1.5, (DMatrixRMaj) null))
                .two("multiply f64", "x", "y", (x, y) -> CommonOps_DDRM.elementMult(x, y, (DMatrixRMaj) null))
                .one("exp f64", "x", x -> CommonOps_DDRM.elementExp(x, (DMatrixRMaj) null))
                .number("sum f64", "x", CommonOps_DDRM::elementSum)
                .one("sum f64, axis 0", "m", m -> CommonOps_DDRM.sumCols(m, null))
                .one("sum f64, axis 1", "m", m -> CommonOps_DDRM.sumRows(m, null))
                .number("max f64", "x", CommonOps_DDRM::elementMax)
                .number("argmax f64", "x", Ejml::argmax)
                .one("copy f64, transposed", "m", this::transposed)
                .two("matmul f64", "A", "B", this::product)
                .two("solve", "A", "v", Ejml::solve)
                .other("svd", "A", this::svd, Ejml::read)
                .other("eigh", "S", this::eigh, Ejml::read)
                .all();
    }

    private static DMatrixRMaj matrix(double[] items, int[] shape) {
        return DMatrixRMaj.wrap(shape[0], shape.length == 1 ? 1 : shape[1], items);
    }

    private static double argmax(DMatrixRMaj x) {
        ElementLocation at = new ElementLocation();
        CommonOps_DDRM.elementMax(x, at);
        return at.row * (double) x.numCols + at.col;
    }

    private DMatrixRMaj transposed(DMatrixRMaj m) {
        return many ? CommonOps_MT_DDRM.transpose(m, null) : CommonOps_DDRM.transpose(m, null);
    }

    private DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numCols);
        return many ? CommonOps_MT_DDRM.mult(a, b, product) : CommonOps_DDRM.mult(a, b, product);
    }

    private static DMatrixRMaj solve(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj x = new DMatrixRMaj(a.numCols, 1);
        if (!CommonOps_DDRM.solve(a, b, x)) {
            throw new ArithmeticException("singular");
        }
        return x;
    }

    private SingularValueDecomposition_F64<DMatrixRMaj> svd(DMatrixRMaj a) {
        var svd = many
                ? DecompositionFactory_MT_DDRM.svd(a.numRows, a.numCols, true, true, false)
                : DecompositionFactory_DDRM.svd(a.numRows, a.numCols, true, true, false);
        if (!svd.decompose(svd.inputModified() ? a.copy() : a)) {
            throw new ArithmeticException("no convergence");
        }
        return svd;
    }

    private static double[][] read(SingularValueDecomposition_F64<DMatrixRMaj> svd) {
        return new double[][] {svd.getU(null, false).data, svd.getSingularValues(), svd.getV(null, true).data};
    }

    private EigenDecomposition_F64<DMatrixRMaj> eigh(DMatrixRMaj s) {
        var eigh = many
                ? DecompositionFactory_MT_DDRM.eig(s.numRows, true, true)
                : DecompositionFactory_DDRM.eig(s.numRows, true, true);
        if (!eigh.decompose(eigh.inputModified() ? s.copy() : s)) {
            throw new ArithmeticException("no convergence");
        }
        return eigh;
    }

    private static double[][] read(EigenDecomposition_F64<DMatrixRMaj> eigh) {
        int n = eigh.getNumberOfEigenvalues();
        double[] values = new double[n];
        double[] vectors = new double[n * n];
        for (int k = 0; k < n; k++) {
            values[k] = eigh.getEigenvalue(k).real;
            double[] vector = eigh.getEigenVector(k).data;
            for (int i = 0; i < n; i++) {
                vectors[i * n + k] = vector[i];
            }
        }
        return new double[][] {values, vectors};
    }
}
