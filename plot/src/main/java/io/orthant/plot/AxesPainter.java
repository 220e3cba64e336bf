package io.orthant.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paints axes: finds what they have to show, how much room their texts take, and then the drawing from back to front. */
final class AxesPainter {
    /** Room around the plot. */
    record Insets(int top, int left, int bottom, int right) {}

    /** Labels of categories are cut at this width. */
    private static final double NAME_WIDTH = 180;

    private final Axes axes;
    private final Frame frame;
    private final Scale x;
    private final Scale y;
    private final boolean wholeX;
    private final boolean wholeY;
    private final boolean image;
    private final Artist.@Nullable Shades shades;
    private final List<String> names;
    private final boolean namesOnY;

    AxesPainter(Axes axes) {
        this.axes = axes;
        this.frame = axes.frame();
        Extent across = new Extent(frame.x());
        Extent along = new Extent(frame.y());
        boolean images = false;
        Artist.Shades found = null;
        List<String> categories = List.of();
        boolean lying = false;
        for (Artist artist : axes.artists()) {
            switch (artist) {
                case Artist.Curve c -> gather(c, across, along);
                case Artist.Bars b -> {
                    gather(b, b.horizontal() ? along : across, b.horizontal() ? across : along);
                    if (b.names().size() > categories.size()) {
                        categories = b.names();
                        lying = b.horizontal();
                    }
                }
                case Artist.Raster r -> {
                    images = true;
                    across.edge(-0.5);
                    across.edge(r.pixels().width() - 0.5);
                    along.edge(-0.5);
                    along.edge(r.pixels().height() - 0.5);
                    if (r.shades() != null && r.shades().style().hasColorbar()) {
                        found = r.shades();
                    }
                }
                case Artist.Rule r -> (r.horizontal() ? along : across).add(r.at());
                case Artist.Note n -> {
                    across.add(n.x());
                    along.add(n.y());
                }
            }
        }
        image = images;
        shades = found;
        names = categories.stream()
                .map(name -> Theme.shortened(Theme.TICKS, name, NAME_WIDTH))
                .toList();
        namesOnY = lying;
        x = across.scale(false);
        y = along.scale(images && frame.y().lo() == null);
        wholeX = across.whole();
        wholeY = along.whole();
    }

    private static void gather(Artist.Curve c, Extent across, Extent along) {
        for (int i = 0; i < c.x().length; i++) {
            // A point without a place on one axis takes no room on the other.
            if (Double.isFinite(c.x()[i]) && Double.isFinite(c.y()[i])) {
                across.add(c.x()[i]);
                along.add(c.y()[i]);
            }
        }
    }

    private static void gather(Artist.Bars b, Extent stand, Extent length) {
        if (b.packed()) {
            stand.add(b.lo());
            stand.add(b.hi());
        } else {
            for (int i = 0; i < b.lo().length; i++) {
                stand.edge(b.lo()[i] - (b.hi()[i] - b.lo()[i]) / 4);
                stand.edge(b.hi()[i] + (b.hi()[i] - b.lo()[i]) / 4);
            }
        }
        length.add(b.length());
        length.edge(0);
    }

    private boolean equalUnits() {
        return image || frame.equal();
    }

    /** The part of a place in the grid that the plot takes: all of it, or what equal units leave. */
    Rectangle fit(Rectangle place) {
        if (!equalUnits() || x.log() || y.log()) {
            return place;
        }
        double spanX = x.highest() - x.lowest();
        double spanY = y.highest() - y.lowest();
        double unit = Math.min(place.width / spanX, place.height / spanY);
        // Whole multiples keep all pixels of an image the same size, if that does not waste much room.
        if (image && unit >= 1 && Math.floor(unit) > 0.85 * unit) {
            unit = Math.floor(unit);
        }
        int w = Math.clamp(Math.round(unit * spanX), 1, place.width);
        int h = Math.clamp(Math.round(unit * spanY), 1, place.height);
        return new Rectangle(place.x + (place.width - w) / 2, place.y + (place.height - h) / 2, w, h);
    }

