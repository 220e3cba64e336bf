package io.orthant.openblas;

import io.orthant.internal.linalg.ProviderUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Brings the shared libraries out of the jar {@code org.bytedeco:openblas} (classifier: the platform) into a cache folder and
 * loads them, without JavaCPP. The folder is {@code $XDG_CACHE_HOME/orthant} or {@code ~/.cache/orthant}; where that cannot
 * be written, a private temporary folder. Files are moved into place whole, so several processes may do this at once.
 */
final class NativeLibraries {
    private final String platform;
    private final ClassLoader loader;

    NativeLibraries(String platform, ClassLoader loader) {
        this.platform = platform;
        this.loader = loader;
    }

    /** For this machine, with libraries from the class or module path. */
    static NativeLibraries ofThisMachine() {
        return new NativeLibraries(
                platform(System.getProperty("os.name", ""), System.getProperty("os.arch", "")),
                NativeLibraries.class.getClassLoader());
    }

    /** The classifier of the native jar, such as {@code linux-x86_64}. */
    static String platform(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String arch = switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            default -> osArch.toLowerCase(Locale.ROOT);
        };
        if (os.startsWith("mac")) {
            return "macosx-" + arch;
        }
        return (os.startsWith("windows") ? "windows-" : "linux-") + arch;
    }

    // in the order of loading: a library is found by the ones after it because it is loaded already; the last is
    // OpenBLAS
    private List<String> names() {
        if (platform.startsWith("windows")) {
            return List.of(
                    "libwinpthread-1.dll",
                    "libgcc_s_seh-1.dll",
                    "libquadmath-0.dll",
                    "libgfortran-5.dll",
                    "libopenblas.dll");
        }
        if (platform.startsWith("macosx")) {
            return List.of(
                    "libgcc_s.1.1.dylib",
                    "libgcc_s.1.dylib",
                    "libquadmath.0.dylib",
                    "libgfortran.5.dylib",
                    "libgfortran.dylib",
                    "libopenblas.0.dylib");
        }
        return List.of("libgcc_s.so.1", "libquadmath.so.0", "libgfortran.so.5", "libgfortran.so.4", "libopenblas.so.0");
    }

    /** OpenBLAS, loaded for good. */
    @SuppressWarnings("restricted")
    SymbolLookup load() throws ProviderUnavailableException {
        List<String> names = names();
        if (resource(names.getLast()) == null) {
            throw new ProviderUnavailableException("no native libraries for " + platform
                    + " on the class path; add org.bytedeco:openblas with the classifier " + platform);
        }
        Path cache = cacheFolder();
        Path folder = cache != null ? cache : temporaryFolder();
        SymbolLookup last = SymbolLookup.loaderLookup();
        for (String name : names) {
            URL resource = resource(name);
            if (resource == null) {
                continue;
            }
            Path file = folder.resolve(name);
            try {
                extract(resource, file);
            } catch (IOException e) {
                throw new ProviderUnavailableException("cannot extract " + name + " to " + folder + ": " + e, e);
            }
            if (cache == null) {
                file.toFile().deleteOnExit();
            }
            try (ShortSpin _ = new ShortSpin()) {
                last = SymbolLookup.libraryLookup(file, Arena.global());
            } catch (IllegalArgumentException | IllegalCallerException e) {
                throw new ProviderUnavailableException(
                        "cannot load " + file + " (if it is damaged, delete it): " + e.getMessage(), e);
            }
        }
        return last;
    }

    private @Nullable URL resource(String name) {
        return loader.getResource("org/bytedeco/openblas/" + platform + "/" + name);
    }

    private @Nullable Path cacheFolder() {
        Path cache = cache(System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home", ""));
        try {
            Path folder = cache.resolve("openblas-" + version() + "-" + platform);
            Files.createDirectories(folder);
            return Files.isWritable(folder) ? folder : null;
        } catch (IOException | SecurityException e) {
            System.getLogger("io.orthant.linalg").log(System.Logger.Level.DEBUG, "no cache in " + cache, e);
            return null;
        }
    }

    // private to this process: a folder of a known name under /tmp could have been filled by someone else
    private static Path temporaryFolder() throws ProviderUnavailableException {
        try {
            Path folder = Files.createTempDirectory("orthant-openblas-");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new ProviderUnavailableException("no folder to extract native libraries to: " + e, e);
        }
    }

    /** The folder for what can be made again, by the XDG rules. */
    static Path cache(@Nullable String xdgCacheHome, String home) {
        boolean given = xdgCacheHome != null && Path.of(xdgCacheHome).isAbsolute();
        return (given ? Path.of(xdgCacheHome) : Path.of(home, ".cache")).resolve("orthant");
    }

    private String version() throws IOException {
        URL url = loader.getResource("META-INF/maven/org.bytedeco/openblas/pom.properties");
        Properties properties = new Properties();
        if (url != null) {
            try (InputStream in = url.openStream()) {
                properties.load(in);
            }
        }
        return properties.getProperty("version", "unknown");
    }

    /** Writes a library unless a file of its length is there already. */
    static void extract(URL resource, Path file) throws IOException {
        URLConnection connection = resource.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            if (Files.isRegularFile(file) && Files.size(file) == connection.getContentLengthLong()) {
                return;
            }
            Path part =
                    Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
            try {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                try {
                    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                } catch (AtomicMoveNotSupportedException e) {
                    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
                }
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }
}
