package io.orthant.op;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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

    /** Rows of one kind. A row is made when it is first asked for: making all of them takes a cold JVM long. */
    private enum Theme {
        ARITHMETIC("add subtract multiply divide floorDivide remainder fmod divmod negative positive absolute fabs sign"
                + " conjugate square reciprocal gcd lcm"),
        COMPARISON("equal notEqual less lessEqual greater greaterEqual maximum minimum fmax fmin clip"),
        LOGIC("logicalAnd logicalOr logicalXor logicalNot"),
        BITWISE("bitwiseAnd bitwiseOr bitwiseXor invert leftShift rightShift bitwiseCount"),
        EXP_LOG("exp exp2 expm1 log log2 log10 log1p logaddexp logaddexp2 sqrt cbrt power floatPower hypot"),
        TRIGONOMETRY("sin cos tan arcsin arccos arctan sinh cosh tanh arcsinh arccosh arctanh arctan2 deg2rad radians"
                + " rad2deg degrees"),
        ROUNDING("floor ceil trunc rint"),
        FLOATING_POINT("isnan isinf isfinite signbit copysign heaviside nextafter spacing ldexp frexp modf");

        private final List<String> names;

        Theme(String names) {
            this.names = List.of(names.split(" "));
        }

        Op make(String name) {
            return switch (this) {
                case ARITHMETIC -> Arithmetic.named(name);
                case COMPARISON -> Comparison.named(name);
                case LOGIC -> Logic.named(name);
                case BITWISE -> Bitwise.named(name);
                case EXP_LOG -> ExpLog.named(name);
                case TRIGONOMETRY -> Trigonometry.named(name);
                case ROUNDING -> Rounding.named(name);
                case FLOATING_POINT -> FloatingPoint.named(name);
            };
        }
    }

    private static final Map<String, Op> MADE = new ConcurrentHashMap<>();

    private static final Map<String, Theme> THEMES = themes();

    private OpTable() {}

    private static Map<String, Theme> themes() {
        Map<String, Theme> themes = new LinkedHashMap<>();
        for (Theme theme : Theme.values()) {
            for (String name : theme.names) {
                if (themes.put(name, theme) != null) {
                    throw new IllegalStateException("two rows for " + name);
                }
            }
        }
        return themes;
    }

    /** Every row, theme by theme. */
    public static List<Op> all() {
        return THEMES.keySet().stream().map(OpTable::named).toList();
    }

    /** The names of all rows, in their order; makes none of them. */
    public static List<String> names() {
        return List.copyOf(THEMES.keySet());
    }

    /** Whether a row has a name or alias. */
    public static boolean has(String name) {
        return THEMES.containsKey(ALIASES.getOrDefault(name, name));
    }

    /** The row with a name or alias in Java's spelling, {@code floorDivide}, {@code mod}; always the same object. */
    public static Op named(String name) {
        String own = ALIASES.getOrDefault(name, name);
        Op made = MADE.get(own);
        if (made != null) {
            return made;
        }
        Theme theme = THEMES.get(own);
        if (theme == null) {
            throw new IllegalArgumentException("no ufunc is named " + name);
        }
        Op fresh = theme.make(own);
        Op before = MADE.putIfAbsent(own, fresh);
        return before != null ? before : fresh;
    }

    /** Other names of rows, to the names they stand for. */
    public static Map<String, String> aliases() {
        return ALIASES;
    }
}
