package io.orthant.plot;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Where images are painted. */
enum Surface {
    /** Pixels: an image is cut to the very pixels it covers. */
    PIXELS {
        @Override
        void image(Graphics2D g, Rectangle box, Pixels pixels, Scale x, Scale y) {
            AffineTransform before = g.getTransform();
            int left = (int) Math.round(box.x * before.getScaleX());
            int right = (int) Math.round((box.x + box.width) * before.getScaleX());
            int top = (int) Math.round(box.y * before.getScaleY());
            int bottom = (int) Math.round((box.y + box.height) * before.getScaleY());
            g.setTransform(new AffineTransform());
            g.drawImage(part(pixels, right - left, bottom - top, x, y), left, top, null);
            g.setTransform(before);
        }
    },
    /** Shapes: viewers blur enlarged images, so they get them enlarged. */
    SHAPES {
        private static final int SHARPNESS = 2;

        @Override
        void image(Graphics2D g, Rectangle box, Pixels pixels, Scale x, Scale y) {
            BufferedImage image = part(pixels, SHARPNESS * box.width, SHARPNESS * box.height, x, y);
            g.drawImage(image, box.x, box.y, box.width, box.height, null);
        }
    };

    abstract void image(Graphics2D g, Rectangle box, Pixels pixels, Scale x, Scale y);

    private static BufferedImage part(Pixels pixels, int w, int h, Scale x, Scale y) {
        return pixels.fill(w, h, x.first() + 0.5, x.last() + 0.5, y.last() + 0.5, y.first() + 0.5);
    }
}
