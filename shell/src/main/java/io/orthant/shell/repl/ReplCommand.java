package io.orthant.shell.repl;

import io.orthant.shell.session.Session;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Java with Orthant imported, line by line. */
@Command(
        name = "repl",
        description = {
            "Evaluate Java, with Orthant imported: at a terminal with prompts, history and completion, else the lines of the"
                    + " standard input until one fails.",
            "Values are shown as NumPy shows them, unless the line ends in a semicolon. %%help in it lists its commands."
        },
        mixinStandardHelpOptions = true)
public final class ReplCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-e", "--evaluate"},
            paramLabel = "CODE",
            description = "Evaluate this and leave.")
    private @Nullable String code;

    @Option(names = "--load", paramLabel = "FILE", description = "Run a file of Java first.")
    private @Nullable Path load;

    @Override
    public Integer call() throws IOException {
        Console console = System.console();
        if (code == null && console != null && console.isTerminal()) {
            String version = spec.root().commandLine().getCommandSpec().version()[0];
            return Interactive.atTerminal(version + ", JDK " + Runtime.version() + ". %help lists commands.", load);
        }
        Charset charset = Charset.forName(System.getProperty("stdin.encoding", "UTF-8"));
        try (BufferedReader lines =
                new BufferedReader(code == null ? new InputStreamReader(System.in, charset) : new StringReader(code))) {
            return run(lines, System.out, System.err);
        }
    }

    private int run(BufferedReader lines, PrintStream out, PrintStream err) throws IOException {
        try (Session session = Session.open(out, err)) {
            Repl repl = new Repl(() -> session, out, err, false);
            if (load != null && !repl.enter("%load " + load)) {
                return repl.exit().orElse(1);
            }
            return new Piped(repl).run(lines);
        }
    }
}
