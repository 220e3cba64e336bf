package io.orthant.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the README's example to a compiled one, and its output to what that prints. */
class ReadmeTest {
    private static final Path EXAMPLE = Path.of("src/test/java/io/orthant/shell/ReadmeExample.java");
    private static final Pattern BLOCKS = Pattern.compile("```java\n(.*?)```\n.*?```text\n(.*?)```", Pattern.DOTALL);

    @Test
    void theExampleCompilesAndPrintsWhatTheReadmeShows() throws IOException {
        Matcher blocks = BLOCKS.matcher(Files.readString(Path.of("../README.md")));
        assertTrue(blocks.find(), "README.md has no example with output");
        assertEquals(body(Files.readString(EXAMPLE)), blocks.group(1));
        assertEquals(blocks.group(2), printed());
    }

    private static String body(String source) {
        String start = "static void run() {\n";
        int from = source.indexOf(start) + start.length();
        return source.substring(from, source.indexOf("    }\n", from))
                .lines()
                .map(line -> line.stripLeading() + "\n")
                .collect(Collectors.joining());
    }

    private static String printed() {
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            ReadmeExample.run();
        } finally {
            System.setOut(out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
