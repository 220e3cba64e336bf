package io.orthant.op;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All ufuncs. */
public final class OpTable {
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("trueDivide", "divide"),
            Map.entry("mod", "remainder"),
            Map.entry("abs", "absolute"),
            Map.entry("conj", "conjugate"),
            Map.entry("pow", "power"),
            Map.entry("bitwiseNot", "invert"),
            Map.entry("bitwiseInvert", "invert"),
            Map.entry("bitwiseLeftShift", "leftShift"),
            Map.entry("bitwiseRightShift", "rightShift"),
            Map.entry("bitCount", "bitwiseCount"),
            Map.entry("acos", "arccos"),
            Map.entry("acosh", "arccosh"),
            Map.entry("asin", "arcsin"),
            Map.entry("asinh", "arcsinh"),
            Map.entry("atan", "arctan"),
            Map.entry("atan2", "arctan2"),
            Map.entry("atanh", "arctanh"));

    private static final Map<String, Op> BY_NAME = Stream.of(
                    Arithmetic.ALL,
                    Comparison.ALL,
                    Logic.ALL,
                    Bitwise.ALL,
                    ExpLog.ALL,
                    Trigonometry.ALL,
                    Rounding.ALL,
                    FloatingPoint.ALL)
            .flatMap(List::stream)
            .collect(Collectors.toMap(
                    Op::name,
                    op -> op,
                    (a, b) -> {
                        throw new IllegalStateException("two rows for " + a.name());
                    },
                    LinkedHashMap::new));

    private OpTable() {}

    /** Every row, theme by theme. */
    public static List<Op> all() {
        return List.copyOf(BY_NAME.values());
    }

    /** The row with a name or alias in Java's spelling, {@code floorDivide}, {@code mod}. */
    public static Op named(String name) {
        Op op = BY_NAME.get(ALIASES.getOrDefault(name, name));
        if (op == null) {
            throw new IllegalArgumentException("no ufunc is named " + name);
        }
        return op;
    }

    /** Other names of rows, to the names they stand for. */
    public static Map<String, String> aliases() {
        return ALIASES;
    }
}
