package io.orthant.shell.tour;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the cells of a NumPy course in Java, with their code. */
@Command(
        name = "tour",
        description = "Run a NumPy course in Java, cell by cell: the code and what it prints.",
        mixinStandardHelpOptions = true)
public final class TourCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--cell", paramLabel = "N", description = "Run this cell only.")
    private @Nullable Integer only;

    @Option(names = "--list", description = "Name the cells, run none.")
    private boolean list;

    @Option(names = "--output-only", description = "Print what the cells print, without their code.")
    private boolean outputOnly;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<Cell> cells = chosen();
        for (Cell cell : cells) {
            if (list) {
                out.printf("%2d  %s%n", cell.number(), cell.title());
            } else if (outputOnly) {
                out.print("#### cell " + cell.number() + "\n");
                Notebook.write(out, cell.body());
            } else {
                show(cell, out);
            }
        }
        if (only == null && !list && !outputOnly) {
            Comparison.print(out);
        }
        out.flush();
    }

    private static void show(Cell cell, PrintWriter out) {
        out.print("---- cell " + cell.number() + ": " + cell.title() + "\n\n");
        cell.code().lines().forEach(line -> out.print(line.isEmpty() ? "  |\n" : "  | " + line + "\n"));
        out.print("\n");
        Notebook.write(out, cell.body());
        out.print("\n");
        out.flush();
    }

    private List<Cell> chosen() {
        if (only == null) {
            return Cell.ALL;
        }
        if (only < 0 || only >= Cell.ALL.size()) {
            throw new ParameterException(
                    spec.commandLine(), "there is no cell " + only + "; cells are 0 to " + (Cell.ALL.size() - 1));
        }
        return List.of(Cell.ALL.get(only));
    }
}
