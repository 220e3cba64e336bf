package io.orthant.shell.tour;

import io.orthant.measure.Measure;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What a cell writes on: prints values as Python's {@code print} would, so that the course's text can be compared. */
final class Notebook {
    private static final ScopedValue<PrintWriter> PAGE = ScopedValue.newInstance();

    private Notebook() {}

    /** Runs a cell whose output goes to a page. */
    static void write(PrintWriter page, Runnable cell) {
        ScopedValue.where(PAGE, page).run(cell);
        page.flush();
    }

    /** The page of the running cell; null outside of cells. */
    static @Nullable PrintWriter page() {
        return PAGE.isBound() ? PAGE.get() : null;
    }

    /** Prints values with spaces between them. */
    static void print(@Nullable Object... values) {
        PAGE.get().print(Arrays.stream(values).map(Notebook::text).collect(Collectors.joining(" ")) + "\n");
    }

    /** Prints a template, the values in place of its {@code {}}. */
    static void printf(String template, @Nullable Object... values) {
        StringBuilder line = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int at = template.indexOf("{}", from);
            line.append(template, from, at).append(text(value));
            from = at + 2;
        }
        print(line.append(template.substring(from)));
    }

    /** The memory that the process occupies, in MiB. */
    static double mem() {
        return Measure.residentBytes() / 1048576.0;
    }

    /** Seconds on a clock. */
    static double time() {
        return System.nanoTime() * 1e-9;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "None";
            case Boolean b -> b ? "True" : "False";
            case long[] shape ->
                LongStream.of(shape)
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining(", ", "(", shape.length == 1 ? ",)" : ")"));
            default -> value.toString();
        };
    }
}
