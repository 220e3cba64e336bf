package io.orthant.internal.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The choice of a provider, and what is said about it. */
class ProvidersTest {
    private final List<String> lines = new ArrayList<>();

    private static LinalgProvider provider(String name, int rank, boolean loads) {
        return (LinalgProvider) Proxy.newProxyInstance(
                LinalgProvider.class.getClassLoader(),
                new Class<?>[] {LinalgProvider.class},
                (self, method, args) -> switch (method.getName()) {
                    case "name" -> name;
                    case "rank" -> rank;
                    case "load" -> {
                        if (!loads) {
                            throw new ProviderUnavailableException("its library is missing");
                        }
                        yield null;
                    }
                    default -> throw new AssertionError(method);
                });
    }

    @Test
    void theHighestRankThatLoads() {
        LinalgProvider low = provider("low", 1, true);
        LinalgProvider high = provider("high", 2, true);
        assertSame(high, Providers.choose(List.of(low, high), null, lines::add));
        assertEquals(List.of(), lines);
    }

    @Test
    void oneLineWhereItDoesNotLoad() {
        LinalgProvider broken = provider("openblas", 100, false);
        assertInstanceOf(PureJava.class, Providers.choose(List.of(broken), null, lines::add));
        assertEquals(
                List.of("linear algebra runs in pure Java: openblas cannot be used: its library is missing"), lines);
    }

    @Test
    void silentWhereThereIsNone() {
        assertInstanceOf(PureJava.class, Providers.choose(List.of(), null, lines::add));
        assertEquals(List.of(), lines);
    }

    @Test
    void forced() {
        LinalgProvider other = provider("openblas", 100, true);
        assertInstanceOf(PureJava.class, Providers.choose(List.of(other), "java", lines::add));
        assertEquals(List.of(), lines);
        assertInstanceOf(PureJava.class, Providers.choose(List.of(), "openblas", lines::add));
        assertEquals(
                List.of(
                        "linear algebra runs in pure Java: no provider named 'openblas' (orthant.linalg) is on the class"
                                + " or module path"),
                lines);
    }
}
