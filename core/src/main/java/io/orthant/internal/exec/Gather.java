package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.error.ShapeException;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.shape.Layout;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Staging;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Moves items between the scattered places of a selection and a dense array. Places run in blocks whose slots are
 * computed once; the axes that are not picked from are joined where they lie evenly, and the one with the smallest
 * steps runs innermost if it is long enough to be worth it. A complex item is an axis of two slots here.
 */
final class Gather {
    private static final int BLOCK = 1 << 10;
    private static final int PIECE = 1 << 15;
    private static final int SHORT_RUN = 4;
    private static final long UNEVEN = Long.MIN_VALUE;

    private final Strided view;
    private final Object sparse;
    private final long first;
    private final Strided values;
    private final Object dense;
    private final long denseFirst;
    private final long denseStep;
    private final boolean reading;
    private final Picks picks;

    // the axes that are not picked from: sizes, steps in the sparse and in the dense array
    private final long[] sizes;
    private final long[] sparseSteps;
    private final long[] denseSteps;
    private int axes;

    private Gather(Selection selection, Picks picks, Strided dense, long denseStep, long[] rest, boolean reading) {
        this.view = selection.view();
        this.sparse = view.array();
        this.first = view.offset();
        this.values = dense;
        this.dense = dense.array();
        this.denseFirst = dense.offset();
        this.denseStep = denseStep;
        this.reading = reading;
        this.picks = picks;
        this.sizes = new long[view.rank() + 1];
        this.sparseSteps = new long[view.rank() + 1];
        this.denseSteps = new long[view.rank() + 1];
        for (int i = 0; i < view.rank(); i++) {
            join(view.shape()[i], view.strides()[i], rest[i]);
        }
        if (view.dtype().isComplex()) {
            join(2, 1, 1);
        }
    }

    /**
     * A fresh array of the selected items. As in NumPy the axes of the picks run slowest in memory, and
     * the others keep their order.
     */
    static Strided gather(Selection selection, Picks picks) {
        Picks.Whole mask = picks.whole();
        if (mask != null) {
            return masked(selection.view(), picks.size(), mask);
        }
        Strided view = selection.view();
        Picks.Part line = line(view, picks);
        if (line != null) {
            return fromLine(view, line);
        }
        DType dtype = view.dtype();
        long[] inner = picks.shape();
        long[] shape = new long[inner.length + view.rank()];
        System.arraycopy(inner, 0, shape, 0, inner.length);
        System.arraycopy(view.shape(), 0, shape, inner.length, view.rank());
        Strided fresh = Strided.zeros(dtype, shape);
        long[] rest = Layout.keep(view.shape(), view.strides(), dtype.slots());
        long[] strides = fresh.strides().clone();
        System.arraycopy(rest, 0, strides, inner.length, rest.length);
        fresh = fresh.view(0, shape, strides);
        long step = inner.length == 0 ? 0 : strides[inner.length - 1];
        new Gather(selection, picks, fresh, step, rest, true).run();
        if (selection.place() == 0) {
            return fresh;
        }
        int[] source = new int[inner.length];
        int[] target = new int[inner.length];
        for (int i = 0; i < inner.length; i++) {
            source[i] = i;
            target[i] = selection.place() + i;
        }
        return Views.moveaxis(fresh, source, target);
    }

    /** A fresh row-major array of the selected items. */
    static Strided gatherRowMajor(Selection selection, Picks picks) {
        Picks.Whole mask = picks.whole();
        if (mask != null) {
            return masked(selection.view(), picks.size(), mask);
        }
        Picks.Part line = line(selection.view(), picks);
        if (line != null) {
            return fromLine(selection.view(), line);
        }
        Strided fresh = Strided.zeros(selection.view().dtype(), selection.shape());
        int place = selection.place();
        int inner = picks.shape().length;
        long[] strides = fresh.strides();
        long[] rest = new long[strides.length - inner];
        System.arraycopy(strides, 0, rest, 0, place);
        System.arraycopy(strides, place + inner, rest, place, rest.length - place);
        long step = inner == 0 ? 0 : strides[place + inner - 1];
        new Gather(selection, picks, fresh, step, rest, true).run();
        return fresh;
    }

    // the one part that picks from a line of real items in a Java array, if that is all there is
    private static Picks.@Nullable Part line(Strided view, Picks picks) {
        return view.rank() == 0 && !view.dtype().isComplex() && !Staging.isNative(view) ? picks.only() : null;
    }

