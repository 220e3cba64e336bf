package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.LoopNest;
import io.orthant.internal.storage.Scratch;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Expr;
import io.orthant.op.Op;
import io.orthant.op.OpTable;
import io.orthant.op.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums of expressions that are never stored: the leaves of the pairwise tree are evaluated into a buffer in cache, so
 * the result is that of storing the expression and summing it.
 */
final class FusedSum implements AutoCloseable {
    private static final Op ADD = OpTable.named("add");

    // a subtree of this many elements is evaluated at once: large enough for vector code, small enough for the L1 cache
    private static final int LEAF = 2048;

    private final LoopKernel kernel;
    private final int block;
    private final Object[] data;
    private final long[] at;
    private final long[] still;
    private final double[] doubles;
    private final float[] floats;

    private FusedSum(LoopKernel kernel, int operands, DType type, int block) {
        this.kernel = kernel;
        this.block = block;
        this.data = new Object[operands + 1];
        this.at = new long[operands + 1];
        this.still = new long[operands + 1];
        Object leaf = Scratch.take(type, LEAF);
        this.doubles = leaf instanceof double[] d ? d : new double[0];
        this.floats = leaf instanceof float[] f ? f : new float[0];
        this.data[operands] = leaf;
    }

    /**
     * Adds the elements to the accumulator, if the walk over the sources is the one over the stored elements.
     *
     * @param acc the accumulator, stretched to the elements' shape
     * @param block the longest run to sum at once
     * @return whether it was done
     */
    static boolean fold(Elements elements, Strided acc, int block) {
        DType type = elements.type();
        if (type != DType.FLOAT64 && type != DType.FLOAT32) {
            return false;
        }
        Strided ghost = Layouts.ghost(type, elements.shape(), elements.sources());
        LoopNest stored = LoopNest.forFold(elements.shape(), List.of(acc, ghost));
        List<Strided> operands = new ArrayList<>(List.of(acc));
        operands.addAll(elements.operands());
        LoopNest nest = LoopNest.forFold(elements.shape(), operands);
        boolean sameWalk =
                Arrays.equals(stored.extents(), nest.extents()) && Arrays.equals(stored.steps(0), nest.steps(0));
        if (!sameWalk || BufferedRuns.apply(stored)) {
            return false;
        }
        if (nest.innerStep(0) != 0) {
            Reduction.foldByKernel(ADD, elements, acc, null);
            return true;
        }
        int inputs = operands.size() - 1;
        LoopKernel kernel = kernel(elements, nest, inputs);
        if (kernel == null) {
            return false;
        }
        FoldPieces.run(nest, (data, offsets, inner, outer, n, m) -> {
            try (FusedSum sum = new FusedSum(kernel, inputs, type, block)) {
                long[] at = offsets.clone();
                for (long j = 0; j < m; j++) {
                    sum.run(data, at, inner, n);
                    for (int i = 0; i < at.length; i++) {
                        at[i] += outer[i];
                    }
                }
            }
            return 0;
        });
        return true;
    }

    @Override
    public void close() {
        Scratch.give(data[data.length - 1]);
    }

    private static @Nullable LoopKernel kernel(Elements elements, LoopNest nest, int inputs) {
        if (inputs + 1 > LoopNest.MAX_CODED) {
            return null;
        }
        long strides = LoopNest.classCode(1) << 2 * inputs;
        for (int k = 0; k < inputs; k++) {
            strides |= LoopNest.classCode(nest.innerStep(k + 1)) << 2 * k;
        }
        KnownCode known = elements.known();
        return (known == null ? storing(elements) : known.stored(() -> storing(elements))).kernel(strides);
    }

    private static Code storing(Elements elements) {
        List<DType> args = new ArrayList<>();
        List<Expr> value = elements.value(args, 0).parts();
        return Code.map(Program.of(args, value, List.of()));
    }

    private void run(Object[] arrays, long[] offsets, long[] steps, long n) {
        int k = data.length - 1;
        System.arraycopy(arrays, 1, data, 0, k);
        long[] inner = Arrays.copyOfRange(steps, 1, k + 2);
        inner[k] = 1;
        boolean single = arrays[0] instanceof float[];
        if (n > block) {
            // one after the other, as NumPy's buffer is filled
            double[] sums = new double[Parallel.pieces(n, block)];
            Parallel.ranges(sums.length, Math.max(1, FoldPieces.GRAIN / block), (from, to) -> {
                try (FusedSum own = with(arrays)) {
                    for (int i = (int) from; i < to; i++) {
                        own.sum(
                                single,
                                offsets,
                                inner,
                                (long) i * block,
                                Math.min(block, n - (long) i * block),
                                sums,
                                i);
                    }
                }
            });
            for (double sum : sums) {
                add(arrays[0], (int) offsets[0], sum);
            }
        } else if (SumTree.isLarge(n)) {
            add(arrays[0], (int) offsets[0], SumTree.sum((int) n, single, (from, count, to, slot) -> {
                try (FusedSum own = with(arrays)) {
                    own.sum(single, offsets, inner, from, count, to, slot);
                }
            }));
        } else {
            double[] sum = new double[1];
            sum(single, offsets, inner, 0, n, sum, 0);
            add(arrays[0], (int) offsets[0], sum[0]);
        }
    }

    // buffers of its own, as another thread may use it
    private FusedSum with(Object[] arrays) {
        DType type = floats.length > 0 ? DType.FLOAT32 : DType.FLOAT64;
        FusedSum own = new FusedSum(kernel, data.length - 1, type, block);
        System.arraycopy(arrays, 1, own.data, 0, data.length - 1);
        return own;
    }

    private static void add(Object accumulator, int at, double sum) {
        if (accumulator instanceof float[] floats) {
            floats[at] += (float) sum;
        } else {
            ((double[]) accumulator)[at] += sum;
        }
    }

    private void sum(boolean single, long[] offsets, long[] inner, long from, long n, double[] to, int slot) {
        to[slot] = single ? sumFloats(offsets, inner, from, n) : sumDoubles(offsets, inner, from, n);
    }

    private double sumDoubles(long[] offsets, long[] inner, long from, long n) {
        if (n > LEAF) {
            long half = n / 2 - n / 2 % 8;
            return sumDoubles(offsets, inner, from, half) + sumDoubles(offsets, inner, from + half, n - half);
        }
        evaluate(offsets, inner, from, n);
        return PairwiseSum.sum(doubles, 0, 1, (int) n);
    }

    private float sumFloats(long[] offsets, long[] inner, long from, long n) {
        if (n > LEAF) {
            long half = n / 2 - n / 2 % 8;
            return sumFloats(offsets, inner, from, half) + sumFloats(offsets, inner, from + half, n - half);
        }
        evaluate(offsets, inner, from, n);
        return PairwiseSum.sum(floats, 0, 1, (int) n);
    }

    private void evaluate(long[] offsets, long[] inner, long from, long n) {
        for (int i = 0; i < at.length - 1; i++) {
            at[i] = offsets[i + 1] + from * inner[i];
        }
        kernel.run(data, at, inner, still, n, 1);
    }
}
