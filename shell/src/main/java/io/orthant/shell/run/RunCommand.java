package io.orthant.shell.run;

import io.orthant.shell.Suffix;
import io.orthant.shell.UserError;
import io.orthant.shell.session.Outcome;
import io.orthant.shell.session.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a Java file, a script or a notebook. */
@Command(
        name = "run",
        description = {
            "Run a Java file, a script of Java statements or a notebook, with Orthant on the class path.",
            "Scripts and notebooks have Orthant imported. A notebook's cells are executed in order and their outputs "
                    + "written into a copy, NAME.out.ipynb unless told otherwise."
        },
        footer = {
            "",
            "Exit codes: 0 done; 1 it does not compile, failed, or a cell failed; 2 wrong usage; a program's own otherwise."
        },
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** The command by which scripts for JShell end, with a status if they like. */
    private static final Pattern EXIT = Pattern.compile("(?m)^\\h*/exit\\b(.*)$");

    @Parameters(index = "0", paramLabel = "FILE", description = "A .java, .jsh or .ipynb file.")
    private Path file;

    @Parameters(
            index = "1..*",
            paramLabel = "ARGUMENT",
            description = "Arguments for the main of a Java file; a script has them in args.")
    private List<String> arguments = List.of();

    @Mixin
    private NotebookOptions options;

    /** What a notebook's run can be told; they may stand before or behind the file. */
    static final class NotebookOptions {
        @Option(
                names = {"-o", "--output"},
                paramLabel = "OUT",
                description = "Notebooks: the copy to write.")
        private @Nullable Path output;

        @Option(names = "--in-place", description = "Notebooks: write the outputs into FILE itself.")
        private boolean inPlace;

        @Option(names = "--allow-errors", description = "Notebooks: go on after a cell that fails.")
        private boolean allowErrors;
    }

    /** The rest of a notebook's command line. */
    @Command(name = "run")
    static final class Rest {
        @Mixin
        private NotebookOptions options;
    }

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw new UserError("there is no file " + file);
        }
        return switch (Suffix.of(file)) {
            case "java" -> java();
            case "jsh", "jshell" -> script();
            case "ipynb" -> notebook();
            default -> throw new UserError("cannot run " + file + ": its name ends in none of .java, .jsh and .ipynb");
        };
    }

    private int java() {
        return JavaProgram.compile(file).run(arguments, this::complain);
    }

    private int script() {
        AtomicInteger code = new AtomicInteger();
        try (Session session = Session.open(System.out, System.err)) {
            session.evaluate("String[] args = {" + literals(arguments) + "};", outcome -> {});
            session.evaluate(source(), outcome -> {
                switch (outcome) {
                    case Outcome.Failure failure -> {
                        complain(file.getFileName() + ": " + failure.describe());
                        code.set(1);
                    }
                    case Outcome.Exit exit -> code.set(exit.status());
                    case Outcome.Done done when !done.note().isEmpty() -> complain(done.note());
                    default -> {}
                }
            });
        }
        return code.get();
    }

    /** Texts as Java writes them. */
    private static String literals(List<String> texts) {
        return texts.stream()
                .map(text -> text.chars()
                        .mapToObj(c ->
                                c < ' ' || c == '"' || c == '\\' ? String.format("\\%03o", c) : Character.toString(c))
                        .collect(Collectors.joining("", "\"", "\"")))
                .collect(Collectors.joining(", "));
    }

    private String source() {
        try {
            String text = Files.readString(file);
            String code = text.startsWith("#!") ? "//" + text : text;
            Matcher exit = EXIT.matcher(code);
            if (!exit.find()) {
                return code;
            }
            String status = exit.group(1).strip();
            return code.substring(0, exit.start()) + (status.isEmpty() ? "" : "System.exit(" + status + ");");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int notebook() {
        NotebookOptions told = told();
        if (told.inPlace && told.output != null) {
            throw new ParameterException(spec.commandLine(), "--in-place and --output exclude each other");
        }
        Path target = told.inPlace ? file : told.output == null ? copy() : told.output;
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UserError("there is no folder " + folder + " to write " + target.getFileName() + " to");
        }
        if (Files.isDirectory(target)) {
            throw new UserError(target + " is a folder");
        }
        if (!Files.isWritable(folder)) {
            throw new UserError("the folder " + folder + " cannot be written to");
        }
        NotebookFile notebook = NotebookFile.read(file);
        PrintWriter err = spec.commandLine().getErr();
        List<String> failures;
        try {
            failures = new NotebookRun(notebook, told.allowErrors, err).run();
        } finally {
            notebook.write(target);
        }
        failures.forEach(failure -> complain(file.getFileName() + ": " + failure));
        err.println("Written: " + target);
        err.flush();
        return failures.isEmpty() ? 0 : 1;
    }

    private Path copy() {
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".out.ipynb");
    }

    /** Options behind the file's name are a program's arguments, but a notebook's options. */
    private NotebookOptions told() {
        if (arguments.isEmpty()) {
            return options;
        }
        Rest rest = new Rest();
        rest.options = options;
        CommandLine line = new CommandLine(rest);
        try {
            line.parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        return rest.options;
    }

    private void complain(String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("orthant run: " + message);
        err.flush();
    }
}
