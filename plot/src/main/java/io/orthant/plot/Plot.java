package io.orthant.plot;

import io.orthant.NDArray;
import java.util.List;

/**
 * Where plots start, for a static import: {@code plot(x, y).title("…").savePng(path)}. The methods give {@link Axes},
 * which have them all again, to draw more than one thing.
 */
public final class Plot {
    private Plot() {}

    /** Axes with nothing in them. */
    public static Axes axes() {
        return Axes.EMPTY;
    }

    /** A figure of so many rows and columns of axes, filled row by row; at most as many as there are places. */
    public static Figure subplots(int rows, int columns, Axes... axes) {
        return Figure.of(rows, columns, List.of(axes));
    }

    /** {@link #subplots(int, int, Axes...)}. */
    public static Figure subplots(int rows, int columns, List<Axes> axes) {
        return Figure.of(rows, columns, axes);
    }

    /** Looks to be chosen: {@code style().dashed().label("tanh")}. */
    public static Style style() {
        return Style.DEFAULT;
    }

    /** How a matrix becomes colours: {@code cmap(GRAY).range(0, 1)}. */
    public static ImageStyle cmap(Colormap map) {
        return ImageStyle.DEFAULT.cmap(map);
    }

    /** {@link Axes#plot(NDArray)}. */
    public static Axes plot(NDArray y) {
        return Axes.EMPTY.plot(y);
    }

    /** {@link Axes#plot(NDArray, NDArray)}. */
    public static Axes plot(NDArray x, NDArray y) {
        return Axes.EMPTY.plot(x, y);
    }

    /** {@link Axes#plot(NDArray, NDArray, String)}. */
    public static Axes plot(NDArray x, NDArray y, String label) {
        return Axes.EMPTY.plot(x, y, label);
    }

    /** {@link Axes#plot(NDArray, NDArray, Style)}. */
    public static Axes plot(NDArray x, NDArray y, Style style) {
        return Axes.EMPTY.plot(x, y, style);
    }

    /** {@link Axes#scatter(NDArray, NDArray)}. */
    public static Axes scatter(NDArray x, NDArray y) {
        return Axes.EMPTY.scatter(x, y);
    }

    /** {@link Axes#scatter(NDArray, NDArray, String)}. */
    public static Axes scatter(NDArray x, NDArray y, String label) {
        return Axes.EMPTY.scatter(x, y, label);
    }

    /** {@link Axes#scatter(NDArray, NDArray, Style)}. */
    public static Axes scatter(NDArray x, NDArray y, Style style) {
        return Axes.EMPTY.scatter(x, y, style);
    }

    /** {@link Axes#hist(NDArray)}. */
    public static Axes hist(NDArray a) {
        return Axes.EMPTY.hist(a);
    }

    /** {@link Axes#hist(NDArray, int)}. */
    public static Axes hist(NDArray a, int bins) {
        return Axes.EMPTY.hist(a, bins);
    }

    /** {@link Axes#hist(NDArray, int, Style)}. */
    public static Axes hist(NDArray a, int bins, Style style) {
        return Axes.EMPTY.hist(a, bins, style);
    }

    /** {@link Axes#bar(List, NDArray)}. */
    public static Axes bar(List<String> names, NDArray heights) {
        return Axes.EMPTY.bar(names, heights);
    }

    /** {@link Axes#bar(NDArray, NDArray)}. */
    public static Axes bar(NDArray x, NDArray heights) {
        return Axes.EMPTY.bar(x, heights);
    }

    /** {@link Axes#barh(List, NDArray)}. */
    public static Axes barh(List<String> names, NDArray widths) {
        return Axes.EMPTY.barh(names, widths);
    }

    /** {@link Axes#barh(NDArray, NDArray)}. */
    public static Axes barh(NDArray y, NDArray widths) {
        return Axes.EMPTY.barh(y, widths);
    }

    /** {@link Axes#imshow(NDArray)}. */
    public static Axes imshow(NDArray a) {
        return Axes.EMPTY.imshow(a);
    }

    /** {@link Axes#imshow(NDArray, ImageStyle)}. */
    public static Axes imshow(NDArray a, ImageStyle style) {
        return Axes.EMPTY.imshow(a, style);
    }
}
