package io.orthant;

import org.jspecify.annotations.Nullable;

/**
 * A run of an axis, as Python's {@code slice}: from start up to but not including stop, by step. Null is what Python
 * takes for a part left out; negative bounds count from the end, and bounds outside the axis are cut off.
 */
public record Slice(
        @Nullable Long start, @Nullable Long stop, @Nullable Long step) {}
