package io.orthant.internal.exec;

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
            @Nullable Long step) implements IndexTerm {}

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
