package io.orthant.plot;

import io.orthant.error.ValueException;
import java.awt.Rectangle;
import java.util.List;

/** Where the plots of a figure lie: all of one size, in columns and rows as wide apart as the texts between them need. */
final class Layout {
    private static final int LEAST = 30;
    private static final int GAP = 14;

    private final int columns;
    private final List<AxesPainter> painters;
    private final int[] left;
    private final int[] top;
    private int width;
    private int height;

    Layout(List<Axes> axes, int rows, int columns, int figureWidth, int figureHeight, boolean titled) {
        this.columns = columns;
        this.painters = axes.stream().map(AxesPainter::new).toList();
        this.left = new int[columns];
        this.top = new int[rows];
        int head = titled ? (int) Math.ceil(Theme.height(Theme.SUPTITLE)) + 8 : 0;
        width = figureWidth / columns - 40;
        height = (figureHeight - head) / rows - 40;
        // Texts depend on the plots' size, and that on the texts; twice is enough, the first guess being close.
        for (int pass = 0; pass < 2; pass++) {
            int[] before = new int[columns];
            int[] after = new int[columns];
            int[] above = new int[rows];
            int[] below = new int[rows];
            for (int i = 0; i < painters.size(); i++) {
                AxesPainter.Insets insets = painters.get(i).insets(Math.max(width, LEAST), Math.max(height, LEAST));
                before[i % columns] = Math.max(before[i % columns], insets.left());
                after[i % columns] = Math.max(after[i % columns], insets.right());
                above[i / columns] = Math.max(above[i / columns], insets.top());
                below[i / columns] = Math.max(below[i / columns], insets.bottom());
            }
            width = (figureWidth - 2 * Theme.PAD - sum(before) - sum(after) - GAP * (columns - 1)) / columns;
            height = (figureHeight - head - 2 * Theme.PAD - sum(above) - sum(below) - GAP * (rows - 1)) / rows;
            place(left, before, after, width, Theme.PAD);
            place(top, above, below, height, Theme.PAD + head);
        }
        if (width < LEAST || height < LEAST) {
            throw new ValueException("figure: " + rows + " rows and " + columns + " columns of axes leave no room in "
                    + figureWidth / 100.0 + " x " + figureHeight / 100.0 + " inches; enlarge it by figsize");
        }
    }

    private static int sum(int[] lengths) {
        int total = 0;
        for (int length : lengths) {
            total += length;
        }
        return total;
    }

    private static void place(int[] starts, int[] before, int[] after, int size, int from) {
        int at = from;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = at + before[i];
            at = starts[i] + size + after[i] + GAP;
        }
    }

    AxesPainter painter(int i) {
        return painters.get(i);
    }

    Rectangle place(int i) {
        return new Rectangle(left[i % columns], top[i / columns], width, height);
    }
}
