package io.orthant.plot;

import io.orthant.error.OrthantException;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Base64;

/**
 * What can be saved and shown. Nothing here needs a screen or a window.
 *
 * <p>In a notebook a kernel that shows images shows {@link #toBufferedImage()}; one that shows HTML takes
 * {@link #toHtml()}; for the rest there are the bytes of {@link #toPng()} and the text of {@link #toSvg()}.
 */
public sealed interface Picture permits Axes, Figure {
    /** As a figure. */
    Figure figure();

    /** Drawn in pixels. */
    default BufferedImage toBufferedImage() {
        return figure().raster();
    }

    /** The bytes of a PNG file. */
    default byte[] toPng() {
        return Images.png(toBufferedImage());
    }

    /** The text of an SVG file. */
    default String toSvg() {
        return figure().vector();
    }

    /** An {@code img} element with the picture inside it. */
    default String toHtml() {
        Figure figure = figure();
        return "<img width=\"" + figure.screenWidth() + "\" height=\"" + figure.screenHeight()
                + "\" alt=\"plot\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(toPng()) + "\">";
    }

    /**
     * Writes a PNG file. A file of that name is replaced once the new one is complete.
     *
     * @throws OrthantException if it cannot be written
     */
    default void savePng(Path path) {
        Images.replace(path, toPng());
    }

    /**
     * Writes an SVG file. A file of that name is replaced once the new one is complete.
     *
     * @throws OrthantException if it cannot be written
     */
    default void saveSvg(Path path) {
        Images.replace(path, toSvg().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
