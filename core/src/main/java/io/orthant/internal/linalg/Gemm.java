package io.orthant.internal.linalg;

import io.orthant.internal.parallel.IntTask;
import io.orthant.internal.parallel.Parallel;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/**
 * Products of large matrices in blocks (Goto and van de Geijn, "Anatomy of high-performance matrix multiplication", ACM
 * Trans. Math. Softw. 34, 2008; Van Zee and van de Geijn, "BLIS", ACM Trans. Math. Softw. 41, 2015): a block of A stays in
 * the second-level cache, a panel of B in the first, a tile of C in registers. Where blocks begin follows from the sizes
 * alone, and every item of C is summed in the same order wherever it lies.
 */
final class Gemm<T> {
    /** Slots of the core dimension per block: the sums over blocks are added in order. */
    static final int DEPTH = 256;

    private static final int BLOCK_ROWS = 96;
    private static final int BLOCK_COLUMNS = 512;
    private static final int WIDTH = 4096;

    /** Multiplications from which on threads share the work. */
    static final long SHARED = 1 << 20;

    /** Columns up to which rows of A are read where they lie: each only a few times. */
    private static final int FEW_COLUMNS = 64;

    /** Items of packed B that a thread keeps for its next product. */
    private static final int KEPT = 1 << 18;

    private final PanelKernel<T> kernel;
    private final RowKernel<T> rows;

    // fresh arrays for packed blocks would drag all of the heap through the caches
    private final ThreadLocal<Scratch<T>> scratch = ThreadLocal.withInitial(Scratch::new);

    private static final class Scratch<T> {
        private @Nullable T left;
        private @Nullable T edge;
        private @Nullable T panels;
    }

    Gemm(PanelKernel<T> kernel, RowKernel<T> rows) {
        this.kernel = kernel;
        this.rows = rows;
    }

    /**
     * C (+)= ±A·B.
     *
     * @param n columns in items
     * @param k the core dimension in items
     * @param complex whether items are pairs
     * @param lower whether only what is on or below the diagonal is wanted
     */
    void multiply(
            int m,
            int n,
            int k,
            MatrixView<T> a,
            MatrixView<T> b,
            T c,
            int cAt,
            int cStep,
            boolean complex,
            boolean negate,
            boolean add,
            boolean lower) {
        int unit = complex ? 2 : 1;
        int columns = n * unit;
        int core = k * unit;
        int panel = kernel.columns();
        int width = Math.min(WIDTH, Math.ceilDiv(columns, panel) * panel);
        int size = width * Math.min(DEPTH, core);
        Scratch<T> own = scratch.get();
        T panels = own.panels;
        if (panels == null || Array.getLength(panels) < size) {
            panels = rows.allocate(size);
        }
        // not kept meanwhile: a thread that waits for others may be lent to another product
        own.panels = null;
        multiply(m, columns, core, a, b, c, cAt, cStep, complex, negate, add, lower, panels);
        if (Array.getLength(panels) <= KEPT) {
            own.panels = panels;
        }
    }

    private void multiply(
            int m,
            int columns,
            int core,
            MatrixView<T> a,
            MatrixView<T> b,
            T c,
            int cAt,
            int cStep,
            boolean complex,
            boolean negate,
            boolean add,
            boolean lower,
            T panels) {
        boolean shared = (double) m * columns * core >= SHARED;
        for (int j0 = 0; j0 < columns; j0 += WIDTH) {
            int wide = Math.min(WIDTH, columns - j0);
            int chunks = Math.ceilDiv(wide, BLOCK_COLUMNS);
            for (int k0 = 0; k0 < core; k0 += DEPTH) {
                int depth = Math.min(DEPTH, core - k0);
                Block<T> block =
                        new Block<>(j0, k0, depth, panels, a, c, cAt, cStep, complex, negate, add || k0 > 0, lower);
                int fromColumn = j0;
                int fromCore = k0;
                run(shared, chunks, chunk -> {
                    int at = chunk * BLOCK_COLUMNS;
                    kernel.packColumns(
                            b,
                            fromCore,
                            depth,
                            fromColumn + at,
                            Math.min(BLOCK_COLUMNS, wide - at),
                            complex,
                            panels,
                            at * depth);
                });
                int blocks = Math.ceilDiv(m, BLOCK_ROWS);
                run(shared, blocks * chunks, task -> {
                    int i0 = task / chunks * BLOCK_ROWS;
                    int at = task % chunks * BLOCK_COLUMNS;
                    block(block, i0, Math.min(BLOCK_ROWS, m - i0), at, Math.min(BLOCK_COLUMNS, wide - at), columns);
                });
            }
        }
    }

    private static void run(boolean shared, int tasks, IntTask task) {
        if (shared) {
            Parallel.run(tasks, task);
        } else {
            for (int i = 0; i < tasks; i++) {
                task.run(i);
            }
        }
    }

    private record Block<T>(
            int j0,
            int k0,
            int depth,
            T panels,
            MatrixView<T> a,
            T c,
            int cAt,
            int cStep,
            boolean complex,
            boolean negate,
            boolean add,
            boolean lower) {}

    private void block(Block<T> x, int i0, int count, int at, int wide, int columns) {
        int unit = x.complex ? 2 : 1;
        if (x.lower && (x.j0 + at) / unit >= i0 + count) {
            return;
        }
        Scratch<T> own = scratch.get();
        T left = x.a.array();
        int leftAt = x.a.at(i0, x.k0 / unit);
        int leftStep = x.a.rowStep();
        if (x.a.step() != unit || x.negate || columns > FEW_COLUMNS) {
            left = own.left == null ? rows.allocate(BLOCK_ROWS * DEPTH) : own.left;
            own.left = left;
            leftAt = 0;
            leftStep = x.depth;
            rows.packRows(x.a, i0, count, x.k0, x.depth, x.complex, x.negate, left, leftStep);
        }
        int panel = kernel.columns();
        T edge = own.edge == null ? rows.allocate(PanelKernel.ROWS * panel) : own.edge;
        own.edge = edge;
        for (int j = 0; j < wide; j += panel) {
            int columnsHere = Math.min(panel, wide - j);
            for (int i = 0; i < count; i += PanelKernel.ROWS) {
                int rowsHere = Math.min(PanelKernel.ROWS, count - i);
                if (!x.lower || (x.j0 + at + j) / unit < i0 + i + rowsHere) {
                    kernel.tile(
                            rowsHere,
                            columnsHere,
                            x.depth,
                            left,
                            leftAt + i * leftStep,
                            leftStep,
                            x.panels,
                            (at + j) * x.depth,
                            x.c,
                            x.cAt + (i0 + i) * x.cStep + x.j0 + at + j,
                            x.cStep,
                            x.add,
                            edge);
                }
            }
        }
    }
}
