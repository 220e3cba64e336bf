package io.orthant.oracle;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.orthant.ErrState;
import io.orthant.NDArray;
import io.orthant.error.AxisException;
import io.orthant.error.DTypeException;
import io.orthant.error.FpCondition;
import io.orthant.error.IndexException;
import io.orthant.error.OrthantException;
import io.orthant.error.ValueException;
import io.orthant.internal.shape.Shapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * A theme's comparisons: each runs Python in the real NumPy and Java in Orthant over the same arrays, and holds the
 * results, the warnings and the kind of error against each other. {@link #finish} prints the count per function and
 * fails with the first differences of each.
 */
final class Differential {
    private static final int SHOWN = 4;

    private final String theme;
    private final RealNumpy numpy;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, List<String>> failures = new TreeMap<>();
    private int failed;

    private Differential(String theme, RealNumpy numpy) {
        this.theme = theme;
        this.numpy = numpy;
    }

    /** A theme's comparisons; the test is skipped where there is no NumPy. */
    static Differential of(String theme) {
        RealNumpy numpy = RealNumpy.orNull();
        assumeTrue(numpy != null, RealNumpy.missing());
        return new Differential(theme, numpy);
    }

    /** Named arrays for a call: {@code arrays("a", x, "b", y)}. */
    static Map<String, NDArray> arrays(Object... namesAndArrays) {
        Map<String, NDArray> out = new LinkedHashMap<>();
        for (int i = 0; i < namesAndArrays.length; i += 2) {
            out.put((String) namesAndArrays[i], (NDArray) namesAndArrays[i + 1]);
        }
        return out;
    }

    /** Compares results bit by bit, and warnings. */
    void check(String function, String source, Map<String, NDArray> arrays, Callable<?> java) {
        check(function, source, arrays, Tolerance.EXACT, true, java);
    }

    void check(String function, String source, Map<String, NDArray> arrays, Tolerance tolerance, Callable<?> java) {
        check(function, source, arrays, tolerance, true, java);
    }

    /** Compares results within a tolerance, and if asked the floating-point warnings. */
    void check(
            String function,
            String source,
            Map<String, NDArray> arrays,
            Tolerance tolerance,
            boolean warnings,
            Callable<?> java) {
        counts.merge(function, 1, Integer::sum);
        String inputs = describe(arrays); // these two first: the Java side may change the arrays
        NumpyReply expected = numpy.run(source, arrays);
        TreeSet<String> seen = new TreeSet<>();
        String difference;
        try {
            Object actual = ErrState.callback(
                            (op, condition) -> seen.add(condition.text() + " encountered in " + op),
                            FpCondition.DIVIDE,
                            FpCondition.OVERFLOW,
                            FpCondition.INVALID)
                    .call(java::call);
            difference = expected.error() != null
                    ? "gave " + text(actual) + " instead of " + expected.error()
                    : results(expected.values(), actual, tolerance);
        } catch (OrthantException e) {
            difference = error(expected.error(), e);
        } catch (Exception | StackOverflowError | AssertionError e) {
            difference = "threw " + e + " at " + (e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0])
                    + (expected.error() == null ? "" : " instead of " + expected.error());
        }
        if (difference == null && warnings && expected.error() == null) {
            difference = conditions(expected.warnings(), seen);
        }
        if (difference != null) {
            failed++;
            List<String> list = failures.computeIfAbsent(function, f -> new ArrayList<>());
            if (list.size() < SHOWN) {
                list.add(source + inputs + ": " + difference);
            } else if (list.size() == SHOWN) {
                list.add("…");
            }
        }
    }

    /** Prints the counts and fails if there were differences. */
    void finish() {
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("oracle: " + theme + ": " + total + " comparisons with NumPy " + numpy.version() + " in "
                + counts.size() + " functions, " + failed + " differences");
        if (failed > 0) {
            fail(failed + " of " + total + " differ from NumPy:\n"
                    + failures.entrySet().stream()
                            .map(f -> f.getKey() + ":\n    " + String.join("\n    ", f.getValue()))
                            .collect(Collectors.joining("\n")));
        }
    }

    private static @Nullable String results(List<Object> expected, Object actual, Tolerance tolerance) {
        List<?> values = actual instanceof List<?> list
                ? list
                : actual instanceof Object[] array ? List.of(array) : List.of(actual);
        if (values.size() != expected.size()) {
            return values.size() + " results instead of " + expected.size();
        }
        for (int i = 0; i < values.size(); i++) {
            String difference = result(expected.get(i), values.get(i), tolerance);
            if (difference != null) {
                return (values.size() > 1 ? "result " + i + " " : "") + difference;
            }
        }
        return null;
    }

    private static @Nullable String result(Object expected, Object actual, Tolerance tolerance) {
        if (expected instanceof NDArray e) {
            return switch (actual) {
                case NDArray a -> Comparison.difference(e, a, tolerance);
                case Boolean b -> e.asBoolean() == b ? null : b + " instead of " + e.asBoolean();
                case Number n ->
                    tolerance.accepts(e.asDouble(), n.doubleValue(), Math.ulp(e.asDouble()))
                            ? null
                            : n + " instead of " + e.asDouble();
                case long[] a ->
                    Arrays.equals(a, e.toLongArray()) ? null : Arrays.toString(a) + " instead of " + e.toList();
                case int[] a ->
                    Arrays.equals(a, e.toIntArray()) ? null : Arrays.toString(a) + " instead of " + e.toList();
                default -> "a " + actual.getClass().getSimpleName() + " instead of an array";
            };
        }
        return expected.equals(actual) ? null : "<" + actual + "> instead of <" + expected + ">";
    }

    private static @Nullable String error(@Nullable String expected, OrthantException e) {
        if (expected == null) {
            return "threw " + e;
        }
        String type = expected.substring(0, expected.indexOf(':'));
        boolean right = switch (type) {
            case "AxisError" -> e instanceof AxisException;
            case "IndexError" -> e instanceof IndexException;
            case "TypeError",
                    "UFuncTypeError",
                    "UFuncNoLoopError",
                    "_UFuncNoLoopError",
                    "_UFuncOutputCastingError",
                    "_UFuncInputCastingError" -> e instanceof DTypeException || e instanceof ValueException;
            default -> true;
        };
        return right ? null : "threw " + e + " instead of " + expected;
    }

    private static @Nullable String conditions(List<String> expected, TreeSet<String> seen) {
        TreeSet<String> wanted = expected.stream()
                .filter(w -> w.startsWith("RuntimeWarning: ") && w.contains(" encountered in "))
                .map(w -> w.substring("RuntimeWarning: ".length()).replace(" scalar ", " "))
                .collect(Collectors.toCollection(TreeSet::new));
        return wanted.equals(seen) ? null : "warned " + seen + " instead of " + wanted;
    }

    private static String describe(Map<String, NDArray> arrays) {
        return arrays.entrySet().stream()
                .map(e -> " " + e.getKey() + "=" + text(e.getValue()))
                .collect(Collectors.joining());
    }

    private static String text(Object value) {
        if (!(value instanceof NDArray a)) {
            return String.valueOf(value);
        }
        String items = a.size() > 12 || a.size() == 0 ? "" : items(a);
        return a.dtype() + Shapes.text(a.shape()) + "/"
                + Arrays.toString(a.data().strides()) + items;
    }

    private static String items(NDArray a) {
        try {
            return a.dtype().isComplex()
                    ? a.flatten().toList().toString()
                    : DoubleStream.of(a.toDoubleArray()).boxed().toList().toString();
        } catch (RuntimeException e) {
            return "";
        }
    }
}
