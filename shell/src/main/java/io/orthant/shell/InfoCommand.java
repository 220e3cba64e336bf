package io.orthant.shell;

import io.orthant.linalg.Linalg;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is in a file of arrays; without one, on what Orthant runs here. */
@Command(
        name = "info",
        description = {
            "Show what is in a .npy or .npz file: shape, dtype, order, statistics, a histogram.",
            "Without a file: the JVM, the machine, the vector module and the linear algebra in use."
        },
        mixinStandardHelpOptions = true)
final class InfoCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files of arrays, of any size.")
    private List<Path> files = List.of();

    @Option(names = "--header", description = "Do not read the items: no statistics.")
    private boolean headersOnly;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (!files.isEmpty()) {
            FileReport report = new FileReport(out, spec.commandLine().getErr(), headersOnly);
            files.forEach(report::print);
            out.flush();
            return;
        }
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
