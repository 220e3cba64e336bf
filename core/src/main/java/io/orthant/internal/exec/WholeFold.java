package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.kernel.KernelKey;
import io.orthant.internal.kernel.KernelKey.Mode;
import io.orthant.internal.kernel.Kernels;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.StrideClass;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Staging;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The short way for the most frequent reductions: all items of a row-major array that is not large, and nothing else
 * asked for. What depends on the dtype alone is decided once.
 */
final class WholeFold {
    /** Longer arrays are worth several threads. */
    static final int LARGE = 1 << 16;

    private static final long[] ALONG = {0, 1, 0};
    private static final long[] STILL = new long[3];
    private static final int BLOCK = 4096;
    private static final byte[] FALSE = new byte[BLOCK];
    private static final byte[] TRUE = new byte[BLOCK];

    static {
        Arrays.fill(TRUE, (byte) 1);
    }

    private record Entry(LoopKernel kernel, DType type) {}

    private final Op op;
    private final @Nullable UnaryOperator<Elements> change;
    private final boolean logical;
    private final boolean sum;
    private final boolean extreme;
    private final @Nullable Entry[] known = new Entry[DType.values().length];

    /** Folds items. */
    WholeFold(Op op) {
        this(op, null);
    }

    /** Folds items after a change. */
    WholeFold(Op op, @Nullable UnaryOperator<Elements> change) {
        this.op = op;
        this.change = change;
        this.logical = ExactFold.decides(op);
        this.sum = change == null && op.name().equals("add");
        this.extreme = op.name().equals("maximum") || op.name().equals("minimum");
    }

    /** Whether all items are folded and lie side by side, and no option matters. */
    static boolean applies(Strided a, Reduction.Options options) {
        int[] axes = options.axes();
        boolean whole = axes == null || (axes.length == 1 && a.rank() == 1 && (axes[0] == 0 || axes[0] == -1));
        return whole
                && !options.keepdims()
                && options.dtype() == null
                && options.out() == null
                && options.initial() == null
                && options.where() == null
                && a.isRowMajor()
                && !Staging.isNative(a)
                && !RunFold.BLOCK.isBound();
    }

    /** The result, or null if the call must go the long way. */
    @Nullable
    Strided call(Strided a, Reduction.Options options) {
        DType from = a.dtype();
        long size = a.size();
        if (size == 0 || from.isComplex() || from == DType.FLOAT16 || !applies(a, options)) {
            return null;
        }
        if (logical && from.isBool()) {
            return decide((byte[]) a.array(), (int) a.offset(), (int) size);
        }
        if (from.isBool() && op.name().equals("add")) {
            Strided count = Counting.of(a);
            if (count != null) {
                return count;
            }
        }
        if (extreme && (from == DType.FLOAT64 || from == DType.FLOAT32)) {
            Strided found = Extremes.of(a, op.name().equals("maximum"));
            if (found != null) {
                return found;
            }
        }
        if (size > LARGE) {
            return null;
        }
        if (sum && from.isFloating()) {
            return sum(a, (int) size);
        }
        Entry entry = known[from.ordinal()];
        if (entry == null) {
            entry = entry(from);
            known[from.ordinal()] = entry;
        }
        return fold(entry, a, (int) size);
    }

    private static @Nullable Strided sum(Strided a, int n) {
        if (a.array() instanceof double[] items) {
            // a fold starts from its identity: 0.0 takes the sign from a sum of -0.0
            double sum = 0.0 + PairwiseSum.sum(items, (int) a.offset(), 1, n);
            return Double.isFinite(sum) ? Strided.of(DType.FLOAT64, new double[] {sum}, Shapes.SCALAR) : null;
        }
        float sum = 0.0f + PairwiseSum.sum((float[]) a.array(), (int) a.offset(), 1, n);
        return Float.isFinite(sum) ? Strided.of(DType.FLOAT32, new float[] {sum}, Shapes.SCALAR) : null;
    }

    private @Nullable Strided fold(Entry entry, Strided a, int n) {
        Strided result = Strided.zeros(entry.type());
        Object total = result.array();
        Number identity = op.identity();
        if (identity == null) {
            System.arraycopy(a.array(), (int) a.offset(), total, 0, 1);
        } else if (identity instanceof Long l) {
            Items.setLong(entry.type(), total, 0, l);
        } else {
            Items.setDouble(entry.type(), total, 0, identity.doubleValue());
        }
        Object[] data = {total, a.array(), total};
        int block = logical ? BLOCK : LARGE;
        for (int done = 0; done < n; done += block) {
            long[] offsets = {0, a.offset() + done, 0};
            entry.kernel().run(data, offsets, ALONG, STILL, Math.min(block, n - done), 1);
            if (logical && ExactFold.decided(op, total, 0)) {
                break;
            }
        }
        // what is not finite may have to be reported
        boolean quiet = !entry.type().isFloating()
                || identity == null
                || Double.isFinite(Items.getDouble(entry.type(), total, 0));
        return quiet ? result : null;
    }

    private Entry entry(DType from) {
        Elements elements = Elements.of(Strided.zeros(from));
        if (change != null) {
            elements = change.apply(elements);
        }
        DType type = FoldTypes.of(op, elements.type(), Reduction.Options.ALL);
        KernelKey key = new KernelKey(
                FoldPrograms.of(op, elements.cast(type), type, false),
                List.of(StrideClass.ZERO, StrideClass.UNIT, StrideClass.ZERO),
                Mode.FOLD);
        return new Entry(Kernels.get(key), type);
    }

    // bools are 0 or 1, so the first that differs from the rest decides
    private Strided decide(byte[] items, int from, int n) {
        boolean or = op.name().equals("logicalOr");
        byte[] same = or ? FALSE : TRUE;
        boolean decided = false;
        for (int done = 0; done < n && !decided; done += BLOCK) {
            int count = Math.min(BLOCK, n - done);
            decided = Arrays.mismatch(items, from + done, from + done + count, same, 0, count) >= 0;
        }
        return Strided.of(DType.BOOL, new byte[] {(byte) (decided == or ? 1 : 0)}, Shapes.SCALAR);
    }
}
