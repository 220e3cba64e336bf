package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Promotion;
import io.orthant.error.ValueException;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Matrices and grids of a regular pattern. */
public final class Grids {
    private Grids() {}

    private static Strided constant(DType dtype, long value) {
        Strided item = Strided.zeros(dtype);
        Items.setLong(dtype, item.array(), 0, value);
        return item;
    }

    /** Ones on the k-th diagonal. */
    public static Strided eye(long rows, long columns, long k, DType dtype) {
        Strided fresh = Strided.zeros(dtype, Shapes.checked(rows, columns));
        if (k > -rows && k < columns) {
            Assign.assign(constant(dtype, 1), Views.diagonal(fresh, k, 0, 1));
        }
        return fresh;
    }

    /** A square with the items of a 1-d array on its k-th diagonal. */
    public static Strided diagonalMatrix(Strided v, long k) {
        long n = v.size() + Math.abs(k);
        Strided fresh = Strided.zeros(v.dtype(), n, n);
        Assign.assign(v, Views.diagonal(fresh, k, 0, 1));
        return fresh;
    }

    /** A copy with zeros on one side of the k-th diagonal of the last two axes. */
    public static Strided triangle(Strided m, long k, boolean lower) {
        if (m.rank() < 2) {
            // NumPy broadcasts a 1-d array to a square
            if (m.rank() == 0) {
                throw new ValueException("tril, triu: need an array of at least one dimension");
            }
            long n = m.shape()[0];
            return triangle(m.broadcastTo(new long[] {n, n}), k, lower);
        }
        int axis = m.rank() - 2;
        long columns = m.shape()[axis + 1];
        // NumPy chooses by a row-major mask, which has a say in the result's layout
        Strided mask = Strided.zeros(DType.BOOL, m.shape()[axis], columns);
        Strided copy = Layouts.like(m.dtype(), m.shape(), List.of(mask, m));
        Assign.assign(m, copy);
        if (copy.isRowMajor()) {
            clearRows(copy, k, lower);
            return copy;
        }
        Strided zero = constant(m.dtype(), 0);
        for (long i = 0; i < m.shape()[axis]; i++) {
            Strided row = Views.at(copy, axis, i);
            long edge = Math.clamp(lower ? i + k + 1 : i + k, 0, columns);
            Assign.assign(
                    zero, lower ? Views.slice(row, axis, edge, columns - edge, 1) : Views.slice(row, axis, 0, edge, 1));
        }
        return copy;
    }

    private static void clearRows(Strided a, long k, boolean lower) {
        int columns = (int) a.shape()[a.rank() - 1];
        long rows = a.shape()[a.rank() - 2];
        int slots = a.dtype().slots();
        Object zeros = HeapStorage.allocate(a.dtype(), new long[] {columns});
        for (long row = 0; row < a.size() / Math.max(columns, 1); row++) {
            long i = row % rows;
            int edge = Math.clamp(lower ? i + k + 1 : i + k, 0, columns);
            int start = lower ? edge : 0;
            int length = lower ? columns - edge : edge;
            int at = (int) (a.offset() + (row * columns + start) * slots);
            System.arraycopy(zeros, 0, a.array(), at, length * slots);
        }
    }

    /** Columns of powers, each the one before times x. */
    public static Strided vander(Strided x, long columns, boolean increasing) {
        if (x.rank() != 1) {
            throw new ValueException("vander: x must be a one-dimensional array, found " + x.rank() + " dimensions");
        }
        DType dtype = Promotion.promote(x.dtype(), DType.INT64);
        Strided v = Strided.zeros(dtype, Shapes.checked(x.size(), columns));
        Strided factors = Assign.copy(x, dtype);
        for (long i = 0; i < x.size(); i++) {
            long from = i * dtype.slots();
            for (long k = 0; k < columns; k++) {
                long to = v.slot(i, increasing ? k : columns - 1 - k);
                long before = v.slot(i, increasing ? k - 1 : columns - k);
                if (k == 0) {
                    Items.setLong(dtype, v.array(), to, 1);
                } else {
                    multiply(dtype, v.array(), before, factors.array(), from, to);
                }
            }
        }
        return v;
    }

    private static void multiply(DType dtype, Object v, long before, Object factors, long from, long to) {
        if (dtype.isInteger()) {
            Items.setLong(dtype, v, to, Items.getLong(dtype, v, before) * Items.getLong(dtype, factors, from));
            return;
        }
        double a = Items.getDouble(dtype, v, before);
        double b = Items.getDouble(dtype, factors, from);
        if (!dtype.isComplex()) {
            Items.setDouble(dtype, v, to, a * b);
            return;
        }
        double ai = Items.getDouble(dtype, v, before + 1);
        double bi = Items.getDouble(dtype, factors, from + 1);
        Items.setDouble(dtype, v, to, a * b - ai * bi);
        Items.setDouble(dtype, v, to + 1, a * bi + ai * b);
    }

    /** Coordinate arrays. */
    public static List<Strided> mesh(List<Strided> axes, boolean xy, boolean sparse) {
        int rank = axes.size();
        long[] full = new long[rank];
        for (int i = 0; i < rank; i++) {
            full[place(i, rank, xy)] = axes.get(i).size();
        }
        List<Strided> result = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            long[] shape = new long[rank];
            Arrays.fill(shape, 1);
            shape[place(i, rank, xy)] = axes.get(i).size();
            Strided line = Assign.copy(axes.get(i), axes.get(i).dtype());
            Strided thin = Strided.of(line.dtype(), line.array(), shape);
            result.add(sparse ? thin : Assign.copy(thin.broadcastTo(full), thin.dtype()));
        }
        return result;
    }

    private static int place(int i, int rank, boolean xy) {
        return xy && rank > 1 && i < 2 ? 1 - i : i;
    }

    /** For each axis of a shape an array of the index along it, stacked. */
    public static Strided indices(long[] shape, DType dtype) {
        int rank = shape.length;
        long[] all = new long[rank + 1];
        all[0] = rank;
        System.arraycopy(shape, 0, all, 1, rank);
        Strided fresh = Strided.zeros(dtype, Shapes.checked(all));
        for (int i = 0; i < rank; i++) {
            long[] thin = new long[rank];
            Arrays.fill(thin, 1);
            thin[i] = shape[i];
            Strided line = Ranges.arange(0, shape[i], 1, dtype);
            Assign.assign(Strided.of(dtype, line.array(), thin), Views.at(fresh, 0, i));
        }
        return fresh;
    }

    /** A float64 array of a function of the index. */
    public static Strided fromIndex(ToDoubleFunction<long[]> f, long[] shape) {
        Strided fresh = Strided.zeros(DType.FLOAT64, Shapes.checked(shape));
        double[] items = (double[]) fresh.array();
        long[] index = new long[shape.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = f.applyAsDouble(index.clone());
            for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
                index[axis] = 0;
            }
        }
        return fresh;
    }
}
