package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Promotion;
import io.orthant.error.ShapeException;
import io.orthant.internal.exec.Reduction.Options;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import io.orthant.op.OpTable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Covariances and correlations of variables that were observed together. */
public final class Covariance {
    private static final Dispatch SUBTRACT = new Dispatch(OpTable.named("subtract"));
    private static final Dispatch MULTIPLY = new Dispatch(OpTable.named("multiply"));
    private static final Dispatch CONJUGATE = new Dispatch(OpTable.named("conjugate"));

    private Covariance() {}

    /**
     * The covariance matrix.
     *
     * @param m variables by observations, or observations by variables if not {@code rowvar}; 1-d: one variable
     * @param y further variables of the same form, or null
     * @param ddof what is taken off the number of observations in the denominator
     * @return float64 or complex128; 0-d for a single variable
     */
    public static Strided cov(Strided m, @Nullable Strided y, boolean rowvar, double ddof) {
        DType type = Promotion.promote(m.dtype(), DType.FLOAT64);
        if (y != null) {
            type = Promotion.promote(type, y.dtype());
        }
        Strided x = variables(m, rowvar && m.rank() == 2 || m.rank() < 2, type);
        if (x.shape()[0] == 0) {
            return Strided.zeros(type, 0, 0);
        }
        if (y != null) {
            boolean rows = rowvar || y.rank() < 2 || y.shape()[0] == 1;
            x = stacked(x, variables(y, rows, type));
        }
        long n = x.shape()[1];
        Strided mean = Statistics.mean(x, Options.over(1).withKeepdims(true));
        Strided centred = call(SUBTRACT, x, mean);
        double freedom = n - ddof;
        if (freedom <= 0) {
            Statistics.warn("Degrees of freedom <= 0 for slice");
            freedom = 0;
        }
        Strided transposed = Views.transpose(centred);
        Strided products = MatMul.dot(centred, type.isComplex() ? call(CONJUGATE, transposed) : transposed);
        Strided scaled = MULTIPLY.call(List.of(Operand.of(products), Operand.of(1 / freedom)), Dispatch.Options.NONE)
                .getFirst();
        return x.shape()[0] == 1 ? scaled.view(scaled.offset(), Shapes.SCALAR, Shapes.SCALAR) : scaled;
    }

    /** Pearson's correlations: covariances over the product of standard deviations, clipped to [-1, 1]. */
    public static Strided corrcoef(Strided m, @Nullable Strided y, boolean rowvar) {
        Strided c = cov(m, y, rowvar, 1);
        DType type = c.dtype();
        Strided result = Assign.copy(c, type);
        if (c.rank() == 0) {
            double variance = Items.getDouble(type, c.array(), c.offset());
            boolean defined = Double.isFinite(variance) && variance != 0;
            Items.setDouble(type, result.array(), 0, defined ? 1 : Double.NaN);
            return result;
        }
        int n = (int) c.shape()[0];
        int slots = type.slots();
        double[] deviations = new double[n];
        for (int i = 0; i < n; i++) {
            deviations[i] = Math.sqrt(Items.getDouble(type, c.array(), c.slot(i, i)));
        }
        double[] items = (double[]) result.array();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < slots; k++) {
                    int at = (i * n + j) * slots + k;
                    items[at] = Math.clamp(items[at] / deviations[i] / deviations[j], -1.0, 1.0);
                }
            }
        }
        return result;
    }

    private static Strided variables(Strided m, boolean rows, DType type) {
        if (m.rank() > 2) {
            throw new ShapeException(
                    "cov: an array of shape " + Shapes.text(m.shape()) + " has more than 2 dimensions");
        }
        Strided matrix = m.rank() == 2
                ? m
                : Strided.of(m.dtype(), Assign.copy(m, m.dtype()).array(), 1, m.size());
        return Assign.copy(rows ? matrix : Views.transpose(matrix), type);
    }

    private static Strided stacked(Strided x, Strided y) {
        if (x.shape()[1] != y.shape()[1]) {
            throw new ShapeException("cov: " + x.shape()[1] + " and " + y.shape()[1] + " observations do not match");
        }
        Strided all = Strided.zeros(x.dtype(), x.shape()[0] + y.shape()[0], x.shape()[1]);
        long split = x.shape()[0] * all.strides()[0];
        Assign.assign(x, all.view(0, x.shape(), all.strides()));
        Assign.assign(y, all.view(split, y.shape(), all.strides()));
        return all;
    }

    private static Strided call(Dispatch ufunc, Strided... operands) {
        return ufunc.call(Arrays.stream(operands).map(Operand::of).toList(), Dispatch.Options.NONE)
                .getFirst();
    }
}
