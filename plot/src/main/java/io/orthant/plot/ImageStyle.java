package io.orthant.plot;

import io.orthant.error.ValueException;
import org.jspecify.annotations.Nullable;

/**
 * How a matrix becomes colours: {@code cmap(GRAY).range(0, 1).colorbar()}. Immutable; each option gives a new one. Images
 * with colours of their own, of shape (h, w, 3) or (h, w, 4), take no notice of it.
 */
public final class ImageStyle {
    static final ImageStyle DEFAULT = new ImageStyle(Colormap.VIRIDIS, null, false, false, "");

    private final Colormap colormap;
    private final double @Nullable [] range;
    private final boolean symmetric;
    private final boolean colorbar;
    private final String label;

    private ImageStyle(
            Colormap colormap, double @Nullable [] range, boolean symmetric, boolean colorbar, String label) {
        this.colormap = colormap;
        this.range = range;
        this.symmetric = symmetric;
        this.colorbar = colorbar;
        this.label = label;
    }

    /** The colours; viridis unless told otherwise. */
    public ImageStyle cmap(Colormap map) {
        return new ImageStyle(map, range, symmetric, colorbar, label);
    }

    /** The values of the first and the last colour, instead of the least and the greatest finite item. */
    public ImageStyle range(double vmin, double vmax) {
        if (!(vmin < vmax) || Double.isInfinite(vmax - vmin)) {
            throw new ValueException("range: vmin " + vmin + " must be below vmax " + vmax + ", both finite");
        }
        return new ImageStyle(colormap, new double[] {vmin, vmax}, false, colorbar, label);
    }

    /** A range with zero in its middle, as a diverging map wants it. */
    public ImageStyle symmetric() {
        return new ImageStyle(colormap, null, true, colorbar, label);
    }

    /** A bar beside the image that shows the colours' values. */
    public ImageStyle colorbar() {
        return colorbar("");
    }

    /** A bar with a label. */
    public ImageStyle colorbar(String text) {
        return new ImageStyle(colormap, range, symmetric, true, text);
    }

    Colormap colormap() {
        return colormap;
    }

    boolean hasColorbar() {
        return colorbar;
    }

    String label() {
        return label;
    }

    /** First and last value of the colours for these items. */
    double[] rangeOf(double[] items) {
        if (range != null) {
            return range;
        }
        double lo = Double.POSITIVE_INFINITY;
        double hi = Double.NEGATIVE_INFINITY;
        for (double v : items) {
            if (Double.isFinite(v)) {
                lo = Math.min(lo, v);
                hi = Math.max(hi, v);
            }
        }
        if (lo > hi) {
            return new double[] {0, 1};
        }
        if (symmetric) {
            hi = Math.max(Math.abs(lo), Math.abs(hi));
            lo = -hi;
        }
        return lo == hi ? new double[] {lo - 0.5, hi + 0.5} : new double[] {lo, hi};
    }
}
