package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.kernel.KernelKey;
import io.orthant.internal.kernel.KernelKey.Mode;
import io.orthant.internal.kernel.Kernels;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.StrideClass;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import io.orthant.op.OpTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first extreme of items side by side: the extremes of blocks by the kernel of {@code maximum}, which gives NaN where
 * there is one, then the first block that has the extreme, then the item in it.
 */
final class ExtremeBlocks {
    private static final int SHORT = 64;
    private static final int SMALL_BLOCK = 64;
    private static final int BLOCK = 1024;

    // blocks that one thread does at once
    private static final int GRAIN = 64;

    private static final Kernel LARGEST = new Kernel(OpTable.named("maximum"));
    private static final Kernel SMALLEST = new Kernel(OpTable.named("minimum"));

    private ExtremeBlocks() {}

    /** The kernel of an operation for each dtype. */
    private record Kernel(Op op, @Nullable LoopKernel[] known) {
        Kernel(Op op) {
            this(op, new LoopKernel[DType.values().length]);
        }

        LoopKernel of(DType type) {
            LoopKernel kernel = known[type.ordinal()];
            if (kernel == null) {
                kernel = Kernels.get(new KernelKey(
                        FoldPrograms.of(op, Elements.of(Strided.zeros(type)), type, false),
                        List.of(StrideClass.ZERO, StrideClass.UNIT, StrideClass.ZERO),
                        Mode.FOLD));
                known[type.ordinal()] = kernel;
            }
            return kernel;
        }
    }

    /** The place in the run, -1 if it is better looked for item by item. */
    static long find(Strided a, long slot, long n, boolean largest) {
        DType type = a.dtype();
        if (n < SHORT || type.isComplex() || type == DType.FLOAT16) {
            return -1;
        }
        int block = n < 16 * BLOCK ? SMALL_BLOCK : BLOCK;
        int whole = (int) (n / block);
        Object extremes = HeapStorage.allocate(type, new long[] {whole});
        LoopKernel kernel = (largest ? LARGEST : SMALLEST).of(type);
        Parallel.ranges(whole, GRAIN, (from, to) -> {
            for (long i = from; i < to; i++) {
                System.arraycopy(a.array(), (int) (slot + i * block), extremes, (int) i, 1);
            }
            kernel.run(
                    new Object[] {extremes, a.array(), extremes},
                    new long[] {from, slot + from * block, from},
                    new long[] {0, 1, 0},
                    new long[] {1, block, 1},
                    block,
                    to - from);
        });
        Strided found = Strided.of(type, extremes, whole);
        long best = ArgReduction.scan(found, 0, 1, whole, largest) * block;
        long place = best + ArgReduction.scan(a, slot + best, 1, block, largest);
        long rest = n - (long) whole * block;
        if (rest == 0) {
            return place;
        }
        // the better one of two, the first if they are equal
        long other = n - rest + ArgReduction.scan(a, slot + n - rest, 1, rest, largest);
        return ArgReduction.scan(a, slot + place, other - place, 2, largest) == 0 ? place : other;
    }
}
