package io.orthant.internal.kernel;

import io.orthant.dtype.DType;
import io.orthant.internal.kernel.Kernels.Way;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.StrideClass;
import io.orthant.internal.storage.Scratch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A kernel with operands in steps, by the best road for what the steps turn out to be. The parts of complex items side by
 * side are taken apart in the loop itself. Other operands in steps are copied through buffers which stay in the innermost
 * cache, a block at a time, so that one kernel over neighbouring items, in lanes, serves all layouts. Short loops run as
 * they are.
 */
final class StridedKernel implements LoopKernel {
    /** Items per block. */
    static final int BLOCK = 1024;

    /** Loops shorter than this are not worth buffers. */
    private static final int SHORT = 24;

    private final KernelKey key;
    private final Way way;
    private final List<DType> types;
    private final int[] stepped;
    private final LoopKernel plain;
    private @Nullable Boolean inLanes;
    /** By the bits of those stepped operands that start pairs: kernels made when first met. */
    private final AtomicReferenceArray<KernelOf> known = new AtomicReferenceArray<>(4);

    private record KernelOf(long pairs, LoopKernel kernel) {}

    StridedKernel(KernelKey key, Way way, LoopKernel plain) {
        this.key = key;
        this.way = way;
        this.plain = plain;
        this.types = LoopEmitter.operandTypes(key);
        int[] any = new int[types.size()];
        int count = 0;
        for (int k = 0; k < types.size(); k++) {
            if (key.strides().get(k) == StrideClass.ANY) {
                any[count++] = k;
            }
        }
        this.stepped = Arrays.copyOf(any, count);
    }

    @Override
    public int run(Object[] data, long[] offsets, long[] inner, long[] outer, long n, long m) {
        if (n < 2) {
            return plain.run(data, offsets, inner, outer, n, m);
        }
        long pairs = pairs(data, offsets, inner, outer);
        if (Long.bitCount(pairs) * 2 == stepped.length) {
            return kernel(pairs).run(data, offsets, inner, outer, n, m);
        }
        return n < SHORT || !inLanes()
                ? plain.run(data, offsets, inner, outer, n, m)
                : staged(data, offsets, inner, outer, n, m);
    }

    /** Whether neighbours would run in lanes; asked for the first long run, as the question loads the Vector API. */
    private boolean inLanes() {
        Boolean known = inLanes;
        if (known == null) {
            known = LaneRules.of(keyFor(0)) != null;
            inLanes = known;
        }
        return known;
    }

    /** The operands that start pairs. */
    private long pairs(Object[] data, long[] offsets, long[] inner, long[] outer) {
        long pairs = 0;
        for (int i = 0; i + 1 < stepped.length; i++) {
            int k = stepped[i];
            int next = k + 1;
            if (stepped[i + 1] == next
                    && next < Long.SIZE
                    && inner[k] == 2
                    && inner[next] == 2
                    && data[k] == data[next]
                    && offsets[next] == offsets[k] + 1
                    && outer[k] == outer[next]
                    && types.get(k).isFloating()
                    && types.get(k) == types.get(next)
                    && (k < key.program().args().size())
                            == (next < key.program().args().size())) {
                pairs |= 1L << k;
                i++;
            }
        }
        return pairs;
    }

    /** The kernel in which these operands start pairs and other stepped ones are neighbours. */
    private LoopKernel kernel(long pairs) {
        for (int i = 0; i < known.length(); i++) {
            KernelOf k = known.get(i);
            if (k == null) {
                break;
            }
            if (k.pairs == pairs) {
                return k.kernel;
            }
        }
        LoopKernel made = Kernels.makeWhole(keyFor(pairs), way);
        KernelOf fresh = new KernelOf(pairs, made);
        for (int i = 0; i < known.length(); i++) {
            if (known.compareAndSet(i, null, fresh)) {
                break;
            }
            if (known.get(i).pairs == pairs) {
                return known.get(i).kernel;
            }
        }
        return made;
    }

    private KernelKey keyFor(long pairs) {
        List<StrideClass> strides = new ArrayList<>(key.strides());
        for (int k : stepped) {
            boolean paired = (pairs >>> k & 1) != 0 || k > 0 && (pairs >>> (k - 1) & 1) != 0;
            strides.set(k, paired ? StrideClass.ANY : StrideClass.UNIT);
        }
        return new KernelKey(key.program(), List.copyOf(strides), KernelKey.Mode.MAP, pairs);
    }

    private int staged(Object[] data, long[] offsets, long[] inner, long[] outer, long n, long m) {
        LoopKernel kernel = kernel(0);
        int inputs = key.program().args().size();
        int count = data.length;
        Object[] arrays = data.clone();
        long[] starts = new long[count];
        long[] steps = inner.clone();
        long[] still = new long[count];
        for (int k : stepped) {
            arrays[k] = Scratch.take(types.get(k), BLOCK);
            steps[k] = 1;
        }
        int alarms = 0;
        for (long j = 0; j < m; j++) {
            for (long i = 0; i < n; i += BLOCK) {
                int length = (int) Math.min(BLOCK, n - i);
                for (int k = 0; k < count; k++) {
                    starts[k] = offsets[k] + i * inner[k] + j * outer[k];
                }
                for (int k : stepped) {
                    if (k < inputs) {
                        Steps.gather(data[k], (int) starts[k], (int) inner[k], arrays[k], length);
                        starts[k] = 0;
                    }
                }
                long[] at = starts.clone();
                for (int k : stepped) {
                    at[k] = 0;
                }
                alarms |= kernel.run(arrays, at, steps, still, length, 1);
                for (int k : stepped) {
                    if (k >= inputs) {
                        Steps.scatter(arrays[k], data[k], (int) starts[k], (int) inner[k], length);
                    }
                }
            }
        }
        for (int k : stepped) {
            Scratch.give(arrays[k]);
        }
        return alarms;
    }
}
