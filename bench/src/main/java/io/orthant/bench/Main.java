package io.orthant.bench;

import io.orthant.bench.suite.BenchCommand;
import picocli.CommandLine;

/** The command {@code orthant bench}. */
public final class Main {
    private Main() {}

    /** Runs the suite or one of the subcommands and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchCommand()).execute(args));
    }
}
