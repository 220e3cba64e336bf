package io.orthant.internal.plan;

import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.storage.Strided;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A walk over several operands of one shape. Axes are ordered as NumPy's iterator orders them, the one with the
 * smallest steps innermost, runs in the same direction are joined, and axes which all operands walk backwards are
 * turned round: the order of visits, on which rounding in sums depends, is NumPy's.
 */
public final class LoopNest {
    /** The most operands whose stride classes make one number. */
    public static final int MAX_CODED = 31;

    // shorter walks are not worth rearranging
    private static final long LONG_WALK = 4096;

    private final Object[] data;
    private final long[] offsets;
    // innermost first: extents[0], steps[0][operand]
    private final long[] extents;
    private final long[][] steps;
    // items that do not fill the last block of this walk
    private final @Nullable LoopNest rest;

    LoopNest(Object[] data, long[] offsets, long[] extents, long[][] steps, @Nullable LoopNest rest) {
        this.data = data;
        this.offsets = offsets;
        this.extents = extents;
        this.steps = steps;
        this.rest = rest;
    }

    /** A walk in NumPy's order over operands which all have the shape (stretched axes with stride 0). */
    public static LoopNest of(long[] shape, List<Strided> operands) {
        return plan(shape, operands, true, true);
    }

    /**
     * A walk for a kernel whose items do not depend on one another: long walks may take them in any order, and must be
     * run by {@link #runFreely}.
     */
    public static LoopNest free(long[] shape, List<Strided> operands) {
        LoopNest nest = plan(shape, operands, true, true);
        if (nest.rank() < 2 || nest.size() < LONG_WALK) {
            return nest;
        }
        return FreeOrder.repeat(nest.across(), operands);
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
        long[][] axes = new long[shape.length][];
        long[] counts = new long[shape.length];
        int rank = 0;
        for (int axis : order) {
            if (shape[axis] == 1) {
                continue;
            }
            if (rank > 0 && joins(axes[rank - 1], counts[rank - 1], strides, axis)) {
                counts[rank - 1] *= shape[axis];
                continue;
            }
            long[] step = new long[k];
            for (int i = 0; i < k; i++) {
                step[i] = strides[i][axis];
            }
            axes[rank] = step;
            counts[rank++] = shape[axis];
        }
        if (rank < shape.length) {
            axes = Arrays.copyOf(axes, rank);
            counts = Arrays.copyOf(counts, rank);
        }
        return new LoopNest(data, offsets, counts, axes, null);
    }

