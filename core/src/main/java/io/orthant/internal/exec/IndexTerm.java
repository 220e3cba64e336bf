package io.orthant.internal.exec;

import io.orthant.error.ValueException;
import io.orthant.internal.storage.Strided;
import org.jspecify.annotations.Nullable;

/** One part of an index. */
public sealed interface IndexTerm {
    /** One item of an axis; negative counts from the end. */
    record At(long index) implements IndexTerm {}

    /** A run of an axis; null for what was left out. */
    record Span(
            @Nullable Long start,
            @Nullable Long stop,
            @Nullable Long step) implements IndexTerm {

        /** The step, which must not be zero. */
        long stepOrOne() {
            long by = step == null ? 1 : step;
            if (by == 0) {
                throw new ValueException("slice step cannot be zero");
            }
            return by;
        }

        /** The first item of an axis, by Python's rules: what lies outside is cut off. */
        long first(long size) {
            long by = stepOrOne();
            return start == null ? by > 0 ? 0 : size - 1 : clamp(start, size, by);
        }

        /** How many items of an axis. */
        long count(long size) {
            long by = stepOrOne();
            long from = first(size);
            long end = stop == null ? by > 0 ? size : -1 : clamp(stop, size, by);
            if (by > 0) {
                return from < end ? (end - from - 1) / by + 1 : 0;
            }
            // -(by + 1) + 1 as an unsigned number: right for the smallest long, too
            return end < from ? Long.divideUnsigned(from - end - 1, -by) + 1 : 0;
        }

        private static long clamp(long index, long size, long step) {
            long i = index < 0 ? index + size : index;
            if (i < 0) {
                return step > 0 ? 0 : -1;
            }
            return i >= size ? (step > 0 ? size : size - 1) : i;
        }
    }

    /** An array of integers (items of one axis) or of bools (a mask over as many axes as it has). */
    record Pick(Strided array) implements IndexTerm {}

    /** Terms without arguments. */
    enum Mark implements IndexTerm {
        /** A new axis of size 1. */
        NEW_AXIS,
        /** All axes not named otherwise. */
        ELLIPSIS
    }
}
