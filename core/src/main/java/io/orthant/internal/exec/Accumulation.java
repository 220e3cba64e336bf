package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.error.IndexException;
import io.orthant.error.ShapeException;
import io.orthant.internal.kernel.KernelKey.Mode;
import io.orthant.internal.plan.Aliasing;
import io.orthant.internal.plan.LoopNest;
import io.orthant.internal.shape.Axes;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Running folds: {@code accumulate} keeps every step, {@code reduceat} folds slices. */
public final class Accumulation {
    private Accumulation() {}

    /** {@code r[i] = op(r[i-1], a[i])} along an axis. */
    public static Strided accumulate(Op op, Strided source, int axis, @Nullable DType dtype, @Nullable Strided out) {
        if (source.rank() == 0) {
            throw new ShapeException(op.name() + ".accumulate: cannot accumulate on a scalar; reshape it to (1,)");
        }
        int along = Axes.normalize(op.name() + ".accumulate", axis, source.rank());
        DType type = FoldTypes.of(
                op, source.dtype(), Reduction.Options.ALL.withDtype(dtype).withOut(out));
        if (out != null && !Arrays.equals(out.shape(), source.shape())) {
            throw new ShapeException(op.name() + ".accumulate: output has shape " + Shapes.text(out.shape())
                    + ", the result " + Shapes.text(source.shape()));
        }
        Strided result = out != null && out.dtype() == type && !Aliasing.mayShare(out, source)
                ? out
                : Strided.zeros(type, source.shape());
        long n = source.shape()[along];
        if (source.size() > 0) {
            Assign.assign(part(source, along, 0, 1), part(result, along, 0, 1));
            if (n > 1) {
                run(op, part(result, along, 0, n - 1), part(source, along, 1, n), part(result, along, 1, n));
            }
            ReductionAlarms.check(op, result, Elements.of(source), "accumulate");
        }
        if (out != null && out != result) {
            Assign.assign(result, out);
            return out;
        }
        return result;
    }

    private static void run(Op op, Strided before, Strided source, Strided after) {
        Elements elements = Elements.of(source).cast(after.dtype());
        List<Strided> operands = new ArrayList<>();
        Dispatch.addParts(operands, before);
        operands.addAll(elements.operands());
        Dispatch.addParts(operands, after);
        LoopNest nest = LoopNest.inIndexOrder(after.shape(), operands);
        nest.run(FoldPrograms.code(op, elements, after.dtype(), false, Mode.SEQUENTIAL)
                .kernel(nest));
    }

    /**
     * For each index a fold of the slice up to the next index, or the single item where the next one is not larger.
     *
     * @throws IndexException if an index is out of bounds
     */
    public static Strided reduceat(
            Op op, Strided source, long[] indices, int axis, @Nullable DType dtype, @Nullable Strided out) {
        int along = Axes.normalize(op.name() + ".reduceat", axis, source.rank());
        long n = source.shape()[along];
        for (long i : indices) {
            if (i < 0 || i >= n) {
                throw new IndexException(
                        op.name() + ".reduceat: index " + i + " out-of-bounds for axis " + along + " with size " + n);
            }
        }
        DType type = FoldTypes.of(
                op, source.dtype(), Reduction.Options.ALL.withDtype(dtype).withOut(out));
        long[] shape = source.shape().clone();
        shape[along] = indices.length;
        Strided result = Strided.zeros(type, shape);
        for (int k = 0; k < indices.length; k++) {
            long from = indices[k];
            long to = k + 1 < indices.length ? indices[k + 1] : n;
            Strided target = part(result, along, k, k + 1);
            Strided slice = part(source, along, from, Math.max(to, from + 1));
            Reduction.Options options =
                    Reduction.Options.over(along).withKeepdims(true).withDtype(type);
            Assign.assign(
                    slice.shape()[along] == 1 ? slice : Reduction.reduce(op, Elements.of(slice), options), target);
        }
        if (out != null) {
            Assign.assign(result, out);
            return out;
        }
        return result;
    }

    private static Strided part(Strided a, int axis, long from, long to) {
        long[] shape = a.shape().clone();
        shape[axis] = to - from;
        return a.view(a.offset() + from * a.strides()[axis], shape, a.strides());
    }
}
