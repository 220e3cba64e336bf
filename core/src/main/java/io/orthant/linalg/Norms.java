package io.orthant.linalg;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.error.ValueException;
import io.orthant.internal.exec.Assign;
import io.orthant.internal.exec.MatMul;
import io.orthant.internal.linalg.Field;
import io.orthant.internal.linalg.Providers;
import io.orthant.internal.shape.Axes;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Norms of vectors and matrices, and what rests on singular values: rank and condition. Sums run in float64, but for
 * the 2-norm of all items, which is summed in the dtype as NumPy does.
 */
final class Norms {
    private Norms() {}

    /** An order by number or by name; neither for NumPy's default. */
    record Order(@Nullable Double number, @Nullable String name) {
        static final Order DEFAULT = new Order(null, null);
        static final Order TWO = new Order(2.0, null);

        static Order of(double p) {
            return new Order(p, null);
        }

        static Order of(String name) {
            return new Order(null, name);
        }

        boolean is(double p) {
            return number != null && number == p;
        }
    }

    /** Over no axes: of the whole array, which must have one or two axes unless the order is the default. */
    static NDArray norm(NDArray a, Order order, int[] axes, boolean keepdims) {
        int rank = a.ndim();
        Strided data = a.data();
        int[] over;
        if (axes.length == 0) {
            over = new int[rank];
            Arrays.setAll(over, i -> i);
            if (rank > 0 && (order.equals(Order.DEFAULT) || (rank == 1 && order.is(2))) && isReal(data)) {
                return ofAll(a, keepdims, over);
            }
            if (order.equals(Order.DEFAULT)) {
                return reduce(a, data, over, 2, keepdims);
            }
        } else {
            over = Axes.normalize("norm", axes, rank);
        }
        return switch (over.length) {
            case 1 -> reduce(a, data, over, vectorOrder(order), keepdims);
            case 2 -> matrixNorm(a, order, over, keepdims);
            default ->
                throw new ValueException(
                        "norm: Improper number of dimensions to norm: " + over.length + "; name one or two axes");
        };
    }

    private static boolean isReal(Strided a) {
        return a.array() instanceof double[] && a.dtype() == DType.FLOAT64
                || a.array() instanceof float[] && a.dtype() == DType.FLOAT32;
    }

    // NumPy too takes the sum of squares from its product of vectors here
    private static NDArray ofAll(NDArray a, boolean keepdims, int[] axes) {
        Strided items = Assign.contiguous(a.data(), a.dtype());
        Strided x = items.view(items.offset(), new long[] {a.size()}, new long[] {1});
        Object squares = MatMul.dot(x, x).array();
        double sum = squares instanceof double[] d ? d[0] : ((float[]) squares)[0];
        return shaped(a.dtype(), a, new double[] {Math.sqrt(sum)}, axes, keepdims);
    }

    private static double vectorOrder(Order order) {
        if (order.name != null) {
            throw new ValueException("norm: Invalid norm order '" + order.name + "' for vectors");
        }
        return order.number == null ? 2 : order.number;
    }

    private static NDArray matrixNorm(NDArray a, Order order, int[] axes, boolean keepdims) {
        boolean frobenius = order.equals(Order.DEFAULT) || "fro".equals(order.name) || "f".equals(order.name);
        if (frobenius) {
            return reduce(a, a.data(), axes, 2, keepdims);
        }
        boolean nuclear = "nuc".equals(order.name);
        boolean bySums = order.is(1) || order.is(-1) || isInfinite(order);
        if (!nuclear && !bySums && !order.is(2) && !order.is(-2)) {
            throw new ValueException("norm: Invalid norm order for matrices: "
                    + (order.name != null ? "'" + order.name + "'" : order.number)
                    + "; use fro, nuc, 1, -1, 2, -2, inf or -inf");
        }
        Strided last = lastAxes(a.data(), axes);
        DType real = resultType(a.dtype());
        if (bySums) {
            double p = order.number == null ? 0 : order.number;
            return shaped(real, a, sums(last, p), axes, keepdims);
        }
        Matrices in = Matrices.of(last, Matrices.resultType("norm", a.dtype()));
        int k = Math.min(in.m(), in.n());
        double[] s = Decompositions.singularValues(in);
        double[] norms = new double[in.count()];
        for (int i = 0; i < norms.length; i++) {
            norms[i] = nuclear ? sum(s, i * k, k) : extreme(s, i * k, k, order.is(2));
        }
        return shaped(real, a, norms, axes, keepdims);
    }

