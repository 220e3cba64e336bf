package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.error.IndexException;
import io.orthant.error.ShapeException;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The places that index arrays pick, as slots relative to a view's offset. Indices are checked and kept; the slots of
 * a run of places are computed when they are needed, so that no array of the result's size is made.
 */
public final class Picks {
    private static final int PIECE = 1 << 16;

    private final long[] shape;
    private final long size;
    private final List<Part> parts;
    private final boolean mask;
    private final @Nullable Whole whole;

    private Picks(long[] shape, List<Part> parts, boolean mask) {
        this(shape, parts, mask, null);
    }

    private Picks(long[] shape, List<Part> parts, boolean mask, @Nullable Whole whole) {
        this.whole = whole;
        this.shape = shape;
        this.size = Shapes.size(shape);
        this.parts = parts;
        this.mask = mask;
    }

    /**
     * One index array over a number of axes: its contribution to a place's slot is its item, plus the size of the axis if
     * negative, times the stride.
     */
    record Part(Strided values, long size, long stride, int axes) {}

    /** An array of integers over one axis; checks its bounds. */
    static Part integers(Strided array, int axis, long size, long stride) {
        Strided values = Assign.contiguous(array, DType.INT64);
        long[] items = (long[]) values.array();
        int from = (int) values.offset();
        if (values.size() <= PIECE) {
            check(items, from, from + (int) values.size(), axis, size);
        } else {
            Parallel.ranges(
                    values.size(),
                    PIECE,
                    (first, last) -> check(items, from + (int) first, from + (int) last, axis, size));
        }
        return new Part(values, size, stride, 1);
    }

    private static void check(long[] items, int first, int last, int axis, long size) {
        // the sign bit of what is outside stays
        long outside = 0;
        for (int i = first; i < last; i++) {
            long index = items[i] + (items[i] >> 63 & size);
            outside |= index | size - 1 - index;
        }
        if (outside < 0) {
            for (int i = first; i < last; i++) {
                checked(items[i], axis, size);
            }
        }
    }

    /** A mask over as many axes as it has: its true places in row-major order. */
    static Part mask(Strided mask, long[] strides) {
        Strided flags = Assign.contiguous(mask, DType.BOOL);
        byte[] items = (byte[]) flags.array();
        int from = (int) flags.offset();
        int rank = mask.rank();
        long[] slots;
        if (isEven(mask.shape(), strides)) {
            slots = Flags.positions(items, from, (int) flags.size());
            return new Part(
                    Strided.of(DType.INT64, slots, slots.length),
                    0,
                    rank == 0 ? 0 : strides[rank - 1],
                    Math.max(rank, 1));
        }
        slots = new long[Flags.count(items, from, (int) flags.size())];
        int row = (int) mask.shape()[rank - 1];
        long step = strides[rank - 1];
        long[] index = new long[rank];
        long base = 0;
        int found = 0;
        for (int i = from; found < slots.length; i += row) {
            for (int k = 0; k < row && found < slots.length; k++) {
                slots[found] = base + k * step;
                found += items[i + k];
            }
            for (int axis = rank - 2; axis >= 0; axis--) {
                base += strides[axis];
                if (++index[axis] < mask.shape()[axis]) {
                    break;
                }
                base -= index[axis] * strides[axis];
                index[axis] = 0;
            }
        }
        return new Part(Strided.of(DType.INT64, slots, slots.length), 0, 1, rank);
    }

    /** Whether the last stride leads through all axes. */
    private static boolean isEven(long[] shape, long[] strides) {
        for (int i = 0; i + 1 < shape.length; i++) {
            if (strides[i] != strides[i + 1] * shape[i + 1]) {
                return false;
            }
        }
        return true;
    }

    /**
     * A mask over all axes of an array of real items side by side.
     *
     * @param flags bytes of 0 or 1, row-major
     * @param starts where the true items of each piece go, as {@link Flags#starts} tells
     */
    record Whole(Strided flags, int[] starts) {}

    /** The true places of a mask over all axes of an array whose real items lie side by side in row-major order. */
    static Picks whole(Strided mask) {
        Strided flags = Assign.contiguous(mask, DType.BOOL);
        int[] starts = Flags.starts((byte[]) flags.array(), (int) flags.offset(), Math.toIntExact(flags.size()));
        return new Picks(new long[] {starts[starts.length - 1]}, List.of(), true, new Whole(flags, starts));
    }

