package io.orthant.plot;

import java.util.Arrays;

/**
 * Lines made ready to be drawn.
 *
 * @param width,height the plot's size, in which one of dashes are measured
 */
record Strokes(double width, double height) {
    /** Lines with fewer points than this many for each unit of the width are left as they are. */
    private static final int DENSE = 8;

    private static final double TOLERANCE = 0.05;
    /** So many points at most become one straight line, which bounds the work. */
    private static final int LONGEST = 64;

    /** A line without points. */
    static final double[][] NOTHING = {{0}, {Double.NaN}};

    /** A growing list of points. */
    private static final class Path {
        private double[] x = new double[64];
        private double[] y = new double[64];
        private int size;

        void add(double px, double py) {
            if (size == x.length) {
                x = Arrays.copyOf(x, 2 * size);
                y = Arrays.copyOf(y, 2 * size);
            }
            x[size] = px;
            y[size++] = py;
        }

        double[][] points() {
            if (size == 0) {
                add(Double.NaN, Double.NaN);
            }
            return new double[][] {Arrays.copyOf(x, size), Arrays.copyOf(y, size)};
        }
    }

    /** The points that have a place. */
    static double[][] withoutGaps(double[] x, double[] y) {
        Path path = new Path();
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i] + y[i])) {
                path.add(x[i], y[i]);
            }
        }
        return path.points();
    }

    /** The points that have a place, with a gap after each, so that no line joins them. */
    static double[][] apart(double[] x, double[] y) {
        Path path = new Path();
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i] + y[i])) {
                path.add(x[i], y[i]);
                path.add(0, Double.NaN);
            }
        }
        return path.points();
    }

    /**
     * The same line with fewer points: of all that follow one another in one column of pixels the first, the lowest, the
     * highest and the last. Looks the same, since the others lie on the same upright stroke.
     */
    double[][] thinned(double[] x, double[] y) {
        Path path = new Path();
        if (x.length < DENSE * width) {
            for (int i = 0; i < x.length; i++) {
                boolean gap = Double.isNaN(x[i] + y[i]);
                path.add(gap ? 0 : x[i], gap ? Double.NaN : y[i]);
            }
            return straightened(path.points());
        }
        int i = 0;
        while (i < x.length) {
            if (Double.isNaN(x[i] + y[i])) {
                path.add(0, Double.NaN);
                i++;
                continue;
            }
            double column = Math.floor(x[i] * width);
            int low = i;
            int high = i;
            int last = i;
            while (last + 1 < x.length && Math.floor(x[last + 1] * width) == column && !Double.isNaN(y[last + 1])) {
                last++;
                low = y[last] < y[low] ? last : low;
                high = y[last] > y[high] ? last : high;
            }
            int[] kept = {i, Math.min(low, high), Math.max(low, high), last};
            for (int k = 0; k < kept.length; k++) {
                if (k == 0 || kept[k] != kept[k - 1]) {
                    path.add(x[kept[k]], y[kept[k]]);
                }
            }
            i = last + 1;
        }
        return path.points();
    }

    /** Without the points that lie on the way between their neighbours, give or take a twentieth of a unit. */
    private double[][] straightened(double[][] line) {
        double[] x = line[0];
        double[] y = line[1];
        Path path = new Path();
        int from = -1;
        for (int i = 0; i < x.length; i++) {
            boolean last = i + 1 == x.length || Double.isNaN(y[i]) || Double.isNaN(y[i + 1]);
            if (last || from < 0 || i - from >= LONGEST || !straight(x, y, from, i + 1)) {
                path.add(x[i], y[i]);
                from = Double.isNaN(y[i]) ? -1 : i;
            }
        }
        return path.points();
    }

    private boolean straight(double[] x, double[] y, int from, int to) {
        double dx = (x[to] - x[from]) * width;
        double dy = (y[to] - y[from]) * height;
        double square = dx * dx + dy * dy;
        for (int i = from + 1; i < to; i++) {
            double ex = (x[i] - x[from]) * width;
            double ey = (y[i] - y[from]) * height;
            double along = (ex * dx + ey * dy) / square;
            double beside = ex * dy - ey * dx;
            if (!(along > 0 && along < 1 && beside * beside < TOLERANCE * TOLERANCE * square)) {
                return false;
            }
        }
        return true;
    }

    /** The dashes of a line, with gaps between them. */
    double[][] dashed(double[] x, double[] y, double[] pattern) {
        double[][] line = thinned(x, y);
        Path path = new Path();
        int phase = 0;
        double left = pattern[0];
        for (int i = 0; i < line[0].length; i++) {
            double px = line[0][i];
            double py = line[1][i];
            if (Double.isNaN(py)) {
                path.add(0, Double.NaN);
                continue;
            }
            if (i == 0 || Double.isNaN(line[1][i - 1])) {
                phase = 0;
                left = pattern[0];
                path.add(px, py);
                continue;
            }
            double fromX = line[0][i - 1];
            double fromY = line[1][i - 1];
            double length = Math.hypot((px - fromX) * width, (py - fromY) * height);
            double done = 0;
            // Far outside the plot nobody sees dashes, and there would be millions.
            while (length - done > left && length < 100 * (width + height)) {
                done += left;
                double t = done / length;
                double x1 = fromX + t * (px - fromX);
                double y1 = fromY + t * (py - fromY);
                path.add(x1, y1);
                if (phase % 2 == 0) {
                    path.add(0, Double.NaN);
                }
                phase = (phase + 1) % pattern.length;
                left = pattern[phase];
            }
            left -= Math.min(left, length - done);
            if (phase % 2 == 0) {
                path.add(px, py);
            }
        }
        return path.points();
    }
}
