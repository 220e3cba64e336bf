package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Kind;
import io.orthant.error.FpCondition;
import io.orthant.internal.kernel.KernelKey;
import io.orthant.internal.kernel.KernelKey.Mode;
import io.orthant.internal.kernel.Kernels;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.StrideClass;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Expr;
import io.orthant.op.Op;
import io.orthant.op.OpTable;
import io.orthant.op.Program;
import io.orthant.op.Value;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Exponentials of rows shifted by their largest item, their sums, and the quotients, a few rows at a time while they are
 * in cache. Each step gives the bits of the ufunc it stands for. Where one of those might have to report a condition,
 * there is no result, and the caller takes the ufuncs.
 */
public final class SoftmaxRows {
    /** Items done at once: input, result and factors of theirs fit into the L2 cache. */
    private static final int BLOCK = 8192;

    // factors of shorter rows are written out, so that rows are done as one run
    private static final int SHORT = 128;

    // few long rows are better done one step after the other, each by all threads
    private static final int LONG = 1 << 17;

    private static final Steps DOUBLES = new Steps(DType.FLOAT64);
    private static final Steps FLOATS = new Steps(DType.FLOAT32);

    /** What is known of each row. */
    public record Sums(Strided peaks, Strided sums) {}

    private SoftmaxRows() {}

    /** The softmax along the last axis, or null. */
    public static @Nullable Strided softmax(Strided x) {
        if (!applies(x)) {
            return null;
        }
        Strided result = Strided.zeros(x.dtype(), x.shape());
        return rows(x, result) == null ? null : result;
    }

    /** The largest item of each row and the sum of the shifted exponentials, row after row, or null. */
    public static @Nullable Sums sums(Strided x) {
        return applies(x) ? rows(x, null) : null;
    }

    private static boolean applies(Strided x) {
        return (x.dtype() == DType.FLOAT64 || x.dtype() == DType.FLOAT32)
                && x.rank() > 0
                && x.size() > 0
                && x.shape()[x.rank() - 1] <= LONG
                && x.isRowMajor()
                && !RunFold.BLOCK.isBound()
                && (FpHandling.current().watched() & FpCondition.UNDERFLOW.bit()) == 0;
    }

    private static @Nullable Sums rows(Strided x, @Nullable Strided result) {
        int n = (int) x.shape()[x.rank() - 1];
        int rows = (int) (x.size() / n);
        DType type = x.dtype();
        Steps steps = type == DType.FLOAT64 ? DOUBLES : FLOATS;
        Object peaks = HeapStorage.allocate(type, new long[] {rows});
        Object sums = HeapStorage.allocate(type, new long[] {rows});
        AtomicBoolean alarm = new AtomicBoolean();
        Parallel.ranges(rows, Math.max(1, BLOCK / n), (from, to) -> {
            int first = (int) from;
            int count = (int) (to - from);
            Object powers = result == null ? HeapStorage.allocate(type, new long[] {(long) count * n}) : result.array();
            int at = result == null ? 0 : first * n;
            int slot = (int) x.offset() + first * n;
            steps.peaks(x.array(), slot, n, count, peaks, first);
            if (steps.exponentials(x.array(), slot, n, count, peaks, first, powers, at) != 0) {
                alarm.set(true);
                return;
            }
            sum(powers, at, n, count, sums, first);
            if (result != null) {
                steps.quotients(powers, at, n, count, sums, first);
            }
        });
        return alarm.get() ? null : new Sums(Strided.of(type, peaks, rows), Strided.of(type, sums, rows));
    }

    private static void sum(Object powers, int at, int n, int count, Object sums, int first) {
        for (int i = 0; i < count; i++) {
            if (powers instanceof double[] p) {
                ((double[]) sums)[first + i] = PairwiseSum.sum(p, at + i * n, 1, n);
            } else {
                ((float[]) sums)[first + i] = PairwiseSum.sum((float[]) powers, at + i * n, 1, n);
            }
        }
    }

    /** The kernels for a dtype. */
    private static final class Steps {
        private final DType type;
        private final LoopKernel largest;
        private final LoopKernel exponential;
        private final LoopKernel exponentials;
        private final LoopKernel quotient;
        private final LoopKernel quotients;

        Steps(DType type) {
            this.type = type;
            Strided sample = Strided.zeros(type);
            this.largest = Kernels.get(new KernelKey(
                    FoldPrograms.of(OpTable.named("maximum"), Elements.of(sample), type, false),
                    List.of(StrideClass.ZERO, StrideClass.UNIT, StrideClass.ZERO),
                    Mode.FOLD));
            Value x = new Value.Real(Expr.arg(0, type));
            Value factor = new Value.Real(Expr.arg(1, type));
            Value shifted = apply("subtract", x, factor);
            Expr unsafe = LoopPrograms.finite(((Value.Real) shifted).expr()).not();
            List<DType> args = List.of(type, type);
            Program power = Program.of(args, apply("exp", shifted).parts(), List.of(unsafe));
            Program share = Program.of(args, apply("divide", x, factor).parts(), List.of());
            this.exponential = map(power, StrideClass.ZERO);
            this.exponentials = map(power, StrideClass.UNIT);
            this.quotient = map(share, StrideClass.ZERO);
            this.quotients = map(share, StrideClass.UNIT);
        }

        private Value apply(String name, Value... args) {
            Op op = OpTable.named(name);
            DType[] types = new DType[args.length];
            Arrays.fill(types, type);
            Op.Loop loop = op.resolve(List.of(types), Arrays.asList(new Kind[args.length]));
            return loop.body().build(List.of(args)).getFirst();
        }

        private static LoopKernel map(Program program, StrideClass factor) {
            return Kernels.get(new KernelKey(program, List.of(StrideClass.UNIT, factor, StrideClass.UNIT), Mode.MAP));
        }

        void peaks(Object x, int at, int n, int count, Object peaks, int first) {
            for (int i = 0; i < count; i++) {
                System.arraycopy(x, at + i * n, peaks, first + i, 1);
            }
            largest.run(
                    new Object[] {peaks, x, peaks},
                    new long[] {first, at, first},
                    new long[] {0, 1, 0},
                    new long[] {1, n, 1},
                    n,
                    count);
        }

        int exponentials(Object x, int at, int n, int count, Object peaks, int first, Object powers, int to) {
            return byRow(exponential, exponentials, x, at, n, count, peaks, first, powers, to);
        }

        void quotients(Object powers, int at, int n, int count, Object sums, int first) {
            byRow(quotient, quotients, powers, at, n, count, sums, first, powers, at);
        }

        private int byRow(
                LoopKernel row,
                LoopKernel run,
                Object x,
                int at,
                int n,
                int count,
                Object factors,
                int first,
                Object out,
                int to) {
            if (n >= SHORT) {
                return row.run(
                        new Object[] {x, factors, out},
                        new long[] {at, first, to},
                        new long[] {1, 0, 1},
                        new long[] {n, 1, n},
                        n,
                        count);
            }
            Object repeated = HeapStorage.allocate(type, new long[] {(long) n * count});
            for (int i = 0; i < count; i++) {
                if (repeated instanceof double[] r) {
                    Arrays.fill(r, i * n, (i + 1) * n, ((double[]) factors)[first + i]);
                } else {
                    Arrays.fill((float[]) repeated, i * n, (i + 1) * n, ((float[]) factors)[first + i]);
                }
            }
            return run.run(
                    new Object[] {x, repeated, out},
                    new long[] {at, 0, to},
                    new long[] {1, 1, 1},
                    new long[3],
                    (long) n * count,
                    1);
        }
    }
}
