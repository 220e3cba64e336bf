package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Float16;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.plan.LoopKernel;
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

    private static final int SHORT = 1024;

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
                FoldPieces.run(nest, rows(op, acc.dtype(), block));
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
        FoldPieces.run(nest, rows(op, acc.dtype(), BUFFER));
    }

    private static LoopKernel rows(Op op, DType type, int block) {
        return (data, offsets, inner, outer, n, m) -> {
            if (op == ADD && n <= block && n < SHORT) {
                return shortRows(type, data, offsets, inner, outer, (int) n, m);
            }
            long[] at = {offsets[0], offsets[1]};
            for (long j = 0; j < m; j++) {
                run(op, type, data, at, inner[1], n, block);
                at[0] += outer[0];
                at[1] += outer[1];
            }
            return 0;
        };
    }

    // without a look at the type for each
    private static int shortRows(DType type, Object[] data, long[] offsets, long[] inner, long[] outer, int n, long m) {
        int step = (int) inner[1];
        int down = (int) outer[1];
        int to = (int) offsets[0];
        int along = (int) outer[0];
        int at = (int) offsets[1];
        if (type == DType.FLOAT64) {
            double[] acc = (double[]) data[0];
            double[] a = (double[]) data[1];
            for (long j = 0; j < m; j++, at += down, to += along) {
                acc[to] += PairwiseSum.sum(a, at, step, n);
            }
        } else if (type == DType.FLOAT32) {
            float[] acc = (float[]) data[0];
            float[] a = (float[]) data[1];
            for (long j = 0; j < m; j++, at += down, to += along) {
                acc[to] += PairwiseSum.sum(a, at, step, n);
            }
        } else {
            long[] slots = {offsets[0], offsets[1]};
            for (long j = 0; j < m; j++) {
                run(ADD, type, data, slots, step, n, Integer.MAX_VALUE);
                slots[0] += along;
                slots[1] += down;
            }
        }
        return 0;
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

    /** Folds one run into the accumulator at the first offset. */
    static void run(Op op, DType type, Object[] data, long[] offsets, long step, long n, int block) {
        if (op != ADD) {
            halves(op, (short[]) data[0], (int) offsets[0], (short[]) data[1], offsets[1], step, n);
            return;
        }
        int to = (int) offsets[0];
        int s = (int) step;
        if (n > block && n >= SumTree.LARGE && !type.isComplex()) {
            double[] sums = new double[Parallel.pieces(n, block)];
            Parallel.ranges(sums.length, Math.max(1, FoldPieces.GRAIN / block), (from, end) -> {
                for (int i = (int) from; i < end; i++) {
                    long at = offsets[1] + (long) i * block * step;
                    sums[i] = sum(type, data[1], (int) at, s, (int) Math.min(block, n - (long) i * block));
                }
            });
            for (double sum : sums) {
                add(type, data[0], to, sum);
            }
            return;
        }
        for (long done = 0; done < n; done += block) {
            int at = (int) (offsets[1] + done * step);
            int count = (int) Math.min(block, n - done);
            if (type.isComplex()) {
                complex(type, data, to, at, s, count);
            } else if (SumTree.isLarge(count)) {
                double sum = SumTree.sum(
                        count,
                        type != DType.FLOAT64,
                        (from, length, sums, slot) -> sums[slot] = sum(type, data[1], at + (int) from * s, s, length));
                add(type, data[0], to, sum);
            } else {
                add(type, data[0], to, sum(type, data[1], at, s, count));
            }
        }
    }

    private static double sum(DType type, Object data, int at, int step, int n) {
        return switch (type) {
            case FLOAT64 -> PairwiseSum.sum((double[]) data, at, step, n);
            case FLOAT32 -> PairwiseSum.sum((float[]) data, at, step, n);
            case FLOAT16 -> PairwiseSum.sum((short[]) data, at, step, n);
            default -> throw new IllegalArgumentException("no float sum of " + type);
        };
    }

    private static void add(DType type, Object accumulator, int to, double sum) {
        switch (type) {
            case FLOAT64 -> ((double[]) accumulator)[to] += sum;
            case FLOAT32 -> ((float[]) accumulator)[to] += (float) sum;
            case FLOAT16 -> {
                short[] acc = (short[]) accumulator;
                acc[to] = Float16.fromFloat(Float16.toFloat(acc[to]) + (float) sum);
            }
            default -> throw new IllegalArgumentException("no float sum of " + type);
        }
    }

    private static void complex(DType type, Object[] data, int to, int at, int step, int n) {
        if (type == DType.COMPLEX64) {
            float[] acc = (float[]) data[0];
            acc[to] += PairwiseSum.sumPart((float[]) data[1], at, step, n);
            acc[to + 1] += PairwiseSum.sumPart((float[]) data[1], at + 1, step, n);
            return;
        }
        double[] a = (double[]) data[1];
        double[] sum = new double[2 * Integer.SIZE];
        if (step != 2) {
            sum[0] = PairwiseSum.sumPart(a, at, step, n);
            sum[1] = PairwiseSum.sumPart(a, at + 1, step, n);
        } else if (SumTree.isLarge(2L * n)) {
            sum = SumTree.complex(
                    2 * n, (from, count, sums, slot) -> PairwiseSum.complex(a, at + (int) from, count, sums, slot));
        } else {
            PairwiseSum.complex(a, at, 2 * n, sum, 0);
        }
        ((double[]) data[0])[to] += sum[0];
        ((double[]) data[0])[to + 1] += sum[1];
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
