package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Kind;
import io.orthant.error.IndexException;
import io.orthant.error.ValueException;
import io.orthant.internal.exec.IndexTerm.At;
import io.orthant.internal.exec.IndexTerm.Mark;
import io.orthant.internal.exec.IndexTerm.Pick;
import io.orthant.internal.exec.IndexTerm.Span;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Staging;
import io.orthant.internal.storage.Strided;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an index selects from an array, with every check done: a view if all its terms are integers, slices, ellipsis
 * and new axes; else also a list of picked places, as NumPy's advanced indexing defines it.
 *
 * @param view the axes that are not picked from
 * @param picks the places, or null for a view
 * @param place where among the view's axes those of the picks stand in the result
 * @param copies whether NumPy gives a copy although there is a view: a scalar, or a 0-d integer array as an index
 */
public record Selection(Strided view, @Nullable Picks picks, int place, boolean copies) {

    /**
     * Applies an index to an array.
     *
     * @throws IndexException for too many terms, an index out of bounds, or a mask of another shape
     * @throws ValueException if a slice's step is zero
     */
    public static Selection of(Strided source, List<IndexTerm> terms) {
        if (source.rank() == 1
                && terms.size() == 1
                && terms.getFirst() instanceof Pick(Strided p)
                && p.rank() > 0
                && p.dtype().isInteger()) {
            Picks.Part part = Picks.integers(p, 0, source.shape()[0], source.strides()[0]);
            Strided point = source.view(source.offset(), Shapes.SCALAR, Shapes.SCALAR);
            return new Selection(point, Picks.of(List.of(part), false), 0, true);
        }
        Selection simple = simple(source, terms);
        return simple != null ? simple : new Walk(source, expanded(source, terms)).run();
    }

    // integers and slices of the first axes, nothing else; null for other terms
    private static @Nullable Selection simple(Strided source, List<IndexTerm> terms) {
        int count = terms.size();
        int rank = source.rank();
        if (count > rank) {
            return null;
        }
        int kept = rank;
        for (int i = 0; i < count; i++) {
            IndexTerm term = terms.get(i);
            if (term instanceof At) {
                kept--;
            } else if (!(term instanceof Span)) {
                return null;
            }
        }
        long[] shape = new long[kept];
        long[] strides = new long[kept];
        long offset = source.offset();
        int at = 0;
        for (int axis = 0; axis < rank; axis++) {
            long size = source.shape()[axis];
            long stride = source.strides()[axis];
            if (axis >= count) {
                shape[at] = size;
                strides[at++] = stride;
            } else if (terms.get(axis) instanceof At one) {
                offset += Picks.checked(one.index(), axis, size) * stride;
            } else if (terms.get(axis) instanceof Span span) {
                long step = span.stepOrOne();
                long start = span.first(size);
                shape[at] = span.count(size);
                offset += shape[at] > 0 ? start * stride : 0;
                strides[at++] = stride * step;
            }
        }
        return new Selection(source.view(offset, shape, strides), null, 0, kept == 0);
    }

    /** The selected items: a view of the source, or a fresh array. */
    public Strided get() {
        if (picks == null) {
            return copies ? Assign.copy(view, view.dtype()) : view;
        }
        return Gather.gather(this, picks);
    }

    /** The selected items as a fresh row-major array. */
    public Strided copy() {
        return picks == null ? Assign.copy(view, view.dtype()) : Gather.gatherRowMajor(this, picks);
    }

    /** Writes a value, cast and broadcast to the selection; of places picked twice the last value stays. */
    public void set(Strided value) {
        if (picks == null) {
            Assign.assign(Views.dropLeading(value, view.rank()), view);
        } else {
            Gather.scatter(this, picks, Staging.heap(value));
        }
    }

    /** The shape of what is selected. */
    public long[] shape() {
        if (picks == null) {
            return view.shape();
        }
        long[] inner = picks.shape();
        long[] shape = new long[view.rank() + inner.length];
        System.arraycopy(view.shape(), 0, shape, 0, place);
        System.arraycopy(inner, 0, shape, place, inner.length);
        System.arraycopy(view.shape(), place, shape, place + inner.length, view.rank() - place);
        return shape;
    }

    // checks the number of terms and lets an ellipsis stand for axes not named
    private static List<IndexTerm> expanded(Strided source, List<IndexTerm> terms) {
        int ellipses = 0;
        int used = 0;
        for (IndexTerm term : terms) {
            switch (term) {
                case At at -> used++;
                case Span span -> used++;
                case Pick(Strided array) -> {
                    Kind kind = array.dtype().kind();
                    if (kind != Kind.BOOL && kind != Kind.SIGNED && kind != Kind.UNSIGNED) {
                        throw new IndexException(
                                "arrays used as indices must be of integer (or boolean) type, found " + array.dtype());
                    }
                    used += kind == Kind.BOOL ? array.rank() : 1;
                }
                case Mark mark -> ellipses += mark == Mark.ELLIPSIS ? 1 : 0;
            }
        }
        if (ellipses > 1) {
            throw new IndexException("an index can only have a single ellipsis ('...'), found " + ellipses);
        }
        if (used > source.rank()) {
            throw new IndexException("too many indices for array: array is " + source.rank() + "-dimensional, but "
                    + used + " were indexed");
        }
        List<IndexTerm> result = new ArrayList<>(terms);
        if (ellipses == 0 && used < source.rank()) {
            result.add(Mark.ELLIPSIS);
        }
        return result;
    }

