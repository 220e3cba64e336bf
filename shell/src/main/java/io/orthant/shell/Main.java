package io.orthant.shell;

import io.orthant.error.OrthantException;
import io.orthant.shell.kernel.KernelCommand;
import io.orthant.shell.repl.ReplCommand;
import io.orthant.shell.run.RunCommand;
import io.orthant.shell.tour.TourCommand;
import io.orthant.shell.tour.Warnings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code orthant} command. */
@Command(
        name = "orthant",
        description = "NumPy for the JVM.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = "%nIn a checkout, orthant bench measures beside NumPy (orthant bench --help).",
        subcommands = {
            ReplCommand.class,
            InfoCommand.class,
            ConvertCommand.class,
            TourCommand.class,
            RunCommand.class,
            KernelCommand.class
        })
public final class Main {
    private Main() {}

    /** Runs one command and ends the JVM with its exit code: 0 done, 1 failed, 2 wrong usage. */
    public static void main(String[] args) {
        Warnings.install();
        System.exit(commandLine().execute(args.length == 0 ? new String[] {"repl"} : args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::misused)
                .setExecutionStrategy(Main::execute)
                .setExecutionExceptionHandler(Main::report);
        // What stands behind a program's name is for the program.
        Objects.requireNonNull(line.getSubcommands().get("run")).setStopAtPositional(true);
        return line;
    }

    /** Wrong usage is one line, too: the command's help says the rest. */
    private static int misused(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong usage");
        List<String> similar =
                e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        command.getErr()
                .println(name + ": " + message
                        + (similar.isEmpty() ? "" : " (did you mean " + String.join(" or ", similar) + "?)")
                        + "; " + name + " --help explains");
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Running out of memory is the user's affair as well; being an error, it reaches no handler of exceptions. */
    private static int execute(ParseResult arguments) {
        try {
            return new CommandLine.RunLast().execute(arguments);
        } catch (OutOfMemoryError e) {
            List<CommandLine> line = arguments.asCommandLineList();
            CommandLine command = line.getLast();
            command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + UserError.message(e));
            command.getErr().flush();
            return command.getCommandSpec().exitCodeOnExecutionException();
        }
    }

    /** A user's mistake is one line; a fault of ours keeps its stack trace. */
    private static int report(Exception e, CommandLine command, ParseResult arguments) throws Exception {
        if (!(e instanceof OrthantException
                || e instanceof UncheckedIOException
                || e instanceof IOException
                || e instanceof UserError)) {
            throw e;
        }
        command.getOut().flush();
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + UserError.message(e));
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** The version written into the jar's manifest or module descriptor; classes run from a folder have none. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            ModuleDescriptor module = Main.class.getModule().getDescriptor();
            String version = module == null
                    ? Main.class.getPackage().getImplementationVersion()
                    : module.rawVersion().orElse(null);
            return new String[] {"Orthant " + Objects.requireNonNullElse(version, "(development build)")};
        }
    }
}
