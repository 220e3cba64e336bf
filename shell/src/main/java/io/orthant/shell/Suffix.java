package io.orthant.shell;

import java.nio.file.Path;
import java.util.Locale;

/** What a file's name says about its format. */
public final class Suffix {
    private Suffix() {}

    /** The letters after the last dot, in small letters, without a {@code .gz} behind them; empty if there are none. */
    public static String of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        int dot = plain.lastIndexOf('.');
        return dot < 0 ? "" : plain.substring(dot + 1);
    }
}
