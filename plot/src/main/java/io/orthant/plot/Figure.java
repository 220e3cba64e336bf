package io.orthant.plot;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import io.orthant.error.OrthantException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** One or more axes on a sheet of a certain size, ready to be saved or shown. Immutable. */
public final class Figure implements Picture {
    /** Lengths are laid out in hundredths of an inch, so that one is a pixel at this resolution. */
    static final int UNITS = 100;

    private static final double MOST_INCHES = 200;
    private static final double MOST_PIXELS = 1 << 28;

    private final int rows;
    private final int columns;
    private final List<Axes> axes;
    private final double width;
    private final double height;
    private final double dpi;
    private final String title;

    private Figure(int rows, int columns, List<Axes> axes, double width, double height, double dpi, String title) {
        this.rows = rows;
        this.columns = columns;
        this.axes = axes;
        this.width = width;
        this.height = height;
        this.dpi = dpi;
        this.title = title;
    }

    static Figure of(Axes axes) {
        return new Figure(1, 1, List.of(axes), 6.4, 4.4, UNITS, "");
    }

    static Figure of(int rows, int columns, List<Axes> axes) {
        if (rows < 1 || columns < 1 || rows > 100 || columns > 100) {
            throw new ShapeException(
                    "subplots: " + rows + " rows and " + columns + " columns; there must be 1 to 100 of either");
        }
        if (axes.size() > rows * columns) {
            throw new ShapeException("subplots: " + axes.size() + " axes do not fit into " + rows + " rows and "
                    + columns + " columns; give more rows or columns");
        }
        double w = Math.min(3.4 * columns + 1, 14);
        double h = Math.min(2.9 * rows + 0.4, 14);
        return new Figure(rows, columns, List.copyOf(axes), w, h, UNITS, "");
    }

    /** The size in inches; in pixels it is that times {@link #dpi}. */
    public Figure figsize(double inchesWide, double inchesHigh) {
        if (!(inchesWide >= 0.5 && inchesHigh >= 0.5 && inchesWide <= MOST_INCHES && inchesHigh <= MOST_INCHES)) {
            throw new ValueException(
                    "figsize: " + inchesWide + " x " + inchesHigh + " inches; either must be 0.5 to " + MOST_INCHES);
        }
        return new Figure(rows, columns, axes, inchesWide, inchesHigh, dpi, title);
    }

    /** Pixels per inch; 100 unless told otherwise. Everything grows with it, texts too. */
    public Figure dpi(double pixels) {
        if (!(pixels >= 10 && pixels <= 2400)) {
            throw new ValueException("dpi: " + pixels + " lies outside [10, 2400]");
        }
        return new Figure(rows, columns, axes, width, height, pixels, title);
    }

    /** The title above all axes. */
    public Figure suptitle(String text) {
        return new Figure(rows, columns, axes, width, height, dpi, text);
    }

    @Override
    public Figure figure() {
        return this;
    }

    int screenWidth() {
        return (int) Math.round(width * UNITS);
    }

    int screenHeight() {
        return (int) Math.round(height * UNITS);
    }

    BufferedImage raster() {
        return drawn(() -> {
            int w = (int) Math.round(width * dpi);
            int h = (int) Math.round(height * dpi);
            if ((double) w * h > MOST_PIXELS) {
                throw new ValueException("figure: " + w + " x " + h + " pixels are too many; lower figsize or dpi");
            }
            BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = image.createGraphics();
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, w, h);
            g.scale(dpi / UNITS, dpi / UNITS);
            paint(g, Surface.PIXELS);
            g.dispose();
            return image;
        });
    }

    String vector() {
        return drawn(() -> {
            VectorGraphics2D g = new VectorGraphics2D();
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, screenWidth(), screenHeight());
            paint(g, Surface.SHAPES);
            Document document =
                    new SVGProcessor().getDocument(g.getCommands(), new PageSize(0, 0, screenWidth(), screenHeight()));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                document.writeTo(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toString(StandardCharsets.UTF_8);
        });
    }

    /** Drawing needs fonts and no screen; without the first, or with the hope of the second, Java fails in strange ways. */
    private static <T> T drawn(Supplier<T> drawing) {
        try {
            return drawing.get();
        } catch (java.awt.AWTError | NoClassDefFoundError | UnsatisfiedLinkError | ExceptionInInitializerError e) {
            throw new OrthantException(
                    "figure: Java cannot draw here (" + e + "); start it with -Djava.awt.headless=true, and have "
                            + "fontconfig, freetype and a font installed, such as Debian's fontconfig and fonts-dejavu-core",
                    e);
        }
    }

    private void paint(Graphics2D g, Surface surface) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        Layout layout = new Layout(axes, rows, columns, screenWidth(), screenHeight(), !title.isEmpty());
        if (!title.isEmpty()) {
            g.setColor(Theme.TEXT);
            g.setFont(Theme.SUPTITLE);
            double x = (screenWidth() - Theme.width(Theme.SUPTITLE, title)) / 2;
            g.drawString(title, (float) x, (float) (Theme.PAD + Theme.capital(Theme.SUPTITLE) + 2));
        }
        for (int i = 0; i < axes.size(); i++) {
            layout.painter(i).paint(g, layout.place(i), surface);
        }
    }
}
