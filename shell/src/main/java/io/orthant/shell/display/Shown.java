package io.orthant.shell.display;

import io.orthant.NDArray;
import io.orthant.error.ValueException;
import io.orthant.plot.Images;
import io.orthant.plot.Picture;
import io.orthant.shell.session.Echo;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * What a notebook shows of a value: the same content in one or several formats, of which the reader's program takes the
 * one it likes best.
 *
 * @param formats by MIME type; binary ones in Base64, as Jupyter wants them
 */
public record Shown(Map<String, String> formats) {
    /** Plain text. */
    public static final String TEXT = "text/plain";

    /** A part of an HTML page. */
    public static final String HTML = "text/html";

    /** A PNG image. */
    public static final String PNG = "image/png";

    /** As many as an array may have in NumPy. */
    private static final int MOST_AXES = 64;

    /** Keeps the order, copies the map. */
    public Shown {
        formats = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(formats));
    }

    /** A value as it is shown at the end of a cell: arrays as tables, plots and images as pictures, the rest as text. */
    public static Shown of(@Nullable Object value) {
        Map<String, String> formats = new LinkedHashMap<>();
        switch (value) {
            case NDArray a -> formats.put(HTML, ArrayHtml.of(a));
            case Picture picture -> formats.put(PNG, base64(picture.toPng()));
            case RenderedImage image -> formats.put(PNG, base64(png(image)));
            case null, default -> {}
        }
        formats.put(TEXT, text(value));
        return new Shown(formats);
    }

    /**
     * A value in one format.
     *
     * @param format a MIME type or its last part: {@code png}, {@code html}, {@code markdown}, {@code plain}. An array as
     *     {@code png} is an image: uint8 or floats from 0 to 1, of shape (h, w), (h, w, 3) or (h, w, 4)
     */
    public static Shown as(String format, @Nullable Object value) {
        return switch (format) {
            case "png", PNG ->
                switch (value) {
                    case NDArray a -> of(Images.toBufferedImage(a));
                    case Picture picture -> of(picture);
                    case RenderedImage image -> of(image);
                    case null, default ->
                        throw new ValueException("display: a PNG is made of arrays, plots and images, found "
                                + (value == null ? "null" : value.getClass().getName()));
                };
            case "text", "plain", TEXT -> new Shown(Map.of(TEXT, text(value)));
            case "html", HTML ->
                value instanceof NDArray || value instanceof Picture
                        ? new Shown(Map.of(HTML, html(value)))
                        : new Shown(Map.of(HTML, String.valueOf(value)));
            default -> new Shown(Map.of(format.contains("/") ? format : "text/" + format, String.valueOf(value)));
        };
    }

    private static String html(Object value) {
        return value instanceof Picture picture ? picture.toHtml() : ArrayHtml.of((NDArray) value);
    }

    /** As the shell echoes it, but for shapes, which are written as tuples. */
    static String text(@Nullable Object value) {
        return switch (value) {
            case Picture picture -> {
                BufferedImage image = picture.toBufferedImage();
                yield "<plot, " + image.getWidth() + " x " + image.getHeight() + " pixels>";
            }
            case RenderedImage image -> "<image, " + image.getWidth() + " x " + image.getHeight() + " pixels>";
            case long[] shape when shape.length <= MOST_AXES -> tuple(shape);
            case null, default -> Echo.text(value);
        };
    }

    private static String tuple(long[] shape) {
        String inner = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
        return "(" + inner + (shape.length == 1 ? ",)" : ")");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] png(RenderedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