    private static boolean isInfinite(Order order) {
        return order.number != null && Double.isInfinite(order.number);
    }

    private static double sum(double[] x, int from, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += x[from + i];
        }
        return sum;
    }

    private static double extreme(double[] x, int from, int n, boolean largest) {
        if (n == 0) {
            if (largest) {
                return 0;
            }
            throw new ValueException("norm: zero-size array to reduction operation minimum which has no identity");
        }
        double best = x[from];
        for (int i = 1; i < n; i++) {
            best = largest ? Math.max(best, x[from + i]) : Math.min(best, x[from + i]);
        }
        return best;
    }

    // largest or smallest sum of absolute values, of columns for 1 and -1, of rows for the infinities
    private static double[] sums(Strided a, double order) {
        boolean columns = Math.abs(order) == 1;
        Strided turned = a;
        if (columns) {
            int[] axes = {a.rank() - 1, a.rank() - 2};
            turned = lastAxes(a, axes);
        }
        int rows = Math.toIntExact(turned.shape()[a.rank() - 2]);
        int length = Math.toIntExact(turned.shape()[a.rank() - 1]);
        double[] absolute = absolute(turned);
        int count = 1;
        for (int i = 0; i < a.rank() - 2; i++) {
            count = Math.multiplyExact(count, Math.toIntExact(a.shape()[i]));
        }
        double[] result = new double[count];
        double[] totals = new double[rows];
        for (int i = 0; i < count; i++) {
            for (int r = 0; r < rows; r++) {
                totals[r] = sum(absolute, (i * rows + r) * length, length);
            }
            result[i] = extreme(totals, 0, rows, order > 0);
        }
        return result;
    }

    private static NDArray reduce(NDArray a, Strided data, int[] axes, double p, boolean keepdims) {
        double[] x = absolute(lastAxes(data, axes));
        int length = 1;
        for (int axis : axes) {
            length = Math.multiplyExact(length, Math.toIntExact(data.shape()[axis]));
        }
        int count = 1;
        for (int i = 0; i < data.rank(); i++) {
            int axis = i;
            if (Arrays.stream(axes).noneMatch(k -> k == axis)) {
                count = Math.multiplyExact(count, Math.toIntExact(data.shape()[i]));
            }
        }
        double[] norms = new double[count];
        for (int i = 0; i < count; i++) {
            norms[i] = vectorNorm(x, i * length, length, p);
        }
        return shaped(resultType(a.dtype()), a, norms, axes, keepdims);
    }

    private static double vectorNorm(double[] x, int from, int n, double p) {
        if (Double.isInfinite(p)) {
            return extreme(x, from, n, p > 0);
        }
        double sum = 0;
        for (int i = from; i < from + n; i++) {
            if (p == 2) {
                sum += x[i] * x[i];
            } else if (p == 1) {
                sum += x[i];
            } else if (p == 0) {
                sum += x[i] != 0 ? 1 : 0;
            } else {
                sum += Math.pow(x[i], p);
            }
        }
        if (p == 2) {
            return Math.sqrt(sum);
        }
        return p == 1 || p == 0 ? sum : Math.pow(sum, 1 / p);
    }

    private static double[] absolute(Strided a) {
        boolean complex = a.dtype().isComplex();
        double[] x = (double[])
                Assign.copy(a, complex ? DType.COMPLEX128 : DType.FLOAT64).array();
        if (!complex) {
            for (int i = 0; i < x.length; i++) {
                x[i] = Math.abs(x[i]);
            }
            return x;
        }
        double[] sizes = new double[x.length / 2];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.hypot(x[2 * i], x[2 * i + 1]);
        }
        return sizes;
    }

    private static Strided lastAxes(Strided a, int[] axes) {
        int rank = a.rank();
        long[] shape = new long[rank];
        long[] strides = new long[rank];
        int at = 0;
        for (int i = 0; i < rank; i++) {
            int axis = i;
            if (Arrays.stream(axes).noneMatch(k -> k == axis)) {
                shape[at] = a.shape()[i];
                strides[at++] = a.strides()[i];
            }
        }
        for (int axis : axes) {
            shape[at] = a.shape()[axis];
            strides[at++] = a.strides()[axis];
        }
        return a.view(a.offset(), shape, strides);
    }

    private static NDArray shaped(DType dtype, NDArray a, double[] norms, int[] axes, boolean keepdims) {
        long[] shape = a.shape();
        boolean[] gone = new boolean[shape.length];
        for (int axis : axes) {
            gone[axis] = true;
            shape[axis] = 1;
        }
        if (!keepdims) {
            long[] kept = new long[shape.length];
            int count = 0;
            for (int i = 0; i < shape.length; i++) {
                if (!gone[i]) {
                    kept[count++] = shape[i];
                }
            }
            shape = Arrays.copyOf(kept, count);
        }
        return Matrices.rounded(dtype, norms, shape);
    }

    private static DType resultType(DType a) {
        return a.isInexact() ? a.realType() : DType.FLOAT64;
    }

    /** NaN for NumPy's default tolerance. */
    static NDArray matrixRank(NDArray a, double tolerance) {
        if (a.ndim() < 2) {
            double[] x = absolute(a.data());
            boolean any = Arrays.stream(x).anyMatch(v -> v != 0);
            return NDArray.of(Strided.of(DType.INT64, new long[] {any ? 1 : 0}, new long[0]));
        }
        Matrices in = Matrices.of("matrixRank", a);
        int k = Math.min(in.m(), in.n());
        double[] s = Decompositions.singularValues(in);
        long[] ranks = new long[in.count()];
        double relative = Matrices.epsilon(in.dtype()) * Math.max(in.m(), in.n());
        for (int i = 0; i < ranks.length; i++) {
            double limit = Double.isNaN(tolerance) ? (k == 0 ? 0 : s[i * k]) * relative : tolerance;
            for (int j = 0; j < k; j++) {
                ranks[i] += s[i * k + j] > limit ? 1 : 0;
            }
        }
        return NDArray.of(Strided.of(DType.INT64, ranks, in.stack()));
    }

    static NDArray cond(NDArray a, Order order) {
        Matrices in = Matrices.of("cond", a);
        if (in.length() == 0 || in.count() == 0) {
            throw new LinAlgException("cond is not defined on empty arrays");
        }
        double[] result = new double[in.count()];
        if (order.equals(Order.DEFAULT) || order.is(2) || order.is(-2)) {
            int k = Math.min(in.m(), in.n());
            double[] s = Decompositions.singularValues(in);
            for (int i = 0; i < result.length; i++) {
                double first = s[i * k];
                double last = s[i * k + k - 1];
                double ratio = order.is(-2) ? last / first : first / last;
                result[i] = Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : ratio;
            }
            return in.realResult(result);
        }
        in.requireSquare("cond");
        for (int i = 0; i < result.length; i++) {
            result[i] = condition(in, in.matrix(i), order);
        }
        return in.realResult(result);
    }

    private static double condition(Matrices in, double[] matrix, Order order) {
        int n = in.n();
        double[] inverse = Decompositions.identity(in.field(), n, n);
        int info = Providers.current().solve(in.field(), n, n, matrix.clone(), inverse);
        if (info != 0) {
            return Double.POSITIVE_INFINITY;
        }
        return single(in.field(), n, matrix, order) * single(in.field(), n, inverse, order);
    }

    private static double single(Field field, int n, double[] matrix, Order order) {
        DType dtype = field == Field.REAL ? DType.FLOAT64 : DType.COMPLEX128;
        NDArray norm = matrixNorm(NDArray.of(Strided.of(dtype, matrix, n, n)), order, new int[] {0, 1}, false);
        return ((double[]) norm.data().array())[0];
    }
}
