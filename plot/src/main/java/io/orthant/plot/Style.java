package io.orthant.plot;

import io.orthant.error.ValueException;
import java.awt.Color;
import org.jspecify.annotations.Nullable;

/**
 * How a line, points or bars look: {@code style().color("#d55e00").dashed().label("tanh")}. Immutable; each option gives
 * a new one. What is left open takes the next colour of the palette and the default of what is drawn.
 */
public final class Style {
    static final Style DEFAULT = new Style(null, null, null, null, null, 1, null);

    private final @Nullable Color color;
    private final @Nullable Double width;
    private final @Nullable LineStyle line;
    private final @Nullable Marker marker;
    private final @Nullable Integer size;
    private final double alpha;
    private final @Nullable String label;

    private Style(
            @Nullable Color color,
            @Nullable Double width,
            @Nullable LineStyle line,
            @Nullable Marker marker,
            @Nullable Integer size,
            double alpha,
            @Nullable String label) {
        this.color = color;
        this.width = width;
        this.line = line;
        this.marker = marker;
        this.size = size;
        this.alpha = alpha;
        this.label = label;
    }

    /** The colour. */
    public Style color(Color c) {
        return new Style(c, width, line, marker, size, alpha, label);
    }

    /** The colour, as {@code "#rrggbb"}. */
    public Style color(String rgb) {
        if (!rgb.matches("#[0-9a-fA-F]{6}")) {
            throw new ValueException("color: \"" + rgb + "\" is not of the form #rrggbb, such as #0072b2");
        }
        return color(Color.decode(rgb));
    }

    /** The line's width in hundredths of an inch: pixels at 100 dpi. */
    public Style width(double pixels) {
        if (!(pixels > 0 && pixels <= 100)) {
            throw new ValueException("width: " + pixels + " lies outside (0, 100]");
        }
        return new Style(color, pixels, line, marker, size, alpha, label);
    }

    /** How the line is dashed; {@link LineStyle#NONE} leaves the markers only. */
    public Style line(LineStyle s) {
        return new Style(color, width, s, marker, size, alpha, label);
    }

    /** {@code line(DASHED)}. */
    public Style dashed() {
        return line(LineStyle.DASHED);
    }

    /** {@code line(DOTTED)}. */
    public Style dotted() {
        return line(LineStyle.DOTTED);
    }

    /** The sign at each data point. */
    public Style marker(Marker m) {
        return new Style(color, width, line, m, size, alpha, label);
    }

    /** The markers' size in hundredths of an inch: pixels at 100 dpi. */
    public Style size(int pixels) {
        if (pixels < 1 || pixels > 100) {
            throw new ValueException("size: " + pixels + " lies outside [1, 100]");
        }
        return new Style(color, width, line, marker, pixels, alpha, label);
    }

    /** Opacity, from 0 to 1. */
    public Style alpha(double opacity) {
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new ValueException("alpha: " + opacity + " lies outside [0, 1]");
        }
        return new Style(color, width, line, marker, size, opacity, label);
    }

    /** What the legend calls it. */
    public Style label(String text) {
        return new Style(color, width, line, marker, size, alpha, text.isBlank() ? null : text);
    }

    @Nullable
    Color color() {
        return color;
    }

    Color colorOr(Color next) {
        Color base = color == null ? next : color;
        return alpha == 1
                ? base
                : new Color(base.getRed(), base.getGreen(), base.getBlue(), (int) Math.round(base.getAlpha() * alpha));
    }

    double widthOr(double otherwise) {
        return width == null ? otherwise : width;
    }

    LineStyle lineOr(LineStyle otherwise) {
        return line == null ? otherwise : line;
    }

    Marker markerOr(Marker otherwise) {
        return marker == null ? otherwise : marker;
    }

    int sizeOr(int otherwise) {
        return size == null ? otherwise : size;
    }

    @Nullable
    String label() {
        return label;
    }
}
