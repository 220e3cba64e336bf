package io.orthant.internal.linalg;

import io.orthant.internal.kernel.Kernels;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The kernels in lanes, once they are worth it. Vector API code is very slow until the JIT's last tier has compiled it, so
 * products start in plain loops; after some work short calls on a background thread warm the lane kernels up, and they take
 * over when they have been seen to be faster. A product so large that it outweighs the warm-up takes them at once. Both give
 * the same bits. No class of the Vector API is touched before.
 */
final class LaneKernels<T> {
    private static final LaneKernels<double[]> REAL = new LaneKernels<>(RealRows.INSTANCE);
    private static final LaneKernels<float[]> SINGLE = new LaneKernels<>(FloatRows.INSTANCE);

    /** Multiplications after which lane kernels are warmed up. */
    private static final double WORTH = 1 << 20;

    /** Multiplications of one product that take longer in plain loops than the JIT takes for the lanes. */
    private static final double AT_ONCE = 1 << 27;

    private static final int CALL = 64;

    /** Steps of the innermost loop per warm-up call: so few that the JIT sees many calls before it sees much work. */
    private static final int SHORT = 24;

    /** Columns of a warm-up call's product: whole tiles, however wide vectors are. */
    private static final int COLUMNS = 32;

    /** Items of a warm-up call's arrays. */
    private static final int ROOM = SHORT * COLUMNS;

    /** Warm-up calls between pauses, in which the JIT compiles. */
    private static final int RUNS = 20;

    private static final int LINES = 4;

    private static final long PAUSE_MILLIS = 3;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final RowKernel<T> rows;
    private final Part tiles = new Part(this::tile);
    private final Part lines = new Part(this::line);

    private LaneKernels(RowKernel<T> rows) {
        this.rows = rows;
    }

    private static final class Choice {
        static final String WAY = System.getProperty("orthant.kernel", "adaptive");
        static final boolean POSSIBLE =
                Kernels.vectorAvailable() && Fused.inHardware() && (WAY.equals("adaptive") || WAY.equals("vector"));
        static final boolean ALWAYS = POSSIBLE && WAY.equals("vector");
    }

    private static final class Background {
        static final ScheduledExecutorService EXECUTOR = make();

        private static ScheduledExecutorService make() {
            ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
                Thread thread = new Thread(task, "orthant-product-warm-up");
                thread.setDaemon(true);
                return thread;
            });
            executor.setKeepAliveTime(1, TimeUnit.SECONDS);
            executor.allowCoreThreadTimeOut(true);
            return executor;
        }
    }

    /** The kernel for products of matrices that goes with one in plain loops, or null as long as that one is faster. */
    static <T> @Nullable Gemm<T> tiles(RowKernel<T> rows, double multiplications) {
        Lanes<T> lanes = of(rows).tiles.get(multiplications);
        return lanes == null ? null : lanes.tiles;
    }

    /** The kernel for sums of products and for combinations of rows, or null as long as plain loops are faster. */
    static <T> @Nullable PanelKernel<T> lines(RowKernel<T> rows, double multiplications) {
        Lanes<T> lanes = of(rows).lines.get(multiplications);
        return lanes == null ? null : lanes.lines;
    }

    @SuppressWarnings("unchecked")
    private static <T> LaneKernels<T> of(RowKernel<T> rows) {
        return (LaneKernels<T>) (rows == RealRows.INSTANCE ? REAL : SINGLE);
    }

    private record Lanes<T>(PanelKernel<T> lines, Gemm<T> tiles) {}

    @SuppressWarnings("unchecked")
    private Lanes<T> make() {
        PanelKernel<T> kernel = (PanelKernel<T>) (rows == RealRows.INSTANCE ? new RealPanels() : new FloatPanels());
        return new Lanes<>(kernel, new Gemm<>(kernel, rows));
    }

    private interface Trial<T> {
        void run(@Nullable Lanes<T> lanes, T a, T c, boolean add);
    }

    private void tile(@Nullable Lanes<T> lanes, T a, T c, boolean add) {
        MatrixView<T> view = new MatrixView<>(a, 0, COLUMNS, 1);
        if (lanes == null) {
            rows.multiply(0, PanelKernel.ROWS, COLUMNS, SHORT, view, view, c, 0, COLUMNS, false, add);
        } else {
            lanes.tiles.multiply(PanelKernel.ROWS, COLUMNS, SHORT, view, view, c, 0, COLUMNS, false, false, add, false);
        }
    }

    // cheaper than a product of matrices, so there are several in a call
    private void line(@Nullable Lanes<T> lanes, T a, T c, boolean add) {
        int n = SHORT * RealRows.SUMS;
        for (int i = 0; i < LINES; i++) {
            if (lanes == null) {
                MatrixView<T> view = new MatrixView<>(a, 0, 0, 1);
                rows.store(rows.dot(n, a, 0, 1, a, 0, 1), c, 0, false, false);
                rows.multiply(0, 1, n, 5, view, view, c, 0, n, false, add);
            } else {
                rows.store(lanes.lines.dot(n, a, 0, a, 0), c, 0, false, false);
                lanes.lines.twoDots(n, a, 0, n, a, 0, c);
                lanes.lines.combine(n, 5, a, 0, a, 0, 0, c, 0, add);
            }
        }
    }

    /** Kernels that are warmed up together. */
    private final class Part {
        private final Trial<T> trial;
        private final AtomicBoolean asked = new AtomicBoolean();
        private volatile @Nullable Lanes<T> ready;
        private double work;

        Part(Trial<T> trial) {
            this.trial = trial;
        }

        @Nullable
        Lanes<T> get(double multiplications) {
            Lanes<T> kernel = ready;
            if (kernel != null || !Choice.POSSIBLE) {
                return kernel;
            }
            if (Choice.ALWAYS || multiplications >= AT_ONCE) {
                kernel = make();
                ready = kernel;
                return kernel;
            }
            // racing threads may lose some of the count: it only decides when to warm up
            work += multiplications + CALL;
            if (work >= WORTH && asked.compareAndSet(false, true)) {
                Background.EXECUTOR.execute(new WarmUp(this));
            }
            return null;
        }
    }

    private final class WarmUp implements Runnable {
        private final Part part;
        private final Lanes<T> lanes = make();
        private final T a = rows.allocate(ROOM);
        private final T c = rows.allocate(ROOM);
        private final long deadline = System.nanoTime() + PATIENCE_NANOS;

        WarmUp(Part part) {
            this.part = part;
        }

        @Override
        public void run() {
            if (part.ready != null) {
                return;
            }
            long fast = Long.MAX_VALUE;
            long slow = Long.MAX_VALUE;
            for (int i = 0; i < RUNS; i++) {
                boolean add = i % 2 == 0;
                long start = System.nanoTime();
                part.trial.run(lanes, a, c, add);
                long middle = System.nanoTime();
                part.trial.run(null, a, c, add);
                fast = Math.min(fast, middle - start);
                slow = Math.min(slow, System.nanoTime() - middle);
            }
            if (fast < slow) {
                part.ready = lanes;
            } else if (System.nanoTime() < deadline) {
                Background.EXECUTOR.schedule(this, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }
}
