package io.orthant.shell.kernel;

import io.orthant.shell.tour.Warnings;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.rapaio.jupyter.kernel.MainApp;

/** What Jupyter starts: the kernel, with Orthant's warnings written where cells write. */
public final class KernelMain {
    private KernelMain() {}

    /** Serves the connection described by the file that Jupyter names. */
    public static void main(String[] args) throws Exception {
        // The kernel configures logging when it starts, which takes handlers away.
        LogManager.getLogManager().addConfigurationListener(KernelMain::logging);
        logging();
        MainApp.main(args);
    }

    private static void logging() {
        Warnings.install();
        // The kernel logs its connection file, key included, on the way.
        Logger.getLogger("").setLevel(Level.WARNING);
    }
}
