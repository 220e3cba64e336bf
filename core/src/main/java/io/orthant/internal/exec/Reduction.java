package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.internal.kernel.KernelKey.Mode;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.LoopNest;
import io.orthant.internal.shape.Axes;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folding axes away with a binary ufunc, in NumPy's order of operations. */
public final class Reduction {
    /**
     * What a caller may ask for.
     *
     * @param axes the axes to fold, null for all
     * @param keepdims whether folded axes stay with size 1
     * @param dtype the dtype to fold in, null for NumPy's choice
     * @param out where the result goes, null for a fresh array
     * @param initial the value to start from, null for the ufunc's identity
     * @param where which elements count, null for all
     */
    public record Options(
            int @Nullable [] axes,
            boolean keepdims,
            @Nullable DType dtype,
            @Nullable Strided out,
            @Nullable Operand initial,
            @Nullable Strided where) {
        /** All axes. */
        public static final Options ALL = new Options(null, false, null, null, null, null);

        /** These axes. */
        public static Options over(int... axes) {
            return new Options(axes, false, null, null, null, null);
        }

        /** These options with another dtype. */
        public Options withDtype(@Nullable DType type) {
            return new Options(axes, keepdims, type, out, initial, where);
        }

        /** These options with another place for the result. */
        public Options withOut(@Nullable Strided target) {
            return new Options(axes, keepdims, dtype, target, initial, where);
        }

        /** These options with folded axes kept or not. */
        public Options withKeepdims(boolean keep) {
            return new Options(axes, keep, dtype, out, initial, where);
        }
    }

    private Reduction() {}

    /** Folds an array's items. */
    public static Strided reduce(Op op, Strided a, Options options) {
        return reduce(op, Elements.of(a), options);
    }

    /** Folds elements. */
    static Strided reduce(Op op, Elements elements, Options options) {
        int rank = elements.shape().length;
        int[] axes = axes(op.name(), options.axes(), rank);
        if (axes.length > 1 && !op.reorderable()) {
            throw new ValueException(
                    "reduction operation '" + op.name() + "' is not reorderable, so at most one axis may be specified");
        }
        DType type = FoldTypes.of(op, elements.type(), options);
        if (StreamedFold.applies(elements)) {
            Strided streamed = StreamedFold.fold(op, elements, options, axes, type);
            ReductionAlarms.check(op, streamed, elements, "reduce");
            return finish(op, streamed, options, axes);
        }
        long[] kept = keptShape(elements.shape(), axes);
        Strided accumulator = accumulator(type, kept, elements);
        Elements typed = start(op, elements.cast(type), options, axes, accumulator);
        Strided where = options.where() == null ? null : mask(op, options.where(), typed.shape(), elements.shape());
        fold(op, typed, accumulator, where);
        ReductionAlarms.check(op, accumulator, elements, "reduce");
        return finish(op, accumulator, options, axes);
    }

    // laid out as the elements are, as the order of folding depends on both
    static Strided accumulator(DType type, long[] kept, Elements elements) {
        List<Strided> corners = new ArrayList<>();
        for (Strided s : elements.sources()) {
            corners.add(s.view(s.offset(), kept, s.strides()));
        }
        return Layouts.like(type, kept, corners);
    }

    /** The axes to fold: all for null, else normalised. */
    static int[] axes(String operation, int @Nullable [] axes, int rank) {
        if (axes != null && rank == 0 && axes.length == 1 && (axes[0] == 0 || axes[0] == -1)) {
            return new int[0]; // NumPy lets a 0-d array pass as if it had one axis
        }
        if (axes != null) {
            return Axes.normalize(operation, axes, rank);
        }
        int[] all = new int[rank];
        Arrays.setAll(all, i -> i);
        return all;
    }

    /** The shape that a reduction gives. */
    static long[] resultShape(String operation, long[] shape, Options options) {
        int[] axes = axes(operation, options.axes(), shape.length);
        long[] kept = keptShape(shape, axes);
        if (options.keepdims()) {
            return kept;
        }
        for (int axis : axes) {
            kept[axis] = FOLDED;
        }
        long[] result = new long[shape.length - axes.length];
        int at = 0;
        for (long size : kept) {
            if (size != FOLDED) {
                result[at++] = size;
            }
        }
        return result;
    }

    // no axis has this size
    private static final long FOLDED = -1;

    private static long[] keptShape(long[] shape, int[] axes) {
        long[] kept = shape.clone();
        for (int axis : axes) {
            kept[axis] = 1;
        }
        return kept;
    }

    // fills the accumulator with the identity or the initial value; without either with the first elements, which an
    // operation that must not see them twice then leaves out
    private static Elements start(Op op, Elements elements, Options options, int[] axes, Strided accumulator) {
        if (options.initial() != null) {
            Assign.assign(asArray(op, options.initial(), accumulator.dtype()), accumulator);
            return elements;
        }
        boolean empty = Shapes.size(elements.shape()) == 0 && Shapes.size(accumulator.shape()) != 0;
        Number identity = op.identity();
        if (identity != null && Double.doubleToRawLongBits(identity.doubleValue()) == 0) {
            return elements; // what is fresh is zero
        }
        if (identity != null) {
            Strided value = Strided.zeros(accumulator.dtype());
            if (identity instanceof Long l) {
                Items.setLong(value.dtype(), value.array(), 0, l);
            } else {
                Items.setDouble(value.dtype(), value.array(), 0, identity.doubleValue());
            }
            Assign.assign(value, accumulator);
            return elements;
        }
        if (options.where() != null) {
            throw new ValueException("reduction operation '" + op.name()
                    + "' does not have an identity, so to use a where mask one has to specify 'initial'");
        }
        if (empty) {
            throw new ValueException("zero-size array to reduction operation " + op.name() + " which has no identity");
        }
        if (Shapes.size(accumulator.shape()) == 0) {
            return elements;
        }
        Assign.evaluate(slice(elements, axes, 0, 1), accumulator);
        // several axes at once only for idempotent operations such as maximum, which may see the first ones again
        return axes.length == 1 ? slice(elements, axes, 1, elements.shape()[axes[0]]) : elements;
    }

