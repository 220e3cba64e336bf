package io.orthant.plot;

import io.orthant.NDArray;
import io.orthant.error.ShapeException;
import java.awt.image.BufferedImage;

/** The pixels of an image, row by row, as {@code 0xaarrggbb}. */
record Pixels(int width, int height, int[] argb) {
    static Pixels of(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        return new Pixels(w, h, image.getRGB(0, 0, w, h, null, 0, w));
    }

    /** A matrix in the colours of a map. */
    static Pixels shaded(NDArray matrix, double[] items, Artist.Shades shades) {
        int h = side(matrix, 0);
        int w = side(matrix, 1);
        double span = shades.last() - shades.first();
        int[] argb = new int[items.length];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = shades.style().colormap().argb((items[i] - shades.first()) / span);
        }
        return new Pixels(w, h, argb);
    }

    static int side(NDArray a, int axis) {
        long n = a.shape()[axis];
        if (n > Short.MAX_VALUE) {
            throw new ShapeException("imshow: shape " + Data.shape(a) + " is too large for a picture; take every k-th "
                    + "item, as in get(\"::8, ::8\")");
        }
        return (int) n;
    }

    /**
     * The part of the image that fills a rectangle: where it is enlarged each pixel takes the colour of the nearest one,
     * where it is reduced the mean of those it covers.
     *
     * @param left,right columns at the rectangle's edges, in pixels of this image; falling where it is mirrored
     * @param top,bottom rows at the rectangle's edges
     */
    BufferedImage fill(int w, int h, double left, double right, double top, double bottom) {
        int[][] columns = cover(w, left, right, width);
        int[][] rows = cover(h, top, bottom, height);
        BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB);
        int[] line = new int[w];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                line[x] = mean(columns[x][0], columns[x][1], rows[y][0], rows[y][1]);
            }
            image.setRGB(0, y, w, 1, line, 0, w);
        }
        return image;
    }

    /** For each of n steps from one edge to the other the first of the pixels it covers and the one after the last. */
    private static int[][] cover(int n, double from, double to, int size) {
        int[][] result = new int[n][];
        double step = (to - from) / n;
        for (int i = 0; i < n; i++) {
            double a = from + i * step;
            double b = a + step;
            int first = (int) Math.floor((a + b) / 2);
            int end = first + 1;
            if (Math.abs(step) > 1) {
                first = (int) Math.round(Math.min(a, b));
                end = Math.max(first + 1, (int) Math.round(Math.max(a, b)));
            }
            result[i] = new int[] {Math.max(first, 0), Math.min(end, size)};
        }
        return result;
    }

    private int mean(int x0, int x1, int y0, int y1) {
        if (x1 - x0 == 1 && y1 - y0 == 1) {
            return argb[y0 * width + x0];
        }
        long a = 0;
        long r = 0;
        long g = 0;
        long b = 0;
        long count = 0;
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                int p = argb[y * width + x];
                long opacity = (p >>> 24) & 0xffL;
                a += opacity;
                r += opacity * (p >> 16 & 0xff);
                g += opacity * (p >> 8 & 0xff);
                b += opacity * (p & 0xff);
                count++;
            }
        }
        if (a == 0) {
            return 0;
        }
        return (int) (rounded(a, count) << 24 | rounded(r, a) << 16 | rounded(g, a) << 8 | rounded(b, a));
    }

    private static long rounded(long sum, long count) {
        return (sum + count / 2) / count;
    }
}
