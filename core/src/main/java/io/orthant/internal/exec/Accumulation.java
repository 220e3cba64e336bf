package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.error.IndexException;
import io.orthant.error.ShapeException;
import io.orthant.internal.kernel.KernelKey.Mode;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.plan.Aliasing;
import io.orthant.internal.plan.LoopKernel;
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
    // narrower strips are not worth a walk of their own
    private static final long NARROW = 512;

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
        if (source.size() > 0 && along == source.rank() - 1 && RunningFold.applies(op, source.dtype(), type)) {
            RunningFold.run(op, source, result, along);
            ReductionAlarms.check(op, result, Elements.of(source), "accumulate");
        } else if (source.size() > 0) {
            Assign.assign(part(source, along, 0, 1), part(result, along, 0, 1));
            if (n > 1) {
                run(op, part(result, along, 0, n - 1), part(source, along, 1, n), part(result, along, 1, n), along);
            }
            ReductionAlarms.check(op, result, Elements.of(source), "accumulate");
        }
        if (out != null && out != result) {
            Assign.assign(result, out);
            return out;
        }
        return result;
    }

    private static void run(Op op, Strided before, Strided source, Strided after, int along) {
        Elements elements = Elements.of(source).cast(after.dtype());
        if (along == after.rank() - 1) {
            LoopNest nest = LoopNest.inIndexOrder(after.shape(), operands(before, elements, after));
            nest.run(FoldPrograms.code(op, elements, after.dtype(), false, Mode.SEQUENTIAL, 1)
                    .kernel(nest));
            return;
        }
        // one layer after the other; within a layer nothing depends on anything
        Strided firstBefore = part(before, along, 0, 1);
        Strided firstAfter = part(after, along, 0, 1);
        Elements first = Elements.of(part(source, along, 0, 1)).cast(after.dtype());
        LoopNest layer = LoopNest.of(firstAfter.shape(), operands(firstBefore, first, firstAfter));
        LoopKernel kernel = FoldPrograms.code(op, elements, after.dtype(), false, Mode.MAP, 1)
                .kernel(layer);
        int slots = after.dtype().slots();
        long n = after.shape()[along];
        int axis = layer.rank() - 1;
        if (axis < 0) {
            layers(layer, kernel, before, source, after, along, slots, n);
            return;
        }
        long extent = layer.extents()[axis];
        long grain = Math.max(axis == 0 ? NARROW : 1, FoldPieces.GRAIN * extent / (layer.size() * n));
        Parallel.ranges(
                extent,
                grain,
                (from, to) ->
                        layers(layer.part(axis, from, to - from), kernel, before, source, after, along, slots, n));
    }

    private static void layers(
            LoopNest first,
            LoopKernel kernel,
            Strided before,
            Strided source,
            Strided after,
            int along,
            int slots,
            long n) {
        long[] shift = new long[first.operands()];
        Arrays.fill(shift, source.strides()[along]);
        Arrays.fill(shift, 0, slots, before.strides()[along]);
        Arrays.fill(shift, shift.length - slots, shift.length, after.strides()[along]);
        for (long k = 0; k < n; k++) {
            first.shifted(shift, k).run(kernel);
        }
    }

    private static List<Strided> operands(Strided before, Elements elements, Strided after) {
        List<Strided> operands = new ArrayList<>();
        Dispatch.addParts(operands, before);
        operands.addAll(elements.operands());
        Dispatch.addParts(operands, after);
        return operands;
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
        if (result.size() > 0) {
            Strided typed = source.dtype() == type ? source : Assign.copyLike(source, type);
            SliceFolds.run(op, typed, indices, along, result);
            ReductionAlarms.check(op, result, Elements.of(source), "reduceat");
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
