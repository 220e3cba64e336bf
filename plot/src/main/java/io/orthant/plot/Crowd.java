package io.orthant.plot;

import java.util.List;

/** Where the data lies, to find room for the legend: a raster of the plot with counts. */
final class Crowd {
    private static final int CELLS = 64;
    private static final int MARGIN = 8;

    private final double width;
    private final double height;
    private final int[][] counts = new int[CELLS][CELLS];

    Crowd(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** Points, and what lies on the way between them. */
    void add(double[] x, double[] y, boolean joined) {
        for (int i = 0; i < x.length; i++) {
            count(x[i], y[i]);
            if (joined && i > 0 && x.length < 10 * CELLS) {
                double length = Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
                int steps = (int) Math.min(length * CELLS, 2 * CELLS);
                for (int k = 1; k < steps; k++) {
                    double t = (double) k / steps;
                    count(x[i - 1] + t * (x[i] - x[i - 1]), y[i - 1] + t * (y[i] - y[i - 1]));
                }
            }
        }
    }

    /** A filled box: left, right, bottom, top. */
    void add(double[] box) {
        double step = 1.0 / CELLS;
        for (double x = Math.max(0, box[0]) + step / 2; x < Math.min(1, box[1]); x += step) {
            for (double y = Math.max(0, box[2]) + step / 2; y < Math.min(1, box[3]); y += step) {
                count(x, y);
            }
        }
    }

    private void count(double x, double y) {
        if (x >= 0 && x <= 1 && y >= 0 && y <= 1) {
            counts[(int) Math.min(x * CELLS, CELLS - 1)][(int) Math.min(y * CELLS, CELLS - 1)]++;
        }
    }

    /** The corner with the least beneath a legend of this size. */
    Legend emptiest(double w, double h) {
        int columns = (int) Math.min(CELLS, Math.ceil((w + MARGIN) / width * CELLS));
        int rows = (int) Math.min(CELLS, Math.ceil((h + MARGIN) / height * CELLS));
        Legend best = Legend.UPPER_RIGHT;
        long least = Long.MAX_VALUE;
        for (Legend corner : List.of(Legend.UPPER_RIGHT, Legend.UPPER_LEFT, Legend.LOWER_RIGHT, Legend.LOWER_LEFT)) {
            boolean right = corner == Legend.UPPER_RIGHT || corner == Legend.LOWER_RIGHT;
            boolean upper = corner == Legend.UPPER_RIGHT || corner == Legend.UPPER_LEFT;
            long found = 0;
            for (int i = 0; i < columns; i++) {
                for (int j = 0; j < rows; j++) {
                    found += counts[right ? CELLS - 1 - i : i][upper ? CELLS - 1 - j : j];
                }
            }
            if (found < least) {
                least = found;
                best = corner;
            }
        }
        return best;
    }
}
