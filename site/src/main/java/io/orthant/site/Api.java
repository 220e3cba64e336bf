package io.orthant.site;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Javadoc of the published modules, by the JDK's own tool; what its checks refuse is a fault. */
final class Api {
    /** Folders of modules whose packages are public. */
    private static final List<String> FOLDERS = List.of("core", "plot", "arrow", "onnx");

    private Api() {}

    /** Writes the pages; whether the tool found nothing wrong. */
    static boolean write(Path root, Path folder) throws IOException {
        List<String> modules = new ArrayList<>();
        List<String> args = new ArrayList<>();
        for (String each : FOLDERS) {
            Path sources = root.resolve(each).resolve("src/main/java");
            String name = moduleName(sources.resolve("module-info.java"));
            modules.add(name);
            args.addAll(List.of("--module-source-path", name + "=" + sources));
        }
        args.addAll(List.of("--module", String.join(",", modules)));
        args.addAll(List.of("--module-path", libraries()));
        args.addAll(List.of("-d", folder.toString(), "-encoding", "UTF-8", "-quiet", "-notimestamp"));
        args.addAll(List.of("-Xdoclint:all,-missing", "-windowtitle", "Orthant", "-doctitle", "Orthant"));
        ToolProvider javadoc = ToolProvider.findFirst("javadoc")
                .orElseThrow(() -> new IllegalStateException("no javadoc tool: run on a JDK, not on a JRE"));
        return javadoc.run(System.out, System.err, args.toArray(String[]::new)) == 0;
    }

    private static String moduleName(Path descriptor) throws IOException {
        return Files.readString(descriptor)
                .lines()
                .filter(line -> line.startsWith("module ") || line.startsWith("open module "))
                .findFirst()
                .map(line -> line.replaceFirst("^(open )?module ", "").replaceFirst("\\s*\\{.*", ""))
                .orElseThrow();
    }

    // jars of the class path except those of the modules documented, whose sources are read
    private static String libraries() {
        Stream<String> entries =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator));
        return entries.filter(entry -> entry.endsWith(".jar")
                        && !Path.of(entry).getFileName().toString().startsWith("orthant"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
