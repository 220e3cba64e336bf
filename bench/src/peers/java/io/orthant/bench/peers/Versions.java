package io.orthant.bench.peers;

import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions of libraries that do not tell theirs: the number in the name of the jar. */
final class Versions {
    private static final Pattern NUMBER = Pattern.compile("-(\\d[\\w.-]*)\\.jar$");

    private Versions() {}

    static String of(Class<?> type) {
        String jar = Path.of(Objects.requireNonNull(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .replaceFirst("^/(?=[A-Za-z]:)", ""))
                .toString();
        Matcher number = NUMBER.matcher(jar);
        return number.find() ? number.group(1) : "of unknown version";
    }
}