    /** The mask if the items are to be taken by it. */
    @Nullable
    Whole whole() {
        return whole;
    }

    /** The part, if there is one only. */
    @Nullable
    Part only() {
        return parts.size() == 1 ? parts.getFirst() : null;
    }

    /** Joins parts by broadcasting; {@code whole} says that a mask is the whole index. */
    static Picks of(List<Part> parts, boolean whole) {
        if (parts.size() == 1) {
            return new Picks(parts.getFirst().values().shape(), parts, whole);
        }
        long[] shape = together(parts);
        List<Part> stretched = parts.stream()
                .map(p -> new Part(
                        Assign.contiguous(p.values().broadcastTo(shape), DType.INT64), p.size(), p.stride(), p.axes()))
                .toList();
        return new Picks(shape, stretched, false);
    }

    private static long[] together(List<Part> parts) {
        try {
            return Shapes.broadcast(
                    "index", parts.stream().map(p -> p.values().shape()).toList());
        } catch (ShapeException e) {
            // as NumPy puts it: a mask counts once for each of its axes, an integer not at all
            String shapes = parts.stream()
                    .filter(p -> p.values().rank() > 0)
                    .flatMap(p ->
                            Collections.nCopies(p.axes(), Shapes.text(p.values().shape())).stream())
                    .collect(Collectors.joining(" "));
            throw new IndexException(
                    "shape mismatch: indexing arrays could not be broadcast together with shapes " + shapes, e);
        }
    }

    /** An index counted from the start, or an error. */
    static long checked(long index, int axis, long size) {
        if (index >= size || index < -size) {
            throw outOfBounds(index, axis, size);
        }
        return index < 0 ? index + size : index;
    }

    private static IndexException outOfBounds(long index, int axis, long size) {
        return new IndexException("index " + index + " is out of bounds for axis " + axis + " with size " + size);
    }

    /** The shape of the index arrays together. */
    long[] shape() {
        return shape;
    }

    /** Number of places. */
    long size() {
        return size;
    }

    /** Whether a mask is the whole index. */
    boolean isMask() {
        return mask;
    }

    /** Whether index arrays live in a Java array which is about to be written to. */
    boolean reads(Object array) {
        return parts.stream().anyMatch(p -> p.values().array() == array)
                || (whole != null && whole.flags().array() == array);
    }

    /** The same picks with their own copies of the index arrays. */
    Picks detached() {
        if (whole != null) {
            return new Picks(shape, parts, mask, new Whole(Assign.copy(whole.flags(), DType.BOOL), whole.starts()));
        }
        return new Picks(
                shape,
                parts.stream()
                        .map(p -> new Part(Assign.copy(p.values(), DType.INT64), p.size(), p.stride(), p.axes()))
                        .toList(),
                mask);
    }

    /** The slots of {@code count} places from place {@code from} on, relative to a first slot. */
    void slots(long from, int count, long first, int[] out) {
        Part head = parts.getFirst();
        long[] heads = (long[]) head.values().array();
        int start = (int) (head.values().offset() + from);
        int length = (int) head.size();
        int step = (int) head.stride();
        for (int i = 0; i < count; i++) {
            int item = (int) heads[start + i];
            out[i] = (int) first + (item + (item >> 31 & length)) * step;
        }
        for (int p = 1; p < parts.size(); p++) {
            Part part = parts.get(p);
            long[] items = (long[]) part.values().array();
            int at = (int) (part.values().offset() + from);
            int size = (int) part.size();
            int stride = (int) part.stride();
            for (int i = 0; i < count; i++) {
                int item = (int) items[at + i];
                out[i] += (item + (item >> 31 & size)) * stride;
            }
        }
    }

    /** The slot of one place, relative to the view's offset; also in memory with more slots than a Java array. */
    long slot(long place) {
        long slot = 0;
        for (Part part : parts) {
            long item = ((long[]) part.values().array())[(int) (part.values().offset() + place)];
            slot += (item + (item >> 63 & part.size())) * part.stride();
        }
        return slot;
    }
}
