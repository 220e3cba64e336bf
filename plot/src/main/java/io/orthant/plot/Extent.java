package io.orthant.plot;

import io.orthant.error.ValueException;
import org.jspecify.annotations.Nullable;

/** The range of numbers an axis has to show, gathered from what is drawn. */
final class Extent {
    private static final double MARGIN = 0.05;

    private final Range range;
    private double lo = Double.POSITIVE_INFINITY;
    private double hi = Double.NEGATIVE_INFINITY;
    private double edgeLo = Double.NaN;
    private double edgeHi = Double.NaN;
    private boolean whole = true;

    Extent(Range range) {
        this.range = range;
    }

    /** A number to show with some room around it. */
    void add(double v) {
        if (Double.isFinite(v) && (!range.log() || v > 0)) {
            lo = Math.min(lo, v);
            hi = Math.max(hi, v);
            whole &= v == Math.rint(v);
        }
    }

    void add(double[] values) {
        for (double v : values) {
            add(v);
        }
    }

    /** A number to show which needs no room beyond it: the edge of an image, the foot of a bar. */
    void edge(double v) {
        if (range.log() && v <= 0) {
            return;
        }
        edgeLo = Double.isNaN(edgeLo) ? v : Math.min(edgeLo, v);
        edgeHi = Double.isNaN(edgeHi) ? v : Math.max(edgeHi, v);
    }

    /** Whether all numbers were whole, so that ticks between them mean nothing. */
    boolean whole() {
        return whole && !range.log();
    }

    Scale scale(boolean backwards) {
        double first = Double.isNaN(edgeLo) ? lo : Math.min(lo, edgeLo);
        double last = Double.isNaN(edgeHi) ? hi : Math.max(hi, edgeHi);
        if (first > last) {
            first = range.log() ? 1 : 0;
            last = range.log() ? 10 : 1;
        }
        boolean fixedFirst = first == edgeLo;
        boolean fixedLast = last == edgeHi;
        if (range.log()) {
            first = Math.log10(first);
            last = Math.log10(last);
        }
        if (!(last - first > Math.max(Math.abs(first), Math.abs(last)) * 1e-13)) {
            double room = first == 0 ? 0.5 : Math.abs(first) * 0.05;
            first -= range.log() ? 0.5 : room;
            last += range.log() ? 0.5 : room;
        } else {
            double room = (last - first) * MARGIN;
            first -= fixedFirst ? 0 : room;
            last += fixedLast ? 0 : room;
        }
        first = limit(range.lo(), first);
        last = limit(range.hi(), last);
        if (first == last) {
            last = first + 1;
        }
        if (Double.isInfinite(last - first)) {
            throw new ValueException("plot: the numbers from " + lo + " to " + hi
                    + " span more than a double holds; scale them or set limits by xlim, ylim");
        }
        return backwards ? new Scale(last, first, range.log()) : new Scale(first, last, range.log());
    }

    private double limit(@Nullable Double given, double otherwise) {
        return given == null ? otherwise : range.log() ? Math.log10(given) : given;
    }
}
