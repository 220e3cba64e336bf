package io.orthant.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;

/** Lines and texts around a plot. */
final class AxisPainter {
    private final Graphics2D g;
    private final Rectangle box;

    AxisPainter(Graphics2D g, Rectangle box) {
        this.g = g;
        this.box = box;
        g.setStroke(Theme.HAIR);
    }

    private double left() {
        return box.x;
    }

    private double bottom() {
        return box.y + (double) box.height;
    }

    private double across(double fraction) {
        return box.x + fraction * box.width;
    }

    private double up(double fraction) {
        return bottom() - fraction * box.height;
    }

    private void line(double x0, double y0, double x1, double y1) {
        // In the middle of a pixel a hair line stays sharp.
        g.draw(new Line2D.Double(Math.rint(x0) + 0.5, Math.rint(y0) + 0.5, Math.rint(x1) + 0.5, Math.rint(y1) + 0.5));
    }

    void grid(Ticks x, Ticks y) {
        g.setColor(Theme.GRID);
        for (double at : x.at()) {
            line(across(at), box.y, across(at), bottom());
        }
        for (double at : y.at()) {
            line(left(), up(at), box.x + (double) box.width, up(at));
        }
    }

    /** The axes' own lines: below and to the left, around an image all four. */
    void spines(boolean all) {
        g.setColor(Theme.SPINE);
        g.setStroke(Theme.HAIR);
        line(left() - 1, box.y - (all ? 1 : 0), left() - 1, bottom());
        line(left() - 1, bottom(), box.x + (double) box.width, bottom());
        if (all) {
            line(left() - 1, box.y - 1.0, box.x + (double) box.width, box.y - 1.0);
            line(box.x + (double) box.width, box.y - 1.0, box.x + (double) box.width, bottom());
        }
    }

    void ticksX(Ticks ticks, boolean slanted) {
        double baseline = bottom() + Theme.TICK + 4 + Theme.capital(Theme.TICKS) + 1;
        g.setColor(Theme.SPINE);
        for (double at : ticks.at()) {
            line(across(at), bottom() + 1, across(at), bottom() + Theme.TICK);
        }
        for (double at : ticks.minor()) {
            line(across(at), bottom() + 1, across(at), bottom() + Theme.TICK / 2);
        }
        g.setColor(Theme.TICK_TEXT);
        for (int i = 0; i < ticks.at().size(); i++) {
            String label = ticks.labels().get(i);
            double width = Theme.width(Theme.TICKS, label);
            if (slanted) {
                turned(Theme.TICKS, label, across(ticks.at().get(i)) + 4, baseline - 2, -Math.PI / 6, width);
            } else {
                text(Theme.TICKS, label, across(ticks.at().get(i)) - width / 2, baseline);
            }
        }
        if (!ticks.factor().isEmpty()) {
            double width = Theme.width(Theme.TICKS, ticks.factor());
            text(Theme.TICKS, ticks.factor(), box.x + box.width - width, baseline + Theme.height(Theme.TICKS) + 1);
        }
    }

    void ticksY(Ticks ticks) {
        g.setColor(Theme.SPINE);
        for (double at : ticks.at()) {
            line(left() - 1 - Theme.TICK, up(at), left() - 2, up(at));
        }
        for (double at : ticks.minor()) {
            line(left() - 1 - Theme.TICK / 2, up(at), left() - 2, up(at));
        }
        g.setColor(Theme.TICK_TEXT);
        double half = Theme.capital(Theme.TICKS) / 2;
        for (int i = 0; i < ticks.at().size(); i++) {
            String label = ticks.labels().get(i);
            double width = Theme.width(Theme.TICKS, label);
            text(
                    Theme.TICKS,
                    label,
                    left() - Theme.TICK - 5 - width,
                    up(ticks.at().get(i)) + half);
        }
        text(Theme.TICKS, ticks.factor(), left() - 1, box.y - 5.0);
    }

    void title(String title) {
        g.setColor(Theme.TEXT);
        centered(Theme.TITLE, title, box.x + box.width / 2.0, box.y - 9.0);
    }

    void labelX(String label, int inset) {
        g.setColor(Theme.TEXT);
        centered(Theme.LABELS, label, box.x + box.width / 2.0, bottom() + inset - 5);
    }

    void labelY(String label, int inset) {
        g.setColor(Theme.TEXT);
        double width = Theme.width(Theme.LABELS, label);
        turned(
                Theme.LABELS,
                label,
                left() - inset + Theme.capital(Theme.LABELS) + 1,
                box.y + box.height / 2.0 - width / 2,
                -Math.PI / 2,
                width);
    }

    void note(double fractionX, double fractionY, String text) {
        if (Double.isNaN(fractionX + fractionY)) {
            return;
        }
        g.setColor(Theme.TICK_TEXT);
        text(Theme.TICKS, text, across(fractionX) + 5, up(fractionY) + Theme.capital(Theme.TICKS) / 2);
    }

    /** The bar that explains an image's colours, to the right of the plot. */
    void colorbar(Artist.Shades shades, Ticks ticks, Surface surface) {
        Rectangle bar = new Rectangle(box.x + box.width + Theme.BAR_GAP, box.y, Theme.BAR_WIDTH, box.height);
        int[] colors = new int[256];
        for (int i = 0; i < colors.length; i++) {
            colors[i] = shades.style().colormap().argb((i + 0.5) / colors.length);
        }
        surface.image(
                g,
                bar,
                new Pixels(1, colors.length, colors),
                new Scale(-0.5, 0.5, false),
                new Scale(-0.5, colors.length - 0.5, false));
        AxisPainter beside = new AxisPainter(g, bar);
        beside.spines(true);
        double right = bar.x + (double) bar.width;
        double half = Theme.capital(Theme.TICKS) / 2;
        double widest = 0;
        for (int i = 0; i < ticks.at().size(); i++) {
            double height = beside.up(ticks.at().get(i));
            g.setColor(Theme.SPINE);
            line(right + 1, height, right + Theme.TICK, height);
            g.setColor(Theme.TICK_TEXT);
            text(Theme.TICKS, ticks.labels().get(i), right + Theme.TICK + 4, height + half);
            widest = Math.max(widest, Theme.width(Theme.TICKS, ticks.labels().get(i)));
        }
        text(Theme.TICKS, ticks.factor(), bar.x, bar.y - 5.0);
        String label = shades.style().label();
        double width = Theme.width(Theme.LABELS, label);
        g.setColor(Theme.TEXT);
        turned(
                Theme.LABELS,
                label,
                right + Theme.TICK + 10 + widest + Theme.capital(Theme.LABELS),
                box.y + box.height / 2.0 - width / 2,
                -Math.PI / 2,
                width);
    }

    private void centered(Font font, String text, double middle, double baseline) {
        text(font, text, middle - Theme.width(font, text) / 2, baseline);
    }

    private void text(Font font, String text, double x, double baseline) {
        if (!text.isEmpty()) {
            g.setFont(font);
            g.drawString(text, (float) x, (float) baseline);
        }
    }

    /** A text that ends at (x, y), turned about that point. */
    private void turned(Font font, String text, double x, double y, double angle, double width) {
        if (text.isEmpty()) {
            return;
        }
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.rotate(angle);
        text(font, text, -width, 0);
        g.setTransform(before);
    }
}
