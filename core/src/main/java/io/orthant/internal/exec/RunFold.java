package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Float16;
import io.orthant.internal.plan.LoopNest;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import io.orthant.op.OpTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds whose rounding depends on where innermost runs begin and end: sums of floats and complex numbers, which NumPy
 * takes pairwise along a run and row by row across runs, and float16 arithmetic, which keeps a float32 accumulator
 * along a run. What is not of the accumulator's dtype, or an expression, goes through a buffer.
 */
public final class RunFold {
    /** NumPy's buffer in items: what it casts, it sums in blocks of this length. */
    public static final int BUFFER = 8192;

    /**
     * The longest run summed pairwise at once. NumPy 2.3 and later do not limit it; with {@link #BUFFER} sums come out as
     * those of older versions.
     */
    public static final ScopedValue<Integer> BLOCK = ScopedValue.newInstance();

    private static final Op ADD = OpTable.named("add");

    private static final Set<String> HALF_IN_FLOAT = Set.of("subtract", "multiply", "divide");

    private RunFold() {}

    /** Whether a fold in this dtype is one of these. */
    static boolean applies(Op op, DType type) {
        return op == ADD ? type.isInexact() : type == DType.FLOAT16 && HALF_IN_FLOAT.contains(op.name());
    }

    /** Folds the elements into the accumulator, which is stretched to their shape. */
    static void fold(Op op, Elements elements, Strided acc, @Nullable Strided where) {
        Strided plain = elements.isPlain() && where == null ? elements.sources().getFirst() : null;
        if (plain == null && where == null && op == ADD) {
            int block = Math.min(BLOCK.orElse(Integer.MAX_VALUE), elements.direct() ? BUFFER : Integer.MAX_VALUE);
            if (FusedSum.fold(elements, acc, block)) {
                return;
            }
        }
        if (plain == null && where == null && !elements.direct()) {
            plain = elements.materialize();
        }
        if (plain != null) {
            List<Strided> operands = new ArrayList<>(List.of(acc, plain));
            LoopNest nest = LoopNest.forFold(elements.shape(), operands);
            if (BufferedRuns.apply(nest)) {
                BufferedRuns.forEach(
                        nest,
                        plain,
                        (to, buffer, n) -> run(
                                op,
                                acc.dtype(),
                                new Object[] {acc.array(), buffer},
                                new long[] {to, 0},
                                acc.dtype().slots(),
                                n,
                                Integer.MAX_VALUE));
            } else if (nest.innerStep(0) == 0) {
                int block = BLOCK.orElse(Integer.MAX_VALUE);
                nest.forEachRun((data, offsets, steps, n) -> run(op, acc.dtype(), data, offsets, steps[1], n, block));
            } else {
                Reduction.foldByKernel(op, Elements.of(plain), acc, null);
            }
            return;
        }
        List<Strided> operands = new ArrayList<>(List.of(acc, elements.sources().getFirst()));
        if (LoopNest.forFold(elements.shape(), operands).innerStep(0) != 0) {
            Reduction.foldByKernel(op, elements, acc, where);
        } else if (where == null) {
            blockwise(op, elements, acc);
        } else {
            masked(op, elements, acc, where);
        }
    }

    private static void blockwise(Op op, Elements elements, Strided acc) {
        Strided cast = elements.materialize();
        LoopNest nest = LoopNest.forFold(elements.shape(), List.of(acc, cast));
        nest.forEachRun((data, offsets, steps, n) -> run(op, acc.dtype(), data, offsets, steps[1], n, BUFFER));
    }

    // NumPy calls its loop once for each stretch of elements that count
    private static void masked(Op op, Elements elements, Strided acc, Strided where) {
        Strided values = elements.isPlain() ? elements.sources().getFirst() : elements.materialize();
        LoopNest nest = LoopNest.forFold(elements.shape(), List.of(acc, values, where));
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
                    run(op, acc.dtype(), data, at, steps[1], i - from, Integer.MAX_VALUE);
                }
            }
        });
    }

    private static void run(Op op, DType type, Object[] data, long[] offsets, long step, long n, int block) {
        if (op != ADD) {
            halves(op, (short[]) data[0], (int) offsets[0], (short[]) data[1], offsets[1], step, n);
            return;
        }
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

    private static void halves(Op op, short[] acc, int to, short[] x, long offset, long step, long n) {
        float r = Float16.toFloat(acc[to]);
        for (long i = 0; i < n; i++) {
            float v = Float16.toFloat(x[(int) (offset + i * step)]);
            r = switch (op.name()) {
                case "subtract" -> r - v;
                case "multiply" -> r * v;
                default -> r / v;
            };
        }
        acc[to] = Float16.fromFloat(r);
    }
}
