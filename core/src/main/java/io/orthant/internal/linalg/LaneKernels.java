package io.orthant.internal.linalg;

import io.orthant.internal.kernel.Kernels;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The kernels in lanes, once they are worth it. Vector API code is very slow until the JIT's last tier has compiled it, so
 * products start in plain loops; after some work a background thread runs the lane kernels until they are faster, and they
 * take over. Both give the same bits. No class of the Vector API is touched before.
 */
final class LaneKernels<T> {
    private static final LaneKernels<double[]> REAL = new LaneKernels<>();
    private static final LaneKernels<float[]> SINGLE = new LaneKernels<>();

    /** Multiplications after which lane kernels are warmed up. */
    private static final double WORTH = 1 << 20;

    private static final int CALL = 64;
    private static final int TRIAL = 48;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long COMPILER_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile @Nullable PanelKernel<T> ready;
    private double work;

    private LaneKernels() {}

    private static final class Choice {
        static final String WAY = System.getProperty("orthant.kernel", "adaptive");
        static final boolean POSSIBLE =
                Kernels.vectorAvailable() && Fused.inHardware() && (WAY.equals("adaptive") || WAY.equals("vector"));
    }

    /** The kernel that goes with another one in plain loops, or null as long as that is faster. */
    @SuppressWarnings("unchecked")
    static <T> @Nullable PanelKernel<T> of(RowKernel<T> rows, double work) {
        return rows == RealRows.INSTANCE
                ? (PanelKernel<T>) REAL.get((RowKernel<double[]>) rows, work)
                : (PanelKernel<T>) SINGLE.get((RowKernel<float[]>) rows, work);
    }

    private @Nullable PanelKernel<T> get(RowKernel<T> rows, double multiplications) {
        PanelKernel<T> kernel = ready;
        if (kernel != null || !Choice.POSSIBLE) {
            return kernel;
        }
        // racing threads may lose some of the count: it only decides when to warm up
        work += multiplications + CALL;
        if (Choice.WAY.equals("vector")) {
            kernel = make(rows);
            ready = kernel;
        } else if (work >= WORTH && asked.compareAndSet(false, true)) {
            Thread thread = new Thread(() -> warm(rows), "orthant-product-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
        return kernel;
    }

    @SuppressWarnings("unchecked")
    private static <T> PanelKernel<T> make(RowKernel<T> rows) {
        return (PanelKernel<T>) (rows == RealRows.INSTANCE ? new RealPanels() : new FloatPanels());
    }

    private void warm(RowKernel<T> rows) {
        PanelKernel<T> lanes = make(rows);
        Gemm<T> blocked = new Gemm<>(lanes, rows);
        T a = rows.allocate(TRIAL * TRIAL);
        T c = rows.allocate(TRIAL * TRIAL);
        MatrixView<T> view = new MatrixView<>(a, 0, TRIAL, 1);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < deadline) {
            long fast = Long.MAX_VALUE;
            long slow = Long.MAX_VALUE;
            for (int i = 0; i < 20; i++) {
                // the code of edges, sums and combinations has to be compiled too, but is not what is compared
                blocked.multiply(13, 11, TRIAL, view, view, c, 0, TRIAL, false, false, i % 2 == 0, false);
                for (int j = 0; j < 8; j++) {
                    rows.store(lanes.dot(TRIAL * TRIAL, a, 0, a, 0), c, 0, false, false);
                    lanes.combine(TRIAL * TRIAL / 4, 4, a, 0, a, 0, 0, c, 0, i % 2 == 0);
                }
                long start = System.nanoTime();
                blocked.multiply(TRIAL, TRIAL, TRIAL, view, view, c, 0, TRIAL, false, false, i % 2 == 0, false);
                long middle = System.nanoTime();
                rows.multiply(0, TRIAL, TRIAL, TRIAL, view, view, c, 0, TRIAL, false, false);
                fast = Math.min(fast, middle - start);
                slow = Math.min(slow, System.nanoTime() - middle);
            }
            if (fast < slow) {
                ready = lanes;
                return;
            }
            LockSupport.parkNanos(COMPILER_NANOS);
        }
    }
}
