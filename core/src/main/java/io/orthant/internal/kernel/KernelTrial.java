package io.orthant.internal.kernel;

import io.orthant.dtype.DType;
import io.orthant.internal.kernel.KernelKey.Mode;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.internal.plan.StrideClass;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.op.Reference;
import java.util.Arrays;
import java.util.List;

/** Operands to try the kernels of a key on, and the clock that compares them. */
final class KernelTrial {
    /** Iterations of a long run: whole vectors of any width, and a rest. */
    private static final int LONG = 4096 - 5;

    /** Iterations of a short run. */
    private static final int SHORT = 67;

    /** Iterations after which a run on odd values begins again, so that each of them comes. */
    private static final int ODD = 32;

    /** What a kernel meets now and then: conditions that ring, and the rare sides of choices. */
    private static final double[] ODD_VALUES = {
        1, Double.NaN, 0, -1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -1e300, 1e-310, 0.5, -0.0, 3e9
    };

    /** What one run of compiled code may take beyond the other's time; the clock itself takes some of it. */
    private static final long CLOCK_NANOS = 200;

    private final Object[] ones;
    private final Object[] odds;
    private final long[] offsets;
    private final long[] steps;
    private final long[] none;
    private final int[] starts;
    private final int[] strides;

    KernelTrial(KernelKey key) {
        List<DType> types = LoopEmitter.operandTypes(key);
        int count = types.size();
        int inputs = key.program().args().size();
        this.ones = new Object[count];
        this.odds = new Object[count];
        this.offsets = new long[count];
        this.steps = new long[count];
        this.none = new long[count];
        for (int k = 0; k < count; k++) {
            boolean moves = key.strides().get(k) != StrideClass.ZERO;
            steps[k] = key.paired(k) ? 2 : moves ? 1 : 0;
            if (key.mode() == Mode.FOLD && k >= inputs) {
                ones[k] = ones[k - inputs];
                odds[k] = odds[k - inputs];
                continue;
            }
            if (key.paired(k) && !key.startsPair(k)) {
                ones[k] = ones[k - 1];
                odds[k] = odds[k - 1];
                offsets[k] = 1;
                continue;
            }
            int each = key.paired(k) ? 2 : 1;
            ones[k] = operand(types.get(k), moves ? each * LONG : 1, 0);
            odds[k] = operand(types.get(k), moves ? each * ODD : 1, k + 1);
        }
        this.starts = Arrays.stream(offsets).mapToInt(Math::toIntExact).toArray();
        this.strides = Arrays.stream(steps).mapToInt(Math::toIntExact).toArray();
    }

    /** An array of ones, or of odd values from some place on. */
    private static Object operand(DType type, int size, int from) {
        Object array = HeapStorage.allocate(type, new long[] {size});
        DType real = DType.FLOAT64;
        for (int i = 0; i < size; i++) {
            double value = from == 0 ? 1 : ODD_VALUES[(from + i) % ODD_VALUES.length];
            long bits = Reference.cast(Double.doubleToRawLongBits(value), real, type);
            ReferenceKernel.put(type, array, i, bits);
        }
        return array;
    }

    /** Runs a kernel some times over so many ones. */
    void repeat(LoopKernel kernel, int n, int times) {
        for (int k = 0; k < times; k++) {
            run(kernel, ones, Math.min(n, LONG));
        }
    }

    /** Runs a kernel over so many odd values, as far as there are any. */
    void runOdd(LoopKernel kernel, int n) {
        run(kernel, odds, Math.min(n, ODD));
    }

    /** Goes in by each of the doors that calls go in by: the JIT compiles them one by one. */
    private void run(LoopKernel kernel, Object[] data, int n) {
        kernel.run(data, offsets, steps, none, n, 1);
        int[] at = starts;
        int[] by = strides;
        if (at.length == 2) {
            kernel.line(data[0], at[0], by[0], data[1], at[1], by[1], n);
        } else if (at.length == 3) {
            kernel.line(data[0], at[0], by[0], data[1], at[1], by[1], data[2], at[2], by[2], n);
        }
    }

    /**
     * Whether a kernel is faster than another one. Cold lane code takes an age for a long run and keeps the JIT busy with
     * what it then calls, so a run of some {@code few} iterations comes first.
     */
    boolean isFaster(LoopKernel lanes, LoopKernel scalar, int few) {
        return best(lanes, few, 3) < 2 * best(scalar, few, 3) + CLOCK_NANOS
                && best(lanes, SHORT, 10) < 2 * best(scalar, SHORT, 10)
                && best(lanes, LONG, 10) < best(scalar, LONG, 10);
    }

    private long best(LoopKernel kernel, int n, int times) {
        long best = Long.MAX_VALUE;
        for (int k = 0; k < times; k++) {
            long start = System.nanoTime();
            run(kernel, ones, Math.min(n, LONG));
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }
}
