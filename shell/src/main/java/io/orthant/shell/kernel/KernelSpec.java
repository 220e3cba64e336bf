package io.orthant.shell.kernel;

import com.google.gson.FormattingStyle;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.orthant.shell.UserError;
import io.orthant.shell.session.Imports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The file {@code kernel.json}: how Jupyter starts the kernel. */
final class KernelSpec {
    private static final String FILE = "kernel.json";
    private static final String IMPORTS = "imports.jsh";
    private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

    private KernelSpec() {}

    /**
     * Writes a kernel's folder, in place of one of that name that is Orthant's.
     *
     * @param folder where it shall be
     * @param title what Jupyter's menus show
     * @param options more flags for the JVM
     * @param classPath what the kernel runs on
     */
    static void write(Path folder, String title, List<String> options, String classPath) {
        if (Files.exists(folder) && !isOurs(folder)) {
            throw new UserError(folder + " is another kernel's; choose another --name");
        }
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(IMPORTS), imports());
            Files.writeString(folder.resolve(FILE), json(folder, title, options, classPath));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String imports() {
        return Imports.DEFAULT.stream().map(name -> "import " + name + ";\n").collect(Collectors.joining());
    }

    private static String json(Path folder, String title, List<String> options, String classPath) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("argv", command(options, classPath));
        spec.put("display_name", title);
        spec.put("language", "java");
        spec.put("interrupt_mode", "message");
        spec.put(
                "env",
                Map.of(
                        "RJK_COMPILER_OPTIONS",
                        vectors() ? "--add-modules jdk.incubator.vector -Xlint:-incubating" : "-Xlint:none",
                        "RJK_INIT_SCRIPT",
                        folder.resolve(IMPORTS).toString()));
        return new GsonBuilder()
                        .setFormattingStyle(FormattingStyle.PRETTY)
                        .disableHtmlEscaping()
                        .create()
                        .toJson(spec) + "\n";
    }

    private static List<String> command(List<String> options, String classPath) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:MaxRAMPercentage=70", "-XX:+UseG1GC", "--enable-native-access=ALL-UNNAMED"));
        if (Files.isReadable(HUGE_PAGES)) {
            command.add("-XX:+UseTransparentHugePages");
        }
        if (vectors()) {
            command.add("--add-modules=jdk.incubator.vector");
        }
        command.add("-Djava.awt.headless=true");
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, KernelMain.class.getName(), "{connection_file}"));
        return command;
    }

    private static boolean vectors() {
        return java.lang.module.ModuleFinder.ofSystem()
                .find("jdk.incubator.vector")
                .isPresent();
    }

    /** Orthant's jars as they were built, and the kernel's. */
    static String classPath() {
        Path jar = location();
        Path target = jar.resolveSibling("kernel");
        if (!Files.isDirectory(target)) {
            throw new UserError("there is no kernel beside " + jar + ": build with ./mvnw package or run ./orthant");
        }
        return String.join(
                File.pathSeparator,
                jar.toString(),
                jar.resolveSibling("lib") + File.separator + "*",
                target + File.separator + "*");
    }

    private static Path location() {
        CodeSource source = KernelSpec.class.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI()).toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no path leads to " + source.getLocation(), e);
        }
    }

    /** Whether a folder holds a kernel that was written here. */
    static boolean isOurs(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            JsonElement spec = JsonParser.parseString(Files.readString(file));
            return spec instanceof JsonObject o
                    && o.get("argv") != null
                    && o.get("argv").toString().contains(KernelMain.class.getName());
        } catch (IOException | JsonParseException e) {
            return false;
        }
    }

    /** The files that a kernel written here needs and that are not there any more: its JVM, jars, imports. */
    static List<String> gone(Path folder) {
        try {
            JsonObject spec = JsonParser.parseString(Files.readString(folder.resolve(FILE)))
                    .getAsJsonObject();
            List<String> argv = spec.getAsJsonArray("argv").asList().stream()
                    .map(JsonElement::getAsString)
                    .toList();
            List<String> needed = new ArrayList<>(List.of(argv.getFirst()));
            int flag = argv.indexOf("-cp");
            if (flag >= 0 && flag + 1 < argv.size()) {
                needed.addAll(List.of(argv.get(flag + 1).split(File.pathSeparator)));
            }
            if (spec.get("env") instanceof JsonObject env && env.has("RJK_INIT_SCRIPT")) {
                needed.add(env.get("RJK_INIT_SCRIPT").getAsString());
            }
            return needed.stream()
                    .map(path -> path.endsWith(File.separator + "*") ? path.substring(0, path.length() - 2) : path)
                    .filter(path -> !Files.exists(Path.of(path)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The title of a kernel in Jupyter's menus. */
    static String title(Path folder) {
        try {
            JsonObject spec = JsonParser.parseString(Files.readString(folder.resolve(FILE)))
                    .getAsJsonObject();
            return spec.has("display_name") ? spec.get("display_name").getAsString() : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a kernel's folder: the files that {@link #write} made, and the folder if nothing else is in it. */
    static void delete(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(FILE));
            Files.deleteIfExists(folder.resolve(IMPORTS));
            try (var rest = Files.list(folder)) {
                if (rest.findAny().isEmpty()) {
                    Files.delete(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
