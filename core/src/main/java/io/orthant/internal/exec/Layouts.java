package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.plan.AxisOrder;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import java.util.List;

/** The memory order of results: as NumPy's order 'K', a result lies as its operands do. */
final class Layouts {
    private Layouts() {}

    /** Fresh zeros whose axes are ordered in memory as those of the operands (which broadcast to the shape). */
    static Strided like(DType type, long[] shape, List<Strided> operands) {
        Strided base = Strided.of(type, HeapStorage.allocate(type, shape), shape);
        return base.view(0, shape, strides(type, shape, operands));
    }

    /** As {@link #like(DType, long[], List)} for the first operands of an array. */
    static Strided like(DType type, long[] shape, Strided[] operands, int count) {
        boolean rowMajor = shape.length < 2;
        for (int k = 0; k < count && !rowMajor; k++) {
            rowMajor = decides(operands[k], shape);
        }
        return rowMajor
                ? Strided.zeros(type, shape)
                : like(type, shape, Arrays.asList(operands).subList(0, count));
    }

    // an operand of the whole shape that lies in row-major order
    private static boolean decides(Strided a, long[] shape) {
        return a.rank() == shape.length && Arrays.equals(a.shape(), shape) && a.isRowMajor() && a.size() > 1;
    }

    /** The geometry of {@link #like} without memory of its own: for planning, never to be read or written. */
    static Strided ghost(DType type, long[] shape, List<Strided> operands) {
        return new Strided(type, operands.getFirst().storage(), 0, shape, strides(type, shape, operands));
    }

    private static long[] strides(DType type, long[] shape, List<Strided> operands) {
        int rank = shape.length;
        boolean rowMajor = rank < 2;
        for (Strided a : operands) {
            if (rowMajor) {
                break;
            }
            rowMajor = decides(a, shape);
        }
        if (rowMajor) {
            return Shapes.rowMajor(shape, type.slots());
        }
        long[][] strides =
                operands.stream().map(a -> a.broadcastTo(shape).strides()).toArray(long[][]::new);
        int[] order = AxisOrder.innermostFirst(strides, rank);
        long[] result = new long[rank];
        long step = type.slots();
        for (int axis : order) {
            result[axis] = step;
            step *= Math.max(shape[axis], 1);
        }
        return result;
    }
}
