package io.orthant.shell.tour;

import java.io.PrintWriter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Shows what the core logs as plain lines: NumPy's warnings among a cell's output, everything else on standard error. */
public final class Warnings extends Handler {
    /** Loggers are held weakly by the log manager. */
    private static final Logger LOGGER = Logger.getLogger("io.orthant");

    private Warnings() {}

    /** Takes the place of the JVM's log handlers, once. */
    public static void install() {
        for (Handler h : LOGGER.getHandlers()) {
            LOGGER.removeHandler(h);
        }
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(new Warnings());
    }

    @Override
    public void publish(LogRecord entry) {
        String message = entry.getMessage();
        PrintWriter page = Notebook.page();
        if (page != null && message.startsWith("RuntimeWarning:")) {
            page.print(message + "\n");
        } else {
            System.err.println(message);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
