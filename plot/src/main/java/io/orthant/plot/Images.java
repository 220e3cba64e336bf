package io.orthant.plot;

import static io.orthant.plot.Data.shape;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.OrthantException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Images as arrays: uint8 of shape (h, w) for grey ones, (h, w, 3) for red, green and blue, (h, w, 4) with opacity, as
 * NumPy's image libraries have them. Always copies.
 */
public final class Images {
    /** As many pixels as a Java array holds colours for. */
    private static final long MOST_PIXELS = Integer.MAX_VALUE / 4;

    private Images() {}

    /**
     * The image in a file, of a format ImageIO reads: PNG, JPEG, GIF, BMP, TIFF. Of several images the first. Grey
     * images of 8 bits give (h, w), images with opacity (h, w, 4), all others (h, w, 3).
     *
     * @throws OrthantException if there is no such file or no such image in it
     */
    public static NDArray read(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new ValueException("read: there is no file " + path);
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(path.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new ValueException("read: " + path + " is no image in a format known here, such as PNG or JPEG");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                long bytes = Files.size(path);
                // Deflate shrinks to a thousandth at best, and the other formats less: a header that claims more lies.
                if (pixels > MOST_PIXELS || pixels / 8 / 1100 > bytes) {
                    throw new ValueException("read: " + path + " claims " + reader.getWidth(0) + " x "
                            + reader.getHeight(0) + " pixels in " + bytes + " bytes");
                }
                return of(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new ValueException("read: " + path + " is damaged or no image: " + e.getMessage(), e);
        }
    }

    /**
     * Writes an array as a PNG file. A file of that name is replaced once the new one is complete.
     *
     * @param image as for {@link #toBufferedImage}
     * @throws OrthantException if it cannot be written
     */
    public static void write(Path path, NDArray image) {
        replace(path, png(toBufferedImage(image)));
    }

    /**
     * An array as an image.
     *
     * @param a of shape (h, w), (h, w, 3) or (h, w, 4), uint8, or bool, or floats, where 0 to 1 become 0 to 255, what
     *     lies outside the nearest of them, and NaN 0
     */
    public static BufferedImage toBufferedImage(NDArray a) {
        int channels = a.ndim() == 2 ? 1 : a.ndim() == 3 ? (int) Math.min(a.shape()[2], 9) : 0;
        if (channels != 1 && channels != 3 && channels != 4 || a.ndim() == 3 && channels == 1) {
            throw new ShapeException(
                    "toBufferedImage: a has shape " + shape(a) + ", an image has shape (h, w), (h, w, 3) or (h, w, 4)");
        }
        if (a.size() == 0 || a.size() / channels > MOST_PIXELS) {
            throw new ShapeException("toBufferedImage: an image of shape " + shape(a) + " has "
                    + (a.size() == 0 ? "no pixels" : "more pixels than an image holds"));
        }
        int[] items = levels(a);
        int h = Math.toIntExact(a.shape()[0]);
        int w = Math.toIntExact(a.shape()[1]);
        if (channels == 1) {
            BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_BYTE_GRAY);
            image.getRaster().setPixels(0, 0, w, h, items);
            return image;
        }
        boolean opaque = channels == 3;
        BufferedImage image =
                new BufferedImage(w, h, opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        int[] row = new int[w];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int i = (y * w + x) * channels;
                row[x] = (opaque ? 0xff : items[i + 3]) << 24 | items[i] << 16 | items[i + 1] << 8 | items[i + 2];
            }
            image.setRGB(0, y, w, 1, row, 0, w);
        }
        return image;
    }

    private static int[] levels(NDArray a) {
        if (a.dtype() == DType.UINT8) {
            return a.toIntArray();
        }
        if (!a.dtype().isFloating() && !a.dtype().isBool()) {
            throw new DTypeException("toBufferedImage: an image is uint8 or floats from 0 to 1, found " + a.dtype()
                    + "; use astype(UINT8)");
        }
        double[] items = a.toDoubleArray();
        int[] result = new int[items.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (int) Math.round(255 * Math.clamp(items[i], 0.0, 1.0));
        }
        return result;
    }

    /** An image as a uint8 array: (h, w) for grey, (h, w, 4) with opacity, else (h, w, 3). */
    public static NDArray of(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        if ((long) w * h > MOST_PIXELS) {
            throw new ShapeException("of: " + w + " x " + h + " pixels are more than an array holds colours for");
        }
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            // Through getRGB grey levels would be taken for linear light, and change.
            return array(image.getRaster().getPixels(0, 0, w, h, (int[]) null), h, w);
        }
        int channels = image.getColorModel().hasAlpha() ? 4 : 3;
        byte[] items = new byte[w * h * channels];
        int[] row = new int[w];
        int i = 0;
        for (int y = 0; y < h; y++) {
            image.getRGB(0, y, w, 1, row, 0, w);
            for (int p : row) {
                items[i++] = (byte) (p >> 16);
                items[i++] = (byte) (p >> 8);
                items[i++] = (byte) p;
                if (channels == 4) {
                    items[i++] = (byte) (p >>> 24);
                }
            }
        }
        return Np.array(items).astype(DType.UINT8).reshape(h, w, channels);
    }

    private static NDArray array(int[] items, long... shape) {
        return Np.array(items).astype(DType.UINT8).reshape(shape);
    }

    static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Puts a file in place of another in one step, so that a full disk leaves the old one whole. */
    static void replace(Path path, byte[] bytes) {
        Path target = path.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ValueException("save: there is no folder " + folder + " to write " + path.getFileName() + " to");
        }
        Path part = folder.resolve(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.write(part, bytes);
            try {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw new ValueException("save: cannot write " + path + ": " + e, e);
        }
    }
}
