package io.orthant.bench.suite;

import java.util.LinkedHashMap;
import java.util.Map;

/** Other Python libraries beside NumPy, for the kernels where they are at their best. They run when installed and asked for. */
final class PythonPeers {
    private static final Map<String, Map<String, String>> STATEMENTS = Map.of(
            "numexpr",
            Map.of(
                    "add f64", "numexpr.evaluate('x + y', {'x': x, 'y': y})",
                    "exp f64", "numexpr.evaluate('exp(x)', {'x': x})",
                    "sin f64", "numexpr.evaluate('sin(x)', {'x': x})",
                    "where f64", "numexpr.evaluate('where(b, x, y)', {'b': b, 'x': x, 'y': y})",
                    "fused", "i = np.arange(n); numexpr.evaluate('2 * i + 3', {'i': i})"),
            "numba",
            Map.of("std f64", "numba.standard_deviation(x)", "f64, fused", "numba.pipeline(x)"),
            "torch",
            Map.of(
                    "add f64", "torch.add(tx, ty)",
                    "exp f64", "torch.exp(tx)",
                    "sin f64", "torch.sin(tx)",
                    "tanh f64", "torch.tanh(tx)",
                    "sum f64", "torch.sum(tx)",
                    "std f64", "torch.std(tx)",
                    "softmax f64", "torch.softmax(tm, 1)",
                    "sort f64", "torch.sort(tx)",
                    "matmul f64", "tA @ tB"));

    private PythonPeers() {}

    /** A kernel's statements by peer, of the peers that are there. */
    static Map<String, String> statements(Kernel kernel, Map<String, String> about) {
        Map<String, String> found = new LinkedHashMap<>();
        STATEMENTS.forEach((peer, statements) -> {
            String statement = statements.get(kernel.name());
            if (statement != null
                    && !about.getOrDefault("peer " + peer, "not installed").equals("not installed")) {
                found.put(peer, statement);
            }
        });
        return found;
    }
}
