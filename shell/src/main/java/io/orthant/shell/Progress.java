package io.orthant.shell;

import java.io.PrintWriter;

/** A bar on standard error for work that takes longer than a moment; silent where nobody watches. */
final class Progress implements AutoCloseable {
    /** Set by the launcher where standard error is a terminal, which Java cannot ask. */
    static final String PROPERTY = "orthant.progress";

    private static final int WIDTH = 30;
    private static final long PATIENCE_NANOS = 500_000_000L;
    private static final long PAUSE_NANOS = 100_000_000L;

    private final PrintWriter err;
    private final String what;
    private final long total;
    private final boolean watched = Boolean.getBoolean(PROPERTY);
    private final long started = System.nanoTime();
    private long done;
    private long shown;

    Progress(PrintWriter err, String what, long total) {
        this.err = err;
        this.what = what;
        this.total = Math.max(1, total);
    }

    /** So much more is done. */
    void add(long more) {
        done += more;
        long now = System.nanoTime() - started;
        if (watched && now > PATIENCE_NANOS && now - shown > PAUSE_NANOS) {
            shown = now;
            double part = Math.min(1, (double) done / total);
            int full = (int) (part * WIDTH);
            err.print("\r\033[K" + what + " [" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + (int) (part * 100)
                    + "%");
            err.flush();
        }
    }

    /** Takes the bar away, so that a line can be printed. */
    @Override
    public void close() {
        if (shown > 0) {
            shown = 0;
            err.print("\r\033[K");
            err.flush();
        }
    }
}
