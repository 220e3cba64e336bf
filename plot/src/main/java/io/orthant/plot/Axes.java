package io.orthant.plot;

import static io.orthant.plot.Data.line;
import static io.orthant.plot.Data.places;
import static io.orthant.plot.Data.sameLength;

import io.orthant.Histogram;
import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One coordinate system and what is drawn in it. Immutable: each method gives new axes, with one thing more.
 *
 * <p>Arrays may be of any real dtype and any layout; they are copied, so later changes do not show. NaN and infinities
 * leave gaps. Empty arrays, wrong ranks and lengths that differ are refused.
 */
public final class Axes implements Picture {
    static final Axes EMPTY = new Axes(List.of(), Frame.DEFAULT);

    private final List<Artist> artists;
    private final Frame frame;

    private Axes(List<Artist> artists, Frame frame) {
        this.artists = artists;
        this.frame = frame;
    }

    /** A line through (0, y[0]), (1, y[1]), …. */
    public Axes plot(NDArray y) {
        double[] items = line("plot", "y", y);
        return with(new Artist.Curve(places(items.length), items, Style.DEFAULT, false));
    }

    /** A line through the points (x[i], y[i]), in their order. */
    public Axes plot(NDArray x, NDArray y) {
        return plot(x, y, Style.DEFAULT);
    }

    /** A line, and what the legend calls it. */
    public Axes plot(NDArray x, NDArray y, String label) {
        return plot(x, y, Style.DEFAULT.label(label));
    }

    /** A line and its looks. */
    public Axes plot(NDArray x, NDArray y, Style style) {
        return curve("plot", x, y, style, false);
    }

    /** The points (x[i], y[i]). */
    public Axes scatter(NDArray x, NDArray y) {
        return scatter(x, y, Style.DEFAULT);
    }

    /** Points, and what the legend calls them. */
    public Axes scatter(NDArray x, NDArray y, String label) {
        return scatter(x, y, Style.DEFAULT.label(label));
    }

    /** Points and their looks. */
    public Axes scatter(NDArray x, NDArray y, Style style) {
        return curve("scatter", x, y, style, true);
    }

    private Axes curve(String operation, NDArray x, NDArray y, Style style, boolean points) {
        double[] xs = line(operation, "x", x);
        double[] ys = line(operation, "y", y);
        sameLength(operation, "x", xs, "y", ys);
        return with(new Artist.Curve(xs, ys, style, points));
    }

    /** A histogram of all items with NumPy's ten bins. */
    public Axes hist(NDArray a) {
        return hist(a, 10);
    }

    /** A histogram with so many equal bins. */
    public Axes hist(NDArray a, int bins) {
        return hist(a, Np.histogram.bins(bins), Style.DEFAULT);
    }

    /** A histogram with so many equal bins, and its looks. */
    public Axes hist(NDArray a, int bins, Style style) {
        return hist(a, Np.histogram.bins(bins), style);
    }

    /** A histogram as {@code np.histogram} counts it with the options given. NaN is left out. */
    public Axes hist(NDArray a, Histogram options, Style style) {
        Data.items("hist", "a", a);
        NDArray numbers = a;
        if (a.dtype().isFloating()) {
            numbers = a.ravel().get(Np.logicalNot(Np.isnan(a.ravel())));
            if (numbers.size() == 0) {
                throw new ValueException("hist: a of shape " + Data.shape(a) + " has nothing but NaN");
            }
        }
        Histogram.Result result = options.call(numbers);
        double[] edges = result.edges().toDoubleArray();
        double[] lo = Arrays.copyOf(edges, edges.length - 1);
        double[] hi = Arrays.copyOfRange(edges, 1, edges.length);
        return with(new Artist.Bars(lo, hi, result.counts().toDoubleArray(), List.of(), false, true, style));
    }

    /** Upright bars at the numbers x. */
    public Axes bar(NDArray x, NDArray heights) {
        return bar(x, heights, Style.DEFAULT);
    }

    /** Upright bars at the numbers x, and their looks. */
    public Axes bar(NDArray x, NDArray heights, Style style) {
        return with(bars("bar", line("bar", "x", x), List.of(), heights, false, style));
    }

    /** Upright bars over names. Several of these stand side by side. */
    public Axes bar(List<String> names, NDArray heights) {
        return bar(names, heights, Style.DEFAULT);
    }

    /** Upright bars over names, and their looks. */
    public Axes bar(List<String> names, NDArray heights, Style style) {
        return with(bars("bar", places(names.size()), names, heights, false, style));
    }

    /** Lying bars at the numbers y. */
    public Axes barh(NDArray y, NDArray widths) {
        return barh(y, widths, Style.DEFAULT);
    }

    /** Lying bars at the numbers y, and their looks. */
    public Axes barh(NDArray y, NDArray widths, Style style) {
        return with(bars("barh", line("barh", "y", y), List.of(), widths, true, style));
    }

    /** Lying bars beside names, the first at the bottom. Several of these stand side by side. */
    public Axes barh(List<String> names, NDArray widths) {
        return barh(names, widths, Style.DEFAULT);
    }

    /** Lying bars beside names, and their looks. */
    public Axes barh(List<String> names, NDArray widths, Style style) {
        return with(bars("barh", places(names.size()), names, widths, true, style));
    }

