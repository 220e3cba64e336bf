package io.orthant.shell.kernel;

import io.orthant.shell.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The folders where Jupyter looks for kernels; see "Data files" in Jupyter's documentation of its directories. */
final class KernelFolders {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    private final Map<String, String> environment;
    private final Path home;
    private final String system;

    KernelFolders(Map<String, String> environment, Path home, String system) {
        this.environment = environment;
        this.home = home;
        this.system = system.toLowerCase(Locale.ROOT);
    }

    static KernelFolders here() {
        return new KernelFolders(
                System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("os.name"));
    }

    /** The user's own kernels. */
    Path user() {
        return data().resolve("kernels");
    }

    private Path data() {
        String chosen = environment.get("JUPYTER_DATA_DIR");
        if (chosen != null && !chosen.isEmpty()) {
            return Path.of(chosen);
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library/Jupyter");
        }
        String roaming = environment.get("APPDATA");
        if (system.startsWith("windows") && roaming != null) {
            return Path.of(roaming, "jupyter");
        }
        String xdg = environment.get("XDG_DATA_HOME");
        Path share = xdg == null || xdg.isEmpty() ? home.resolve(".local/share") : Path.of(xdg);
        return share.resolve("jupyter");
    }

    /** The kernels of a Python installation or environment. */
    static Path prefix(Path prefix) {
        return prefix.resolve("share/jupyter/kernels");
    }

    /**
     * The kernels of the environment that is active.
     *
     * @throws UserError if there is none
     */
    Path active() {
        Path prefix = environmentPrefix();
        if (prefix == null) {
            throw new UserError(
                    "--sys-prefix: no Python environment is active (VIRTUAL_ENV and CONDA_PREFIX are not set); "
                            + "activate one, or name its folder with --prefix");
        }
        return prefix(prefix);
    }

    private @Nullable Path environmentPrefix() {
        for (String variable : List.of("VIRTUAL_ENV", "CONDA_PREFIX")) {
            String value = environment.get(variable);
            if (value != null && !value.isEmpty()) {
                return Path.of(value);
            }
        }
        return null;
    }

    /** All folders in which kernels may be. */
    List<Path> all() {
        List<Path> all = new ArrayList<>(List.of(user()));
        Path prefix = environmentPrefix();
        if (prefix != null) {
            all.add(prefix(prefix));
        }
        if (!system.startsWith("windows")) {
            all.add(prefix(Path.of("/usr/local")));
            all.add(prefix(Path.of("/usr")));
        }
        return all.stream().filter(Files::isDirectory).distinct().toList();
    }

    /** A kernel's name if it is one. */
    static String checked(String name) {
        if (!NAME.matcher(name).matches() || name.startsWith(".")) {
            throw new UserError(
                    "'" + name + "' is no kernel name: letters, digits, dots, hyphens and underscores make one");
        }
        return name;
    }
}
