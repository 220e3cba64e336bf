package io.orthant.plot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something drawn in axes, in the axes' numbers. */
sealed interface Artist {
    /** A line through points, or the points alone. */
    record Curve(double[] x, double[] y, Style style, boolean points) implements Artist {}

    /**
     * Bars from zero.
     *
     * @param lo where each bar begins along the axis it stands on
     * @param hi where it ends
     * @param names the categories it stands on; empty where the axis has numbers
     * @param packed whether neighbours touch, as in a histogram
     */
    record Bars(
            double[] lo,
            double[] hi,
            double[] length,
            List<String> names,
            boolean horizontal,
            boolean packed,
            Style style)
            implements Artist {}

    /**
     * An image; the middle of its first pixel lies at (0, 0).
     *
     * @param shades how numbers became colours; null where the image came with colours
     */
    record Raster(Pixels pixels, @Nullable Shades shades) implements Artist {}

    /** A line across the axes. */
    record Rule(double at, boolean horizontal, Style style) implements Artist {}

    /** A text beside a point. */
    record Note(double x, double y, String text) implements Artist {}

    /** A colour map with the values of its ends. */
    record Shades(ImageStyle style, double first, double last) {}
}