    private static LineMoves.Line lineOf(Strided view, Picks.Part part) {
        return new LineMoves.Line(view.array(), (int) view.offset(), (int) part.stride(), (int) part.size());
    }

    private static Strided fromLine(Strided view, Picks.Part part) {
        Strided values = part.values();
        Strided fresh = Strided.zerosOfKnownSize(view.dtype(), values.shape(), values.size());
        LineMoves.Line line = lineOf(view, part);
        long[] indices = (long[]) values.array();
        int at = (int) values.offset();
        Object target = fresh.array();
        int n = (int) values.size();
        if (n <= PIECE) {
            LineMoves.get(line, indices, at, n, target, 0);
        } else {
            Parallel.ranges(n, PIECE, (from, to) -> {
                int start = (int) from;
                LineMoves.get(line, indices, at + start, (int) (to - from), target, start);
            });
        }
        return fresh;
    }

    private static Strided masked(Strided view, long size, Picks.Whole mask) {
        Strided fresh = Strided.zeros(view.dtype(), size);
        byte[] flags = (byte[]) mask.flags().array();
        int at = (int) mask.flags().offset();
        Masked.get(flags, at, mask.starts(), view.array(), (int) view.offset(), fresh.array());
        return fresh;
    }

    private static void setMasked(Strided view, Picks.Whole mask, Strided value) {
        Strided flags = mask.flags();
        Masked.set(
                (byte[]) flags.array(),
                (int) flags.offset(),
                mask.starts(),
                (int) flags.size(),
                view.array(),
                (int) view.offset(),
                value.array(),
                (int) value.offset(),
                (int) value.strides()[0]);
    }

    /** Writes a value to the selected places in the order of the picks. */
    static void scatter(Selection selection, Picks picks, Strided value) {
        Strided view = selection.view();
        long[] shape = selection.shape();
        Strided from = value.dtype() == view.dtype() && value.array() != view.array()
                ? value
                : Assign.copy(value, view.dtype());
        from = stretched(from, shape, picks);
        Picks places = picks.reads(view.array()) ? picks.detached() : picks;
        Picks.Whole mask = places.whole();
        if (mask != null) {
            setMasked(view, mask, from);
            return;
        }
        int inner = picks.shape().length;
        int place = selection.place();
        long[] across = Arrays.copyOfRange(from.strides(), place, place + inner);
        long[] rest = new long[view.rank()];
        System.arraycopy(from.strides(), 0, rest, 0, place);
        System.arraycopy(from.strides(), place + inner, rest, place, view.rank() - place);
        long step = evenStep(picks.shape(), across);
        if (picks.size() == 0) {
            return;
        }
        if (step == UNEVEN) {
            // the value's items along the picks do not lie evenly: lay them out
            from = Assign.copy(from, view.dtype());
            scatter(selection, places, from);
            return;
        }
        Picks.Part line = line(view, places);
        // a constant may be written by several threads
        if (line != null && (step != 0 || picks.size() <= PIECE)) {
            Strided indices = line.values();
            LineMoves.set(
                    lineOf(view, line),
                    (long[]) indices.array(),
                    (int) indices.offset(),
                    (int) indices.size(),
                    from.array(),
                    (int) from.offset(),
                    (int) step);
            return;
        }
        new Gather(selection, places, from, step, rest, false).run();
    }

    private static Strided stretched(Strided value, long[] shape, Picks picks) {
        if (picks.isMask() && value.rank() > 1) {
            throw new ShapeException("boolean array indexing assignment requires a 0 or 1-dimensional input, input has "
                    + value.rank() + " dimensions");
        }
        try {
            return Views.dropLeading(value, shape.length).broadcastTo(shape);
        } catch (ShapeException e) {
            throw new ShapeException(
                    picks.isMask()
                            ? "boolean array indexing assignment cannot assign " + value.size()
                                    + " input values to the " + shape[0] + " output values where the mask is true"
                            : "shape mismatch: value array of shape " + Shapes.text(value.shape())
                                    + " could not be broadcast to indexing result of shape " + Shapes.text(shape),
                    e);
        }
    }

    // the one step which walks all axes in row-major order, or UNEVEN
    private static long evenStep(long[] shape, long[] strides) {
        long step = 0;
        long expected = 0;
        boolean started = false;
        for (int i = shape.length - 1; i >= 0; i--) {
            if (shape[i] == 1) {
                continue;
            }
            if (!started) {
                step = strides[i];
                started = true;
            } else if (strides[i] != expected) {
                return UNEVEN;
            }
            expected = strides[i] * shape[i];
        }
        return step;
    }

