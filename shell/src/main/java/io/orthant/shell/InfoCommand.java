package io.orthant.shell;

import io.orthant.linalg.Linalg;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says on what Orthant runs here: versions, processor, memory, whether the vector module is on, and which linear algebra is used. */
@Command(name = "info", description = "Show the JVM, the machine, the vector module and the linear algebra in use.")
final class InfoCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Runtime runtime = Runtime.getRuntime();
        out.println(new Main.Version().getVersion()[0]);
        out.println("JDK:     " + Runtime.version() + ", " + System.getProperty("java.vendor"));
        out.println("System:  " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + runtime.availableProcessors() + " processors, heap up to " + (runtime.maxMemory() >> 20) + " MiB");
        boolean vector = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        out.println("Vectors: " + (vector ? "on" : "off (start with --add-modules jdk.incubator.vector)"));
        out.println("Linear algebra: " + Linalg.provider());
        out.flush();
    }
}
