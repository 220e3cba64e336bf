package io.orthant.shell.kernel;

import io.orthant.shell.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells Jupyter about a Java kernel with Orthant in it. */
@Command(
        name = "kernel",
        description = "Install, list or uninstall the Jupyter kernel: Java, with Orthant imported.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {KernelCommand.Install.class, KernelCommand.Uninstall.class, KernelCommand.Listing.class})
public final class KernelCommand implements Runnable {
    static final String DEFAULT_NAME = "orthant";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(
                spec.commandLine(), "one of install, uninstall and list must follow");
    }

    /** Where the kernel goes. */
    static final class Place {
        @Option(names = "--user", description = "For this user; what is done unless told otherwise.")
        private boolean user;

        @Option(
                names = "--sys-prefix",
                description = "For the Python environment that is active (VIRTUAL_ENV or CONDA_PREFIX).")
        private boolean active;

        @Option(
                names = "--prefix",
                paramLabel = "DIR",
                description = "For the Python installation in this folder, such as /usr/local.")
        private @Nullable Path prefix;

        static Path folder(@Nullable Place place) {
            if (place != null && place.prefix != null) {
                return KernelFolders.prefix(place.prefix.toAbsolutePath());
            }
            return place != null && place.active
                    ? KernelFolders.here().active()
                    : KernelFolders.here().user();
        }
    }

    /** Writes the kernel's specification. */
    @Command(
            name = "install",
            description = {
                "Register a Java kernel with Orthant's jars of this build on its class path.",
                "Jupyter then offers it for notebooks; kernels that run keep what they started with."
            },
            mixinStandardHelpOptions = true)
    static final class Install implements Runnable {
        @Spec
        private CommandSpec spec;

        @ArgGroup
        private @Nullable Place place;

        @Option(
                names = "--name",
                paramLabel = "NAME",
                description = "What notebooks call the kernel; ${DEFAULT-VALUE} unless told otherwise.",
                defaultValue = DEFAULT_NAME)
        private String name;

        @Option(
                names = "--display-name",
                paramLabel = "TEXT",
                description = "What menus show; \"${DEFAULT-VALUE}\" unless told otherwise.",
                defaultValue = "Java (Orthant)")
        private String title;

        @Option(
                names = "--jvm",
                paramLabel = "FLAG",
                description = "A flag for the kernel's JVM, such as --jvm=-Xmx8g; may be repeated.")
        private List<String> flags = List.of();

        @Override
        public void run() {
            Path folder = Place.folder(place).resolve(KernelFolders.checked(name));
            KernelSpec.write(folder, title, flags, KernelSpec.classPath());
            List<String> gone = KernelSpec.gone(folder);
            if (!gone.isEmpty()) {
                throw new UserError("the kernel " + name + " in " + folder + " will not start: there is no "
                        + String.join(" and no ", gone));
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println("Installed kernel " + name + " in " + folder);
            out.println("Start it with: jupyter lab, or jupyter console --kernel " + name);
            out.flush();
        }
    }

    /** Removes it. */
    @Command(
            name = "uninstall",
            description = "Remove a kernel that orthant kernel install has registered.",
            mixinStandardHelpOptions = true)
    static final class Uninstall implements Runnable {
        @Spec
        private CommandSpec spec;

        @ArgGroup
        private @Nullable Place place;

        @Option(
                names = "--name",
                paramLabel = "NAME",
                description = "Its name; ${DEFAULT-VALUE} unless told otherwise.",
                defaultValue = DEFAULT_NAME)
        private String name;

        @Override
        public void run() {
            Path folder = Place.folder(place).resolve(KernelFolders.checked(name));
            if (!KernelSpec.isOurs(folder)) {
                throw new UserError(
                        Files.exists(folder)
                                ? folder + " is another kernel's and stays"
                                : "there is no kernel " + name + " in " + folder.getParent()
                                        + "; orthant kernel list shows where they are");
            }
            KernelSpec.delete(folder);
            spec.commandLine().getOut().println("Removed " + folder);
            spec.commandLine().getOut().flush();
        }
    }

    /** Says where kernels are. */
    @Command(
            name = "list",
            description = "List the kernels that orthant kernel install has registered.",
            mixinStandardHelpOptions = true)
    static final class Listing implements Runnable {
        @Spec
        private CommandSpec spec;

        @Override
        public void run() {
            Map<Path, String> kernels = new TreeMap<>();
            for (Path place : KernelFolders.here().all()) {
                for (Path folder : folders(place)) {
                    if (KernelSpec.isOurs(folder)) {
                        kernels.put(folder, KernelSpec.title(folder));
                    }
                }
            }
            PrintWriter out = spec.commandLine().getOut();
            if (kernels.isEmpty()) {
                out.println("None. Install one with: orthant kernel install");
            }
            kernels.forEach((folder, title) -> {
                out.println(folder.getFileName() + "  " + title + "  " + folder);
                List<String> gone = KernelSpec.gone(folder);
                if (!gone.isEmpty()) {
                    out.println("  does not start: there is no " + String.join(" and no ", gone)
                            + "; orthant kernel install makes it anew");
                }
            });
            out.flush();
        }

        private static List<Path> folders(Path kernels) {
            try (var folders = Files.list(kernels)) {
                return new ArrayList<>(folders.toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
