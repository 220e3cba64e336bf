package io.orthant.shell.tour;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The source of one of the tour's classes, which travels with it as a resource, and its methods cut out as text. */
final class Source {
    private static final int METHOD_INDENT = 4;

    private final String name;
    private final List<String> lines;

    private Source(String name, List<String> lines) {
        this.name = name;
        this.lines = lines;
    }

    /** The source of a top-level class. */
    static Source of(Class<?> type) {
        String file = type.getSimpleName() + ".java";
        try (InputStream in = type.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks the source " + file);
            }
            return new Source(
                    file,
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A method with its signature, as if it stood at the left margin. */
    String method(String method) {
        int first = first(method);
        return text(lines.subList(first, last(first) + 1), METHOD_INDENT);
    }

    /** What stands between a method's braces. */
    String body(String method) {
        int first = first(method);
        return text(lines.subList(first + 1, last(first)), 2 * METHOD_INDENT);
    }

    private int first(String method) {
        Pattern signature = Pattern.compile(" {4}static .*\\b" + method + "\\(.*\\{");
        for (int i = 0; i < lines.size(); i++) {
            if (signature.matcher(lines.get(i)).matches()) {
                return i;
            }
        }
        throw new IllegalArgumentException(name + " has no method " + method);
    }

    /** The formatter puts a method's closing brace, and none of its other lines, at the method's own indent. */
    private int last(int first) {
        int end = first + 1;
        while (!lines.get(end).equals("    }")) {
            end++;
        }
        return end;
    }

    private static String text(List<String> lines, int indent) {
        return lines.stream()
                .map(line -> line.substring(Math.min(indent, line.length())) + "\n")
                .collect(Collectors.joining());
    }
}
