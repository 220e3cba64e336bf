package io.orthant;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which axes a reduction folds, and whether they stay: {@code axis(0, 1).keepdims()}. */
public final class Axis {
    /** All axes. */
    public static final Axis ALL = new Axis(null, false);

    private final int @Nullable [] axes;
    private final boolean keepdims;

    private Axis(int @Nullable [] axes, boolean keepdims) {
        this.axes = axes;
        this.keepdims = keepdims;
    }

    /** These axes; negative ones count from the end. */
    public static Axis axis(int... axes) {
        return new Axis(axes.clone(), false);
    }

    /** The same axes, which stay in the result with size 1, so that it broadcasts against the operand. */
    public Axis keepdims() {
        return new Axis(axes, true);
    }

    /** The axes, or null for all. */
    int @Nullable [] axes() {
        return axes;
    }

    /** Whether folded axes stay. */
    boolean keepsDims() {
        return keepdims;
    }

    @Override
    public String toString() {
        return "axis(" + (axes == null ? "all" : Arrays.toString(axes)) + ")" + (keepdims ? ".keepdims()" : "");
    }
}