    private static Strided asArray(Op op, Operand operand, DType type) {
        return operand.weak() == null ? operand.array() : operand.materialize(op.name(), type);
    }

    private static Elements slice(Elements e, int[] axes, long from, long to) {
        long[] shape = e.shape().clone();
        for (int axis : axes) {
            shape[axis] = to - from;
        }
        List<Strided> parts = new ArrayList<>();
        for (Strided s : e.sources()) {
            long offset = s.offset();
            for (int axis : axes) {
                offset += from * s.strides()[axis];
            }
            parts.add(s.view(offset, shape, s.strides()));
        }
        return new Elements(parts, shape, e.type(), e.body(), e.direct(), e.known());
    }

    private static Strided mask(Op op, Strided where, long[] shape, long[] full) {
        if (where.dtype() != DType.BOOL) {
            throw new DTypeException(op.name() + ": where must be a bool array, got " + where.dtype());
        }
        if (!Arrays.equals(shape, full)) {
            throw new IllegalStateException("a masked reduction starts from a value");
        }
        return where.broadcastTo(full);
    }

    private static void fold(Op op, Elements elements, Strided accumulator, @Nullable Strided where) {
        if (Shapes.size(elements.shape()) == 0) {
            return;
        }
        Strided acc = accumulator.view(
                accumulator.offset(),
                elements.shape(),
                Shapes.broadcastStrides(accumulator.shape(), accumulator.strides(), elements.shape()));
        if (RunFold.applies(op, acc.dtype())) {
            RunFold.fold(op, elements, acc, where);
            return;
        }
        foldByKernel(op, elements, acc, where);
    }

    /** Folds with a generated kernel, strictly in the walk's order. */
    static void foldByKernel(Op op, Elements elements, Strided acc, @Nullable Strided where) {
        List<Strided> operands = new ArrayList<>();
        Dispatch.addParts(operands, acc);
        operands.addAll(elements.operands());
        if (where != null) {
            operands.add(where);
        }
        Dispatch.addParts(operands, acc);
        LoopNest nest = LoopNest.forFold(elements.shape(), operands);
        Mode mode = nest.innerStep(0) == 0 ? Mode.FOLD : Mode.MAP;
        LoopKernel kernel = FoldPrograms.code(op, elements, acc.dtype(), where != null, mode, 1)
                .kernel(nest);
        if (where == null && mode == Mode.FOLD && ExactFold.applies(op, acc.dtype(), nest)) {
            ExactFold.run(op, nest, kernel, acc);
            return;
        }
        boolean rows = mode == Mode.MAP && where == null && nest.rank() > 1 && nest.steps(0)[1] == 0;
        FoldPieces.run(
                nest,
                rows && nest.extents()[1] >= RowsKernel.ROWS ? severalRows(op, elements, acc, nest, kernel) : kernel);
    }

    private static LoopKernel severalRows(Op op, Elements elements, Strided acc, LoopNest nest, LoopKernel one) {
        int slots = acc.dtype().slots();
        int element = nest.operands() - 2 * slots;
        int count = 2 * slots + RowsKernel.ROWS * element;
        if (count > LoopNest.MAX_CODED) {
            return one;
        }
        long code = 0;
        for (int k = 0; k < count; k++) {
            int own = RowsKernel.operand(k, slots, element);
            code |= LoopNest.classCode(nest.innerStep(own)) << 2 * k;
        }
        LoopKernel several = FoldPrograms.code(op, elements, acc.dtype(), false, Mode.MAP, RowsKernel.ROWS)
                .kernel(code);
        return new RowsKernel(one, several, slots, element);
    }

    private static Strided finish(Op op, Strided accumulator, Options options, int[] axes) {
        Strided result = options.keepdims() ? accumulator : dropAxes(accumulator, axes);
        if (options.out() == null) {
            return result;
        }
        if (!Arrays.equals(options.out().shape(), result.shape())) {
            throw new ShapeException(op.name() + ": output parameter has shape "
                    + Shapes.text(options.out().shape()) + ", the reduction gives " + Shapes.text(result.shape()));
        }
        Assign.assign(result, options.out());
        return options.out();
    }

    /** The array without some axes of size 1. */
    static Strided dropAxes(Strided a, int[] axes) {
        boolean[] dropped = new boolean[a.rank()];
        for (int axis : axes) {
            dropped[axis] = true;
        }
        int rank = a.rank() - axes.length;
        long[] shape = new long[rank];
        long[] strides = new long[rank];
        int k = 0;
        for (int i = 0; i < a.rank(); i++) {
            if (!dropped[i]) {
                shape[k] = a.shape()[i];
                strides[k++] = a.strides()[i];
            }
        }
        return a.view(a.offset(), shape, strides);
    }
}
