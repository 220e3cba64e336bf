package io.orthant.shell.display;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows values before a cell's end, by the same names as the Jupyter kernel: {@code display(x)} and
 * {@code display("png", x)}. Cells that {@code orthant run} executes have them imported.
 */
public final class Display {
    private static volatile Consumer<Shown> page =
            shown -> System.out.println(shown.formats().get(Shown.TEXT));

    private Display() {}

    /** Shows a value as the end of a cell would. */
    public static void display(@Nullable Object value) {
        page.accept(Shown.of(value));
    }

    /** Shows a value in one format, as {@link Shown#as}. */
    public static void display(String format, @Nullable Object value) {
        page.accept(Shown.as(format, value));
    }

    /** Sends what is displayed from now on to a page. */
    public static void to(Consumer<Shown> next) {
        page = next;
    }
}
