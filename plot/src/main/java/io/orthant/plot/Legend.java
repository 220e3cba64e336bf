package io.orthant.plot;

/** Where the legend of labelled lines, points and bars stands. */
public enum Legend {
    /** In the corner with the least data beneath. */
    BEST,
    UPPER_RIGHT,
    UPPER_LEFT,
    LOWER_LEFT,
    LOWER_RIGHT,
    NONE
}
