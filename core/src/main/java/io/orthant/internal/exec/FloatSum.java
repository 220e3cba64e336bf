package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Float16;
import io.orthant.internal.plan.LoopNest;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import io.orthant.op.OpTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums of floats and complex numbers in NumPy's order: along the innermost axis of the walk pairwise, over others row
 * by row. What is not the accumulator's dtype, or an expression, goes through a buffer in cache.
 */
public final class FloatSum {
    /** NumPy's buffer in items: what it casts, it sums in blocks of this length. */
    public static final int BUFFER = 8192;

    /**
     * The longest run summed pairwise at once. NumPy 2.3 and later do not limit it; with {@link #BUFFER} sums come out as
     * those of older versions.
     */
    public static final ScopedValue<Integer> BLOCK = ScopedValue.newInstance();

    private static final Op ADD = OpTable.named("add");

    private FloatSum() {}

    /** Adds the elements to the accumulator, which is stretched to their shape. */
    static void fold(Elements elements, Strided acc, @Nullable Strided where) {
        Strided plain = elements.isPlain() && where == null ? elements.sources().getFirst() : null;
        if (plain == null && where == null && !isCastOnly(elements)) {
            plain = elements.materialize();
        }
        if (plain != null) {
            List<Strided> operands = new ArrayList<>(List.of(acc, plain));
            LoopNest nest = LoopNest.of(elements.shape(), operands);
            if (nest.innerStep(0) == 0) {
                int block = BLOCK.orElse(Integer.MAX_VALUE);
                nest.forEachRun((data, offsets, steps, n) -> add(acc.dtype(), data, offsets, steps[1], n, block));
            } else {
                Reduction.foldByKernel(ADD, Elements.of(plain), acc, null);
            }
            return;
        }
        List<Strided> operands = new ArrayList<>(List.of(acc, elements.sources().getFirst()));
        if (LoopNest.of(elements.shape(), operands).innerStep(0) != 0) {
            Reduction.foldByKernel(ADD, elements, acc, where);
        } else if (where == null) {
            blockwise(elements, acc);
        } else {
            masked(elements, acc, where);
        }
    }

    private static boolean isCastOnly(Elements e) {
        return e.sources().size() == 1 && e.sources().getFirst().dtype() != e.type();
    }

    private static void blockwise(Elements elements, Strided acc) {
        Strided cast = elements.materialize();
        LoopNest nest = LoopNest.of(elements.shape(), List.of(acc, cast));
        nest.forEachRun((data, offsets, steps, n) -> add(acc.dtype(), data, offsets, steps[1], n, BUFFER));
    }

    // NumPy calls its loop once for each stretch of elements that count
    private static void masked(Elements elements, Strided acc, Strided where) {
        Strided values = elements.isPlain() ? elements.sources().getFirst() : elements.materialize();
        LoopNest nest = LoopNest.of(elements.shape(), List.of(acc, values, where));
        nest.forEachRun((data, offsets, steps, n) -> {
            byte[] mask = (byte[]) data[2];
            long i = 0;
            while (i < n) {
                while (i < n && mask[(int) (offsets[2] + i * steps[2])] == 0) {
                    i++;
                }
                long from = i;
                while (i < n && mask[(int) (offsets[2] + i * steps[2])] != 0) {
                    i++;
                }
                if (i > from) {
                    long[] at = {offsets[0], offsets[1] + from * steps[1]};
                    add(acc.dtype(), data, at, steps[1], i - from, Integer.MAX_VALUE);
                }
            }
        });
    }

    private static void add(DType type, Object[] data, long[] offsets, long step, long n, int block) {
        int to = (int) offsets[0];
        int s = (int) step;
        for (long done = 0; done < n; done += block) {
            int at = (int) (offsets[1] + done * step);
            int count = (int) Math.min(block, n - done);
            switch (type) {
                case FLOAT64 -> ((double[]) data[0])[to] += PairwiseSum.sum((double[]) data[1], at, s, count);
                case FLOAT32 -> ((float[]) data[0])[to] += PairwiseSum.sum((float[]) data[1], at, s, count);
                case FLOAT16 -> {
                    short[] acc = (short[]) data[0];
                    float sum = Float16.toFloat(acc[to]) + PairwiseSum.sum((short[]) data[1], at, s, count);
                    acc[to] = Float16.fromFloat(sum);
                }
                case COMPLEX128 -> {
                    double[] acc = (double[]) data[0];
                    acc[to] += PairwiseSum.sumPart((double[]) data[1], at, s, count);
                    acc[to + 1] += PairwiseSum.sumPart((double[]) data[1], at + 1, s, count);
                }
                case COMPLEX64 -> {
                    float[] acc = (float[]) data[0];
                    acc[to] += PairwiseSum.sumPart((float[]) data[1], at, s, count);
                    acc[to + 1] += PairwiseSum.sumPart((float[]) data[1], at + 1, s, count);
                }
                default -> throw new IllegalArgumentException("no float sum of " + type);
            }
        }
    }
}
