package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.kernel.KernelKey;
import io.orthant.internal.kernel.KernelKey.Mode;
import io.orthant.internal.kernel.Kernels;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.StrideClass;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds of slices along an axis, as {@code reduceat} asks for them. Each begins with its first item, to which NumPy folds
 * the others as one run: a slice of floats is its first item plus the pairwise sum of the rest.
 */
final class SliceFolds {
    private SliceFolds() {}

    /**
     * Fills the result with a fold for each index.
     *
     * @param source of the result's dtype
     * @param indices where slices begin, in range; one that is not below the next stands for its item alone
     */
    static void run(Op op, Strided source, long[] indices, int axis, Strided result) {
        Slices slices = new Slices(op, source, result, axis, indices);
        long[] outer = source.shape().clone();
        outer[axis] = 1;
        long runs = 1;
        for (long extent : outer) {
            runs *= extent;
        }
        long items = Math.max(source.shape()[axis], 4L * indices.length);
        long pieces = Math.max(1, items / FoldPieces.GRAIN);
        long each = Math.ceilDiv(indices.length, pieces);
        long whole = Math.ceilDiv(indices.length, each);
        Parallel.ranges(runs * whole, Math.max(1, FoldPieces.GRAIN / items), (from, to) -> {
            for (long piece = from; piece < to; piece++) {
                long[] index = new long[outer.length];
                long left = piece / whole;
                for (int i = index.length - 1; i >= 0; i--) {
                    index[i] = left % outer[i];
                    left /= outer[i];
                }
                long first = piece % whole * each;
                slices.fold(index, (int) first, (int) Math.min(indices.length, first + each));
            }
        });
    }

    private static final class Slices {
        private final Op op;
        private final Strided source;
        private final Strided result;
        private final int axis;
        private final long[] indices;
        private final boolean inRuns;
        private final LoopKernel kernel;
        private final Object[] data;
        private final long[] inner;
        private final int slots;

        Slices(Op op, Strided source, Strided result, int axis, long[] indices) {
            DType type = result.dtype();
            this.op = op;
            this.source = source;
            this.result = result;
            this.axis = axis;
            this.indices = indices;
            this.inRuns = RunFold.applies(op, type);
            this.slots = type.slots();
            long step = source.strides()[axis];
            int count = 3 * slots;
            List<StrideClass> classes = new ArrayList<>();
            this.data = new Object[count];
            this.inner = new long[count];
            for (int k = 0; k < count; k++) {
                boolean element = k >= slots && k < 2 * slots;
                data[k] = element ? source.array() : result.array();
                inner[k] = element ? step : 0;
                classes.add(!element || step == 0 ? StrideClass.ZERO : step == 1 ? StrideClass.UNIT : StrideClass.ANY);
            }
            this.kernel = Kernels.get(
                    new KernelKey(FoldPrograms.of(op, Elements.of(source), type, false), classes, Mode.FOLD));
        }

        void fold(long[] index, int begin, int end) {
            long base = source.slot(index);
            long target = result.slot(index);
            long step = source.strides()[axis];
            long n = source.shape()[axis];
            long[] offsets = new long[data.length];
            long[] still = new long[data.length];
            Object[] pair = {result.array(), source.array()};
            long[] places = new long[2];
            for (int k = begin; k < end; k++) {
                long from = indices[k];
                long to = k + 1 < indices.length ? indices[k + 1] : n;
                long at = base + from * step;
                long slot = target + k * result.strides()[axis];
                System.arraycopy(source.array(), (int) at, result.array(), (int) slot, slots);
                long rest = to - from - 1;
                if (rest <= 0) {
                    continue;
                }
                if (inRuns) {
                    places[0] = slot;
                    places[1] = at + step;
                    RunFold.run(op, result.dtype(), pair, places, step, rest, Integer.MAX_VALUE);
                    continue;
                }
                for (int i = 0; i < slots; i++) {
                    offsets[i] = slot + i;
                    offsets[slots + i] = at + step + i;
                    offsets[2 * slots + i] = slot + i;
                }
                kernel.run(data, offsets, inner, still, rest, 1);
            }
        }
    }
}
