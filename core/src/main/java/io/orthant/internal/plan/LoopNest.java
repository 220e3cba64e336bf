package io.orthant.internal.plan;

import io.orthant.internal.storage.Strided;
import java.util.ArrayList;
import java.util.List;

/**
 * A walk over several operands of one shape. Axes are ordered as NumPy's iterator orders them, the one with the
 * smallest steps innermost, runs in the same direction are joined, and axes which all operands walk backwards are
 * turned round: the order of visits, on which rounding in sums depends, is NumPy's.
 */
public final class LoopNest {
    private final Object[] data;
    private final long[] offsets;
    // innermost first: extents[0], steps[0][operand]
    private final long[] extents;
    private final long[][] steps;

    private LoopNest(Object[] data, long[] offsets, long[] extents, long[][] steps) {
        this.data = data;
        this.offsets = offsets;
        this.extents = extents;
        this.steps = steps;
    }

    /** A walk in NumPy's order over operands which all have the shape (stretched axes with stride 0). */
    public static LoopNest of(long[] shape, List<Strided> operands) {
        return plan(shape, operands, true, true);
    }

    /** A walk for a fold: as NumPy it never turns an axis round, since that would change the order of a sum. */
    public static LoopNest forFold(long[] shape, List<Strided> operands) {
        return plan(shape, operands, true, false);
    }

    /** A walk in row-major order of the indices, whatever the layout, for operations whose order is defined by them. */
    public static LoopNest inIndexOrder(long[] shape, List<Strided> operands) {
        return plan(shape, operands, false, false);
    }

    private static LoopNest plan(long[] shape, List<Strided> operands, boolean reorder, boolean turn) {
        int k = operands.size();
        Object[] data = new Object[k];
        long[] offsets = new long[k];
        for (int i = 0; i < k; i++) {
            data[i] = operands.get(i).array();
            offsets[i] = operands.get(i).offset();
        }
        long[][] strides = new long[k][];
        for (int i = 0; i < k; i++) {
            strides[i] = operands.get(i).strides();
        }
        if (turn) {
            strides = turnBackwardAxes(strides, shape, offsets);
        }
        int[] order = AxisOrder.innermostFirst(reorder ? strides : new long[0][], shape.length);
        List<long[]> axes = new ArrayList<>(shape.length);
        List<Long> counts = new ArrayList<>(shape.length);
        for (int axis : order) {
            if (shape[axis] != 1) {
                long[] step = new long[k];
                for (int i = 0; i < k; i++) {
                    step[i] = strides[i][axis];
                }
                axes.add(step);
                counts.add(shape[axis]);
            }
        }
        coalesce(axes, counts);
        long[] extents = counts.stream().mapToLong(Long::longValue).toArray();
        return new LoopNest(data, offsets, extents, axes.toArray(long[][]::new));
    }

    private static long[][] turnBackwardAxes(long[][] strides, long[] shape, long[] offsets) {
        long[][] turned = strides;
        for (int axis = 0; axis < shape.length; axis++) {
            boolean backward = false;
            boolean forward = false;
            for (long[] s : turned) {
                backward |= s[axis] < 0;
                forward |= s[axis] > 0;
            }
            if (backward && !forward && shape[axis] > 0) {
                if (turned == strides) {
                    turned = new long[strides.length][];
                    for (int i = 0; i < strides.length; i++) {
                        turned[i] = strides[i].clone();
                    }
                }
                for (int i = 0; i < turned.length; i++) {
                    offsets[i] += turned[i][axis] * (shape[axis] - 1);
                    turned[i][axis] = -turned[i][axis];
                }
            }
        }
        return turned;
    }

    private static void coalesce(List<long[]> axes, List<Long> counts) {
        for (int a = 0; a + 1 < axes.size(); ) {
            long[] inner = axes.get(a);
            long[] outer = axes.get(a + 1);
            boolean joins = true;
            for (int i = 0; i < inner.length; i++) {
                joins &= outer[i] == inner[i] * counts.get(a);
            }
            if (joins) {
                counts.set(a, counts.get(a) * counts.get(a + 1));
                axes.remove(a + 1);
                counts.remove(a + 1);
            } else {
                a++;
            }
        }
    }

    /** Length of the innermost loop; 1 for a single item. */
    public long innerLength() {
        return extents.length == 0 ? 1 : extents[0];
    }

    /** An operand's step in the innermost loop. */
    public long innerStep(int operand) {
        return extents.length == 0 ? 0 : steps[0][operand];
    }

    /** Number of axes left after joining. */
    public int rank() {
        return extents.length;
    }

    /** Sizes of the joined axes, innermost first. */
    public long[] extents() {
        return extents.clone();
    }

    /** An operand's steps along the joined axes, innermost first. */
    public long[] steps(int operand) {
        long[] result = new long[extents.length];
        for (int axis = 0; axis < result.length; axis++) {
            result[axis] = steps[axis][operand];
        }
        return result;
    }

    /** An operand's first slot. */
    public long offset(int operand) {
        return offsets[operand];
    }

    /** The stride class of each operand's innermost step. */
    public List<StrideClass> strideClasses() {
        List<StrideClass> classes = new ArrayList<>(data.length);
        for (int i = 0; i < data.length; i++) {
            classes.add(classOf(innerStep(i)));
        }
        return classes;
    }

    private static StrideClass classOf(long step) {
        return step == 0 ? StrideClass.ZERO : step == 1 ? StrideClass.UNIT : StrideClass.ANY;
    }

    /** Runs a kernel over the whole walk; the bits of all alarms together. */
    public int run(LoopKernel kernel) {
        int rank = extents.length;
        if (rank == 0) {
            long[] none = new long[data.length];
            return kernel.run(data, offsets, none, none, 1, 1);
        }
        long n = extents[0];
        if (rank == 1) {
            return n == 0 ? 0 : kernel.run(data, offsets, steps[0], steps[0], n, 1);
        }
        for (long extent : extents) {
            if (extent == 0) {
                return 0;
            }
        }
        long m = extents[1];
        if (rank == 2) {
            return kernel.run(data, offsets, steps[0], steps[1], n, m);
        }
        long[] at = offsets.clone();
        long[] index = new long[rank];
        int alarms = 0;
        while (true) {
            alarms |= kernel.run(data, at, steps[0], steps[1], n, m);
            int axis = 2;
            while (axis < rank && ++index[axis] == extents[axis]) {
                index[axis] = 0;
                for (int i = 0; i < at.length; i++) {
                    at[i] -= steps[axis][i] * (extents[axis] - 1);
                }
                axis++;
            }
            if (axis == rank) {
                return alarms;
            }
            for (int i = 0; i < at.length; i++) {
                at[i] += steps[axis][i];
            }
        }
    }

    /** What is done with one innermost run. */
    @FunctionalInterface
    public interface Run {
        /** Takes the operands' data, first slots and steps; the arrays are only valid during the call. */
        void accept(Object[] data, long[] offsets, long[] steps, long n);
    }

    /** Calls back for each innermost run in order. */
    public void forEachRun(Run run) {
        run((d, offsets, inner, outer, n, m) -> {
            if (m == 1) {
                run.accept(d, offsets, inner, n);
                return 0;
            }
            long[] at = offsets.clone();
            for (long j = 0; j < m; j++) {
                run.accept(d, at, inner, n);
                for (int i = 0; i < at.length; i++) {
                    at[i] += outer[i];
                }
            }
            return 0;
        });
    }
}
