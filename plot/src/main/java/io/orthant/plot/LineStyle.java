package io.orthant.plot;

/** How a line is dashed. */
public enum LineStyle {
    SOLID,
    DASHED(5, 3),
    DOTTED(1, 2.2),
    DASH_DOT(6, 2.5, 1, 2.5),
    NONE;

    /** Lengths of dashes and gaps in turn, in line widths. */
    private final double[] pattern;

    LineStyle(double... pattern) {
        this.pattern = pattern;
    }

    double[] pattern(double width) {
        double[] lengths = pattern.clone();
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] *= Math.max(width, 1);
        }
        return lengths;
    }
}
