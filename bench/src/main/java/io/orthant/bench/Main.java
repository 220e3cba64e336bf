package io.orthant.bench;

import io.orthant.bench.suite.BenchCommand;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command {@code orthant bench}. */
public final class Main {
    private Main() {}

    /** Runs the suite or one of the subcommands and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchCommand())
                .setParameterExceptionHandler(Main::misused)
                .execute(args));
    }

    /** Wrong usage is one line, as of the other commands. */
    private static int misused(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String what = Objects.requireNonNullElse(e.getMessage(), "wrong usage");
        command.getErr()
                .println(name + ": " + what.lines().findFirst().orElse("wrong usage") + "; " + name
                        + " --help explains");
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