    private void join(long size, long sparseStep, long denseStep) {
        if (size == 1) {
            return;
        }
        int last = axes - 1;
        if (axes > 0 && sparseSteps[last] == sparseStep * size && denseSteps[last] == denseStep * size) {
            sizes[last] *= size;
            sparseSteps[last] = sparseStep;
            denseSteps[last] = denseStep;
            return;
        }
        sizes[axes] = size;
        sparseSteps[axes] = sparseStep;
        denseSteps[axes++] = denseStep;
    }

    private void run() {
        if (Staging.isNative(view)) {
            runOutside();
            return;
        }
        for (int i = 0; i < axes; i++) {
            if (sizes[i] == 0) {
                return;
            }
        }
        int inner = innermost();
        long strip = 1;
        for (int i = 0; i < axes; i++) {
            strip *= sizes[i];
        }
        // of places picked twice the last value stays, unless all values are one
        boolean anyOrder = reading || (denseStep == 0 && strip == 1);
        if (anyOrder) {
            Parallel.ranges(picks.size(), Math.max(1, PIECE / strip), (from, to) -> run(from, to, inner));
        } else {
            run(0, picks.size(), inner);
        }
    }

    // place by place, as slots outside the heap may be too many for an int
    private void runOutside() {
        DType part = view.dtype().realType();
        long[] shape = Arrays.copyOf(sizes, axes);
        long[] there = Arrays.copyOf(sparseSteps, axes);
        long[] here = Arrays.copyOf(denseSteps, axes);
        for (long i = 0; i < picks.size(); i++) {
            Strided outside = new Strided(part, view.storage(), first + picks.slot(i), shape, there);
            Strided heap = new Strided(part, values.storage(), denseFirst + i * denseStep, shape, here);
            if (reading) {
                Staging.load(outside, heap);
            } else {
                Staging.store(heap, outside);
            }
        }
    }

    private void run(long first, long last, int inner) {
        int[] slots = new int[(int) Math.min(BLOCK, last - first)];
        for (long from = first; from < last; from += slots.length) {
            int count = (int) Math.min(slots.length, last - from);
            picks.slots(from, count, this.first, slots);
            block(slots, count, denseFirst + from * denseStep, inner);
        }
    }

    // the axis whose steps are smallest, put last; -1 if a run along the places is better
    private int innermost() {
        if (axes == 0) {
            return -1;
        }
        int best = axes - 1;
        for (int i = 0; i < axes; i++) {
            if (Math.abs(sparseSteps[i]) < Math.abs(sparseSteps[best])) {
                best = i;
            }
        }
        return sizes[best] < Math.min(SHORT_RUN, picks.size()) ? -1 : best;
    }

    private void block(int[] slots, int count, long denseAt, int inner) {
        long[] index = new long[axes];
        long sparseShift = 0;
        long denseShift = 0;
        while (true) {
            if (inner < 0) {
                line(slots, count, (int) sparseShift, (int) (denseAt + denseShift));
            } else {
                for (int i = 0; i < count; i++) {
                    strip(slots[i] + (int) sparseShift, (int) (denseAt + denseShift + i * denseStep), inner);
                }
            }
            int axis = axes - 1;
            for (; axis >= 0; axis--) {
                if (axis == inner) {
                    continue;
                }
                sparseShift += sparseSteps[axis];
                denseShift += denseSteps[axis];
                if (++index[axis] < sizes[axis]) {
                    break;
                }
                sparseShift -= sizes[axis] * sparseSteps[axis];
                denseShift -= sizes[axis] * denseSteps[axis];
                index[axis] = 0;
            }
            if (axis < 0) {
                return;
            }
        }
    }

    private void line(int[] slots, int count, int shift, int at) {
        int step = (int) denseStep;
        if (reading) {
            Moves.gather(sparse, slots, count, shift, dense, at, step);
        } else {
            Moves.scatter(sparse, slots, count, shift, dense, at, step);
        }
    }

    private void strip(int sparseAt, int denseAt, int axis) {
        int n = (int) sizes[axis];
        int there = (int) sparseSteps[axis];
        int here = (int) denseSteps[axis];
        if (reading) {
            Moves.copy(sparse, sparseAt, there, dense, denseAt, here, n);
        } else {
            Moves.copy(dense, denseAt, here, sparse, sparseAt, there, n);
        }
    }
}