    private Ticks ticksX(int width) {
        if (!names.isEmpty() && !namesOnY) {
            return Ticks.names(x, names);
        }
        int most = Math.max(2, width / 48);
        Ticks ticks = Ticks.of(x, most, wholeX || image);
        while (most > 1 && crowded(ticks, width)) {
            ticks = Ticks.of(x, --most, wholeX || image);
        }
        return ticks;
    }

    private static boolean crowded(Ticks ticks, int width) {
        double end = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ticks.at().size(); i++) {
            double middle = ticks.at().get(i) * width;
            double half = Theme.width(Theme.TICKS, ticks.labels().get(i)) / 2;
            if (middle - half < end + 6) {
                return true;
            }
            end = middle + half;
        }
        return false;
    }

    private Ticks ticksY(int height) {
        return !names.isEmpty() && namesOnY
                ? Ticks.names(y, names)
                : Ticks.of(y, Math.max(2, height / 38), wholeY || image);
    }

    private Ticks shadeTicks(int height) {
        return shades == null
                ? Ticks.NONE
                : Ticks.of(new Scale(shades.first(), shades.last(), false), Math.max(2, height / 38), false);
    }

    private static double widest(Ticks ticks) {
        double widest = 0;
        for (String label : ticks.labels()) {
            widest = Math.max(widest, Theme.width(Theme.TICKS, label));
        }
        return widest;
    }

    private boolean slanted(Ticks ticks, int width) {
        return !names.isEmpty() && !namesOnY && crowded(ticks, width);
    }

    /** How much room the texts take around a plot of about this size. */
    Insets insets(int width, int height) {
        double top = frame.title().isEmpty() ? 6 : Theme.height(Theme.TITLE) + 10;
        double left = 0;
        double bottom = 0;
        double right = 4;
        double line = Theme.height(Theme.TICKS);
        if (frame.visible()) {
            Ticks across = ticksX(width);
            Ticks along = ticksY(height);
            left = widest(along) + Theme.TICK + 5;
            bottom = slanted(across, width)
                    ? widest(across) * 0.5 + line * 0.87 + Theme.TICK + 3
                    : line + Theme.TICK + 3;
            right = across.labels().isEmpty() || slanted(across, width)
                    ? 4
                    : Math.max(
                            4,
                            Theme.width(Theme.TICKS, across.labels().getLast()) / 2
                                    - (1 - across.at().getLast()) * width);
            bottom += across.factor().isEmpty() ? 0 : frame.x().label().isEmpty() ? line : 0;
            top += along.factor().isEmpty() || !frame.title().isEmpty() ? 0 : line;
        }
        left += frame.y().label().isEmpty() ? 0 : Theme.height(Theme.LABELS) + 6;
        bottom += frame.x().label().isEmpty() ? 0 : Theme.height(Theme.LABELS) + 5;
        if (shades != null) {
            Ticks ticks = shadeTicks(height);
            right = Theme.BAR_GAP + Theme.BAR_WIDTH + Theme.TICK + 5 + widest(ticks);
            right += shades.style().label().isEmpty() ? 0 : Theme.height(Theme.LABELS) + 6;
            top = Math.max(top, ticks.factor().isEmpty() ? 0 : line + 6);
        }
        return new Insets(round(top), round(left), round(bottom), round(right));
    }

    private static int round(double length) {
        return (int) Math.ceil(length);
    }

    /** Paints the axes with the plot in a place that has their insets free around it. */
    void paint(Graphics2D g, Rectangle place, Surface surface) {
        Rectangle box = fit(place);
        AxisPainter texts = new AxisPainter(g, box);
        Ticks across = ticksX(box.width);
        Ticks along = ticksY(box.height);
        boolean grid = frame.grid() == null ? !image : frame.grid();
        if (frame.visible() && grid) {
            texts.grid(
                    names.isEmpty() || namesOnY ? across : Ticks.NONE,
                    names.isEmpty() || !namesOnY ? along : Ticks.NONE);
        }
        for (Artist artist : axes.artists()) {
            if (artist instanceof Artist.Raster r) {
                surface.image(g, box, r.pixels(), x, y);
            }
        }
        Sheet sheet = new Sheet(box.width, box.height);
        draw(sheet);
        Graphics2D inside = (Graphics2D) g.create();
        inside.translate(box.x, box.y);
        sheet.paint(inside, frame.legend());
        inside.dispose();
        if (frame.visible()) {
            texts.spines(image);
            texts.ticksX(across, slanted(across, box.width));
            texts.ticksY(along);
        }
        texts.title(frame.title());
        texts.labelX(frame.x().label(), insets(box.width, box.height).bottom());
        texts.labelY(frame.y().label(), insets(box.width, box.height).left());
        if (shades != null) {
            texts.colorbar(shades, shadeTicks(box.height), surface);
        }
        for (Artist artist : axes.artists()) {
            if (artist instanceof Artist.Note n) {
                texts.note(x.fraction(n.x()), y.fraction(n.y()), n.text());
            }
        }
    }

    private void draw(Sheet sheet) {
        int colors = 0;
        int groups = (int) axes.artists().stream()
                .filter(a -> a instanceof Artist.Bars b && !b.names().isEmpty())
                .count();
        int group = 0;
        for (Artist artist : axes.artists()) {
            switch (artist) {
                case Artist.Curve c -> {
                    Color next = c.style().color() == null ? Theme.color(colors++) : Color.BLACK;
                    sheet.curve(
                            x.fractions(c.x()),
                            y.fractions(c.y()),
                            c.style(),
                            c.style().colorOr(next),
                            c.points());
                }
                case Artist.Bars b -> {
                    Color next = b.style().color() == null ? Theme.color(colors++) : Color.BLACK;
                    boolean side = !b.names().isEmpty();
                    double[][] boxes = boxes(b, side ? group++ : 0, side ? groups : 1);
                    sheet.bars(boxes, b.style(), b.style().colorOr(next));
                }
                case Artist.Rule r -> {
                    double at = (r.horizontal() ? y : x).fraction(r.at());
                    double[] ends = {0, 1};
                    double[] still = {at, at};
                    Style style = r.style().width(r.style().widthOr(1.3));
                    sheet.curve(
                            r.horizontal() ? ends : still,
                            r.horizontal() ? still : ends,
                            style,
                            style.colorOr(Theme.RULE),
                            false);
                }
                case Artist.Raster r -> {}
                case Artist.Note n -> {}
            }
        }
    }

    /** The bars as boxes in fractions of the axes; several over one category share its width. */
    private double[][] boxes(Artist.Bars b, int group, int groups) {
        Scale stand = b.horizontal() ? y : x;
        Scale length = b.horizontal() ? x : y;
        double foot = length.fraction(0);
        foot = Double.isNaN(foot) ? -0.01 : foot;
        List<double[]> boxes = new ArrayList<>();
        for (int i = 0; i < b.lo().length; i++) {
            double share = (b.hi()[i] - b.lo()[i]) / groups;
            double from = stand.fraction(b.lo()[i] + group * share);
            double to = stand.fraction(b.lo()[i] + (group + 1) * share);
            double end = length.fraction(b.length()[i]);
            if (Double.isNaN(from + to + end)) {
                continue;
            }
            double trim = b.packed() ? Math.min(0.0012, (to - from) / 8) : 0;
            double low = Math.min(foot, end);
            double high = Math.max(foot, end);
            boxes.add(
                    b.horizontal()
                            ? new double[] {low, high, from + trim, to - trim}
                            : new double[] {from + trim, to - trim, low, high});
        }
        return boxes.isEmpty() ? new double[][] {{0, 0, 0, 0}} : boxes.toArray(double[][]::new);
    }
}