    // whether every operand goes on along the axis where its run of that many items ends
    private static boolean joins(long[] inner, long count, long[][] strides, int axis) {
        for (int i = 0; i < inner.length; i++) {
            if (strides[i][axis] != inner[i] * count) {
                return false;
            }
        }
        return true;
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

    /** The walk with that axis next to the innermost along which an operand that lies across the others runs on. */
    private LoopNest across() {
        int axis = FreeOrder.crossing(extents, steps);
        if (axis < 2) {
            return this;
        }
        long[] turned = extents.clone();
        long[][] moved = steps.clone();
        System.arraycopy(extents, 1, turned, 2, axis - 1);
        System.arraycopy(steps, 1, moved, 2, axis - 1);
        turned[1] = extents[axis];
        moved[1] = steps[axis];
        return new LoopNest(data, offsets, turned, moved, null);
    }

    /** Number of items. */
    public long size() {
        return rest == null ? ownSize() : ownSize() + rest.size();
    }

    private long ownSize() {
        long size = 1;
        for (long extent : extents) {
            size *= extent;
        }
        return size;
    }

    /** Length of the innermost loop; 1 for a single item. */
    public long innerLength() {
        return extents.length == 0 ? 1 : extents[0];
    }

    /** An operand's step in the innermost loop. */
    public long innerStep(int operand) {
        return extents.length == 0 ? 0 : steps[0][operand];
    }

    /** Number of operands. */
    public int operands() {
        return data.length;
    }

    /** The part of the walk with {@code length} places from {@code from} along a joined axis. */
    public LoopNest part(int axis, long from, long length) {
        long[] start = offsets.clone();
        for (int i = 0; i < start.length; i++) {
            start[i] += from * steps[axis][i];
        }
        long[] shorter = extents.clone();
        shorter[axis] = length;
        return new LoopNest(data, start, shorter, steps, rest);
    }

    /** The same walk with each operand's first item some steps of its own further on. */
    public LoopNest shifted(long[] step, long count) {
        long[] start = offsets.clone();
        for (int i = 0; i < start.length; i++) {
            start[i] += count * step[i];
        }
        return new LoopNest(data, start, extents, steps, rest);
    }

    /** The same walk with an operand's first item in another place. */
    public LoopNest with(int operand, Object array, long offset) {
        Object[] arrays = data.clone();
        long[] start = offsets.clone();
        arrays[operand] = array;
        start[operand] = offset;
        return new LoopNest(arrays, start, extents, steps, rest);
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

    /** The operands' Java arrays. */
    Object[] data() {
        return data;
    }

    /** The operands' first slots. */
    long[] offsets() {
        return offsets;
    }

    /** For each joined axis, innermost first, every operand's step. */
    long[][] axes() {
        return steps;
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

    /** The {@link #strideClasses} of up to {@link #MAX_CODED} operands as one number; -1 for more. */
    public long strideCode() {
        if (data.length > MAX_CODED) {
            return -1;
        }
        long code = 0;
        for (int i = 0; i < data.length; i++) {
            code |= classCode(innerStep(i)) << 2 * i;
        }
        return code;
    }

    /** One step's part of a {@link #strideCode}: two bits, the first operand's lowest. */
    public static long classCode(long step) {
        return step == 0 ? 0 : step == 1 ? 1 : 2;
    }

    private static StrideClass classOf(long step) {
        return step == 0 ? StrideClass.ZERO : step == 1 ? StrideClass.UNIT : StrideClass.ANY;
    }

    /** Runs a kernel over the whole walk, in order; the bits of all alarms together. */
    public int run(LoopKernel kernel) {
        if (rest != null) {
            throw new IllegalStateException("a free walk has no order");
        }
        return runWhole(kernel);
    }

    private int runWhole(LoopKernel kernel) {
        int rank = extents.length;
        if (rank == 0) {
            long[] none = new long[data.length];
            return kernel.run(data, offsets, none, none, 1, 1);
        }
        return ownSize() == 0 ? 0 : runBox(kernel, offsets, rank - 1, extents[rank - 1], false);
    }

    /**
     * Runs a kernel whose items do not depend on one another, long walks in pieces that stay in cache and on several
     * threads; the bits of all alarms together.
     *
     * @param weight how much there is to do for an item, as the number of a program's instructions tells
     */
    public int runFreely(LoopKernel kernel, int weight) {
        int alarms = rest == null ? 0 : rest.runFreely(kernel, weight);
        if (Pieces.isSmall(ownSize(), weight)) {
            return alarms | runWhole(kernel);
        }
        boolean tiled = extents.length > 1 && FreeOrder.crosses(steps);
        Pieces pieces = Pieces.of(extents, weight, tiled);
        return alarms
                | Parallel.bits(pieces.count(), piece -> {
                    long[] at = offsets.clone();
                    long length = pieces.start(piece, at, steps);
                    return runBox(kernel, at, pieces.axis(), length, tiled);
                });
    }

    // the axes up to top, of which top has this length
    private int runBox(LoopKernel kernel, long[] start, int top, long length, boolean tiled) {
        if (top == 0) {
            return kernel.run(data, start, steps[0], steps[0], length, 1);
        }
        if (top == 1) {
            return runPlane(kernel, start, length, tiled);
        }
        long[] at = start.clone();
        long[] index = new long[top + 1];
        int alarms = 0;
        while (true) {
            alarms |= runPlane(kernel, at, extents[1], tiled);
            int axis = 2;
            while (axis <= top && ++index[axis] == (axis == top ? length : extents[axis])) {
                for (int i = 0; i < at.length; i++) {
                    at[i] -= steps[axis][i] * (index[axis] - 1);
                }
                index[axis] = 0;
                axis++;
            }
            if (axis > top) {
                return alarms;
            }
            for (int i = 0; i < at.length; i++) {
                at[i] += steps[axis][i];
            }
        }
    }

    // an operand that runs along the outer axis is read a line at a time: tiles use the whole line while it is there
    private int runPlane(LoopKernel kernel, long[] at, long m, boolean tiled) {
        long n = extents[0];
        if (!tiled || n <= Pieces.TILE || m == 1) {
            return kernel.run(data, at, steps[0], steps[1], n, m);
        }
        int alarms = 0;
        long[] corner = new long[at.length];
        for (long j = 0; j < m; j += Pieces.TILE) {
            for (long i = 0; i < n; i += Pieces.TILE) {
                for (int k = 0; k < at.length; k++) {
                    corner[k] = at[k] + i * steps[0][k] + j * steps[1][k];
                }
                alarms |= kernel.run(
                        data, corner, steps[0], steps[1], Math.min(Pieces.TILE, n - i), Math.min(Pieces.TILE, m - j));
            }
        }
        return alarms;
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
