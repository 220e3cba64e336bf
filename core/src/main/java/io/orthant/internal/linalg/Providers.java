package io.orthant.internal.linalg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The provider in use: the highest-ranked one that loads, or the one which the system property {@code orthant.linalg}
 * names. Chosen on first use, never by a class initialiser.
 */
public final class Providers {
    /** System property that forces a provider by its name: {@code java} or {@code openblas}. */
    public static final String PROPERTY = "orthant.linalg";

    private static volatile @Nullable LinalgProvider chosen;

    private Providers() {}

    /** The provider in use. */
    public static LinalgProvider current() {
        LinalgProvider provider = chosen;
        return provider != null ? provider : chooseOnce();
    }

    private static synchronized LinalgProvider chooseOnce() {
        LinalgProvider provider = chosen;
        if (provider == null) {
            provider = choose(found(), System.getProperty(PROPERTY), Providers::warn);
            chosen = provider;
        }
        return provider;
    }

    private static void warn(String line) {
        System.getLogger("io.orthant.linalg").log(System.Logger.Level.WARNING, line);
    }

    /** Where a choice reports why it had to fall back. */
    interface Report {
        void line(String text);
    }

    static LinalgProvider choose(List<LinalgProvider> found, @Nullable String forced, Report report) {
        if (PureJava.NAME.equals(forced)) {
            return new PureJava();
        }
        List<LinalgProvider> candidates = new ArrayList<>(found);
        candidates.sort(Comparator.comparingInt(LinalgProvider::rank).reversed());
        List<String> reasons = new ArrayList<>();
        for (LinalgProvider candidate : candidates) {
            if (forced == null || forced.equals(candidate.name())) {
                try {
                    candidate.load();
                    return candidate;
                } catch (ProviderUnavailableException e) {
                    reasons.add(candidate.name() + " cannot be used: " + e.getMessage());
                }
            }
        }
        if (forced != null && reasons.isEmpty()) {
            reasons.add("no provider named '" + forced + "' (" + PROPERTY + ") is on the class or module path");
        }
        if (!reasons.isEmpty()) {
            report.line("linear algebra runs in pure Java: " + String.join("; ", reasons));
        }
        return new PureJava();
    }

    private static List<LinalgProvider> found() {
        List<LinalgProvider> found = new ArrayList<>();
        try {
            ServiceLoader.load(LinalgProvider.class, LinalgProvider.class.getClassLoader())
                    .forEach(found::add);
        } catch (ServiceConfigurationError e) {
            warn("linear algebra runs in pure Java: " + e.getMessage());
        }
        return found;
    }
}
