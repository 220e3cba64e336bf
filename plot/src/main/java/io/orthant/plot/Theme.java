package io.orthant.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;

/** Colours, fonts and lengths, the last in hundredths of an inch. */
final class Theme {
    /** Okabe and Ito's colours for all kinds of colour vision, without the pale yellow, the strongest first. */
    private static final Color[] PALETTE = {
        new Color(0x0072b2),
        new Color(0xd55e00),
        new Color(0x009e73),
        new Color(0xcc79a7),
        new Color(0xe69f00),
        new Color(0x56b4e9),
        new Color(0x5f6368)
    };

    static final Color TEXT = new Color(0x202124);
    static final Color TICK_TEXT = new Color(0x3c4043);
    static final Color SPINE = new Color(0x80868b);
    static final Color GRID = new Color(0xe4e7eb);
    static final Color RULE = new Color(0x5f6368);
    static final BasicStroke HAIR = new BasicStroke(1f);

    static final int TICK = 4;
    static final int PAD = 12;
    static final int BAR_WIDTH = 13;
    static final int BAR_GAP = 10;

    /** SansSerif is one of Java's logical fonts: it exists wherever any font does. */
    static final Font TICKS = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    static final Font LABELS = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
    static final Font SUPTITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);

    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    private Theme() {}

    static Color color(int index) {
        return PALETTE[index % PALETTE.length];
    }

    static double width(Font font, String text) {
        return text.isEmpty() ? 0 : font.getStringBounds(text, METRICS).getWidth();
    }

    static double height(Font font) {
        Rectangle2D box = font.getStringBounds("Ag", METRICS);
        return box.getHeight();
    }

    /** From the baseline up to the top of a capital. */
    static double capital(Font font) {
        return font.createGlyphVector(METRICS, "H").getVisualBounds().getHeight();
    }

    /** The text, or its beginning with an ellipsis if it is wider. */
    static String shortened(Font font, String text, double width) {
        if (width(font, text) <= width) {
            return text;
        }
        String part = text;
        while (!part.isEmpty() && width(font, part + "…") > width) {
            part = part.substring(0, part.offsetByCodePoints(part.length(), -1));
        }
        return part + "…";
    }
}
