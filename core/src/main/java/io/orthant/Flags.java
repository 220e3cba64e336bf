package io.orthant;

import java.util.Locale;

/**
 * How an array lies in memory, NumPy's {@code flags}.
 *
 * @param cContiguous row-major without gaps
 * @param fContiguous column-major without gaps
 * @param ownData whether the array owns its memory, that is, is no view
 * @param writeable whether it may be written to
 */
public record Flags(boolean cContiguous, boolean fContiguous, boolean ownData, boolean writeable) {
    /** NumPy's text, with the lines that are always the same on the JVM. */
    @Override
    public String toString() {
        return line("C_CONTIGUOUS", cContiguous)
                + line("F_CONTIGUOUS", fContiguous)
                + line("OWNDATA", ownData)
                + line("WRITEABLE", writeable)
                + line("ALIGNED", true)
                + line("WRITEBACKIFCOPY", false);
    }

    private static String line(String name, boolean value) {
        String text = Boolean.toString(value);
        return "  " + name + " : " + text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + "\n";
    }
}