    /** One pass over the terms, from the first axis to the last. */
    private static final class Walk {
        private final Strided source;
        private final List<IndexTerm> terms;
        private final long[] shape;
        private final long[] strides;
        private int rank;
        private long offset;
        private int axis;
        private boolean onlyIntegers = true;
        private boolean zeroDimArray;

        private final List<Picks.Part> parts = new ArrayList<>();
        private int place = -1;
        private boolean gap;
        private boolean apart;

        Walk(Strided source, List<IndexTerm> terms) {
            this.source = source;
            this.terms = terms;
            long[] room = new long[Math.max(source.rank() + terms.size(), 1)];
            this.shape = room;
            this.strides = room.clone();
            this.offset = source.offset();
        }

        Selection run() {
            if (wholeMask() && source.isRowMajor() && !source.dtype().isComplex() && !Staging.isNative(source)) {
                checkMasks(0);
                Strided point = source.view(source.offset(), Shapes.SCALAR, Shapes.SCALAR);
                return new Selection(point, Picks.whole(((Pick) terms.getFirst()).array()), 0, true);
            }
            boolean picking = false;
            for (IndexTerm term : terms) {
                picking |= term instanceof Pick(Strided a) && !isScalarIndex(a);
            }
            int named = 0;
            for (IndexTerm term : terms) {
                named += switch (term) {
                    case At at -> 1;
                    case Span span -> 1;
                    case Pick(Strided a) -> a.dtype().isBool() ? a.rank() : 1;
                    case Mark mark -> 0;
                };
            }
            int left = source.rank() - named;
            if (picking) {
                checkMasks(left);
            }
            for (IndexTerm term : terms) {
                switch (term) {
                    case At(long index) -> {
                        if (picking) {
                            pick(Strided.of(DType.INT64, new long[] {index}));
                        } else {
                            at(index);
                        }
                    }
                    case Pick(Strided array) -> {
                        if (picking) {
                            pick(array);
                        } else {
                            zeroDimArray = true;
                            at(((long[]) Assign.copy(array, DType.INT64).array())[0]);
                        }
                    }
                    case Span span -> {
                        basic();
                        span(span);
                    }
                    case Mark mark -> {
                        if (mark == Mark.NEW_AXIS) {
                            basic();
                            axis(1, 0);
                        } else {
                            ellipsis(left);
                        }
                    }
                }
            }
            if (rank > Shapes.MAX_DIMENSIONS) {
                throw new IndexException("number of dimensions must be within [0, " + Shapes.MAX_DIMENSIONS
                        + "], indexing result would have " + rank);
            }
            Strided view = source.view(offset, Arrays.copyOf(shape, rank), Arrays.copyOf(strides, rank));
            if (picking) {
                return new Selection(view, Picks.of(parts, wholeMask()), apart ? 0 : place, true);
            }
            return new Selection(view, null, 0, zeroDimArray || onlyIntegers);
        }

        private boolean wholeMask() {
            return terms.size() == 1
                    && terms.getFirst() instanceof Pick(Strided a)
                    && a.dtype().isBool()
                    && a.rank() > 0
                    && a.rank() == source.rank();
        }

        // masks are checked before anything else, as in NumPy; one with an axis of size 0 picks nothing anywhere
        private void checkMasks(int left) {
            int at = 0;
            for (IndexTerm term : terms) {
                switch (term) {
                    case Mark mark -> at += mark == Mark.ELLIPSIS ? left : 0;
                    case Pick(Strided array)
                    when array.dtype().isBool() -> {
                        for (long n : array.shape()) {
                            if (n != 0 && n != source.shape()[at]) {
                                throw new IndexException("boolean index did not match indexed array along axis " + at
                                        + "; size of axis is " + source.shape()[at]
                                        + " but size of corresponding boolean axis is " + n);
                            }
                            at++;
                        }
                    }
                    default -> at++;
                }
            }
        }

        private static boolean isScalarIndex(Strided a) {
            return a.rank() == 0 && !a.dtype().isBool();
        }

        private void basic() {
            onlyIntegers = false;
            gap |= place >= 0;
        }

        private void axis(long size, long stride) {
            shape[rank] = size;
            strides[rank++] = stride;
        }

        private void at(long index) {
            long size = source.shape()[axis];
            offset += Picks.checked(index, axis, size) * source.strides()[axis];
            axis++;
        }

        private void ellipsis(int left) {
            basic();
            for (int i = 0; i < left; i++, axis++) {
                axis(source.shape()[axis], source.strides()[axis]);
            }
        }

        private void span(Span span) {
            long size = source.shape()[axis];
            long step = span.stepOrOne();
            long count = span.count(size);
            if (count > 0) {
                offset += span.first(size) * source.strides()[axis];
            }
            axis(count, source.strides()[axis] * step);
            axis++;
        }

        private void pick(Strided array) {
            onlyIntegers = false;
            if (place < 0) {
                place = rank;
            }
            apart |= gap;
            if (!array.dtype().isBool()) {
                parts.add(Picks.integers(array, axis, source.shape()[axis], source.strides()[axis]));
                axis++;
                return;
            }
            long[] mask = array.shape();
            long[] steps = Arrays.copyOfRange(source.strides(), axis, axis + mask.length);
            axis += mask.length;
            parts.add(Picks.mask(array, steps));
        }
    }
}
