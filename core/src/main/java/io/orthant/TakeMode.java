package io.orthant;

/** What functions such as {@code take} do with indices out of bounds. */
public enum TakeMode {
    /** An {@link io.orthant.error.IndexException}; negative indices count from the end. */
    RAISE,
    /** Modulo the size. */
    WRAP,
    /** The nearest index in bounds; negative indices become 0. */
    CLIP
}
