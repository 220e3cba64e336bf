package io.orthant;

import io.orthant.internal.exec.Repeating.Beyond;

/** How {@code pad} makes items beyond an array's edges. */
public enum PadMode {
    /** The item at the edge. */
    EDGE(Beyond.EDGE),
    /** Mirrored at the edge item, which is not repeated. */
    REFLECT(Beyond.REFLECT),
    /** Mirrored at the edge, the edge item repeated. */
    SYMMETRIC(Beyond.SYMMETRIC),
    /** From the opposite side. */
    WRAP(Beyond.WRAP);

    private final Beyond beyond;

    PadMode(Beyond beyond) {
        this.beyond = beyond;
    }

    Beyond beyond() {
        return beyond;
    }
}