    private static Artist.Bars bars(
            String operation, double[] at, List<String> names, NDArray lengths, boolean horizontal, Style style) {
        double[] items = line(operation, horizontal ? "widths" : "heights", lengths);
        sameLength(operation, names.isEmpty() ? "places" : "names", at, "bars", items);
        double[] lo = new double[at.length];
        double[] hi = new double[at.length];
        double half = 0.4 * gap(at);
        for (int i = 0; i < at.length; i++) {
            lo[i] = at[i] - half;
            hi[i] = at[i] + half;
        }
        return new Artist.Bars(lo, hi, items, List.copyOf(names), horizontal, false, style);
    }

    /** The least distance of two neighbours. */
    private static double gap(double[] at) {
        double[] sorted = at.clone();
        Arrays.sort(sorted);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            double distance = sorted[i] - sorted[i - 1];
            least = distance > 0 ? Math.min(least, distance) : least;
        }
        return Double.isInfinite(least) ? 1 : least;
    }

    /**
     * An image. A matrix is drawn in the colours of viridis; an array of shape (h, w, 3) or (h, w, 4) has colours of its
     * own, uint8 from 0 to 255 or floats from 0 to 1. Rows run downwards. Enlarged pixels keep sharp edges.
     */
    public Axes imshow(NDArray a) {
        return imshow(a, ImageStyle.DEFAULT);
    }

    /** An image, and how a matrix becomes colours. */
    public Axes imshow(NDArray a, ImageStyle style) {
        if (a.ndim() == 2) {
            double[] items = Data.items("imshow", "a", a);
            double[] range = style.rangeOf(items);
            Artist.Shades shades = new Artist.Shades(style, range[0], range[1]);
            return with(new Artist.Raster(Pixels.shaded(a, items, shades), shades));
        }
        if (a.ndim() != 3 || a.shape()[2] != 3 && a.shape()[2] != 4) {
            throw new ShapeException(
                    "imshow: a has shape " + Data.shape(a) + ", an image has shape (h, w), (h, w, 3) or (h, w, 4)");
        }
        Data.items("imshow", "a", a);
        if (!a.dtype().isFloating() && a.dtype() != DType.UINT8) {
            throw new DTypeException(
                    "imshow: the colours of an image are uint8 from 0 to 255 or floats from 0 to 1, found " + a.dtype()
                            + "; use astype(UINT8)");
        }
        return with(new Artist.Raster(Pixels.of(Images.toBufferedImage(a)), null));
    }

    /** A line at y from the left to the right edge. */
    public Axes axhline(double y) {
        return axhline(y, Style.DEFAULT);
    }

    /** A line at y from the left to the right edge, and its looks. */
    public Axes axhline(double y, Style style) {
        return with(new Artist.Rule(y, true, style));
    }

    /** A line at x from the lower to the upper edge. */
    public Axes axvline(double x) {
        return axvline(x, Style.DEFAULT);
    }

    /** A line at x from the lower to the upper edge, and its looks. */
    public Axes axvline(double x, Style style) {
        return with(new Artist.Rule(x, false, style));
    }

    /** A text to the right of the point (x, y). */
    public Axes text(double x, double y, String text) {
        return with(new Artist.Note(x, y, text));
    }

    /** The title above. */
    public Axes title(String text) {
        return with(frame.title(text));
    }

    /** The label of the x axis. */
    public Axes xlabel(String text) {
        return with(frame.x(frame.x().label(text)));
    }

    /** The label of the y axis. */
    public Axes ylabel(String text) {
        return with(frame.y(frame.y().label(text)));
    }

    /** The numbers at the left and the right edge. */
    public Axes xlim(double left, double right) {
        return with(frame.x(frame.x().limits("xlim", left, right)));
    }

    /** The numbers at the lower and the upper edge. */
    public Axes ylim(double bottom, double top) {
        return with(frame.y(frame.y().limits("ylim", bottom, top)));
    }

    /** A logarithmic x axis; numbers of zero or below leave gaps. */
    public Axes xlog() {
        return with(frame.x(frame.x().logarithmic("xlog")));
    }

    /** A logarithmic y axis; numbers of zero or below leave gaps. */
    public Axes ylog() {
        return with(frame.y(frame.y().logarithmic("ylog")));
    }

    /** With or without grid lines; all but images have them unless told otherwise. */
    public Axes grid(boolean on) {
        return with(frame.grid(on));
    }

    /** Where the legend stands. There is one as soon as anything has a label. */
    public Axes legend(Legend place) {
        return with(frame.legend(place));
    }

    /** The drawing and its title alone, without axes and ticks. */
    public Axes axisOff() {
        return with(frame.hidden());
    }

    /** One unit is as long on the x as on the y axis; images always have it so. */
    public Axes axisEqual() {
        return with(frame.equalUnits());
    }

    /** A figure with these axes alone. */
    @Override
    public Figure figure() {
        return Figure.of(this);
    }

    /** The figure of these axes in this size, {@link Figure#figsize}. */
    public Figure figsize(double width, double height) {
        return figure().figsize(width, height);
    }

    List<Artist> artists() {
        return artists;
    }

    Frame frame() {
        return frame;
    }

    private Axes with(Artist artist) {
        List<Artist> more = new ArrayList<>(artists);
        more.add(artist);
        return new Axes(Collections.unmodifiableList(more), frame);
    }

    private Axes with(Frame next) {
        return new Axes(artists, next);
    }
}
