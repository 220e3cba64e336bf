package io.orthant.plot;

import org.jspecify.annotations.Nullable;

/**
 * What stands around the drawing.
 *
 * @param grid whether there are grid lines; null for all but images
 * @param visible whether axes and ticks are drawn
 * @param equal whether one unit is as long on both axes
 */
record Frame(String title, Range x, Range y, @Nullable Boolean grid, Legend legend, boolean visible, boolean equal) {
    static final Frame DEFAULT = new Frame("", Range.DEFAULT, Range.DEFAULT, null, Legend.BEST, true, false);

    Frame title(String text) {
        return new Frame(text, x, y, grid, legend, visible, equal);
    }

    Frame x(Range range) {
        return new Frame(title, range, y, grid, legend, visible, equal);
    }

    Frame y(Range range) {
        return new Frame(title, x, range, grid, legend, visible, equal);
    }

    Frame grid(boolean on) {
        return new Frame(title, x, y, on, legend, visible, equal);
    }

    Frame legend(Legend place) {
        return new Frame(title, x, y, grid, place, visible, equal);
    }

    Frame hidden() {
        return new Frame(title, x, y, grid, legend, false, equal);
    }

    Frame equalUnits() {
        return new Frame(title, x, y, grid, legend, visible, true);
    }
}
