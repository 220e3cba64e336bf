package io.orthant.op;

import io.orthant.dtype.Casting;
import io.orthant.dtype.DType;
import io.orthant.dtype.Kind;
import io.orthant.dtype.Promotion;
import io.orthant.error.DTypeException;
import io.orthant.error.FpCondition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row of the op table: everything there is to know about a ufunc. Strides, {@code out}, {@code where}, overlap and
 * threads are nobody's business here.
 */
public final class Op {
    /** The meaning of one loop: from values of the loop's input dtypes to values of its output dtypes. */
    @FunctionalInterface
    public interface Body {
        /** Builds the results' expressions. */
        List<Value> build(List<Value> args);
    }

    /** When a condition is raised: a BOOL expression over the loop's arguments and results. */
    @FunctionalInterface
    public interface Alarm {
        /** The test, or null where the loop's types rule the condition out. */
        @Nullable
        Expr test(List<Value> args, List<Value> results);
    }

    /** One loop: its dtypes and its meaning. */
    public record Loop(List<DType> in, List<DType> out, Body body) {}

    /**
     * Arguments that a loop refuses. The kernel computes on with some value and tells of it as of an alarm; the caller
     * then throws a {@link io.orthant.error.ValueException} with this text. As in NumPy, {@code out} may have been
     * written by then.
     */
    public record Fault(String message, Expr test) {}

    /** The dtypes to search a loop for, where a ufunc does not simply take its operands' own. */
    @FunctionalInterface
    interface Promoter {
        /** The dtypes to search for instead. */
        List<DType> promote(List<DType> types);
    }

    /** What a ufunc needs besides loops in rare cases. */
    record Exceptions(
            @Nullable Promoter promoter,
            boolean refusesBool,
            @Nullable String boolAdvice,
            @Nullable String fault,
            @Nullable Alarm faulty) {}

    private static final int TYPES = DType.values().length;

    // dtypes, then kinds of scalars
    private static final int NUMBERS = TYPES + Kind.values().length;

    private final String name;
    private final int nin;
    private final int nout;
    private final List<Loop> loops;
    private final @Nullable Number identity;
    private final boolean reorderable;
    private final Map<FpCondition, Alarm> alarms;
    private final Exceptions exceptions;
    private final int ulp;
    private final String doc;

    // what has been resolved so far
    private final @Nullable Loop[] resolved;

    Op(
            String name,
            int nin,
            int nout,
            List<Loop> loops,
            @Nullable Number identity,
            boolean reorderable,
            Map<FpCondition, Alarm> alarms,
            Exceptions exceptions,
            int ulp,
            String doc) {
        this.name = name;
        this.nin = nin;
        this.nout = nout;
        this.loops = List.copyOf(loops);
        this.identity = identity;
        this.reorderable = reorderable;
        this.alarms = alarms.isEmpty() ? Map.of() : new EnumMap<>(alarms);
        this.exceptions = exceptions;
        this.ulp = ulp;
        this.doc = doc;
        this.resolved = new Loop[nin <= 2 ? NUMBERS * NUMBERS : 0];
    }

    /** The name in Java, {@code floorDivide}. */
    public String name() {
        return name;
    }

    /** NumPy's name, as warnings spell it: {@code floor_divide}. */
    public String numpyName() {
        StringBuilder words = new StringBuilder(name.length() + 2);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c) && i > 0 && Character.isLowerCase(name.charAt(i - 1))) {
                words.append('_');
            }
            words.append(Character.toLowerCase(c));
        }
        return words.toString();
    }

    /** Number of inputs. */
    public int nin() {
        return nin;
    }

    /** Number of outputs. */
    public int nout() {
        return nout;
    }

    /** The loops in the order of search. */
    public List<Loop> loops() {
        return loops;
    }

    /** The place of one of its loops in that order. */
    public int indexOf(Loop loop) {
        int at = 0;
        while (loops.get(at) != loop) {
            at++;
        }
        return at;
    }

    /** What an empty reduction gives, or null if there is no such value. */
    public @Nullable Number identity() {
        return identity;
    }

    /** Whether several axes may be reduced at once, in any order. */
    public boolean reorderable() {
        return reorderable;
    }

    /** Largest error of a float result in units of its last place; 0 means correctly rounded. */
    public int ulp() {
        return ulp;
    }

    /** One line on what it computes. */
    public String doc() {
        return doc;
    }

    /**
     * The conditions that a loop can raise over these arguments and results, with their tests. Arguments and results
     * have the loop's dtypes.
     */
    public Map<FpCondition, Expr> alarms(List<Value> args, List<Value> results) {
        List<Value> wideArgs = widen(args);
        List<Value> wideResults = widen(results);
        Map<FpCondition, Expr> tests = new EnumMap<>(FpCondition.class);
        for (Map.Entry<FpCondition, Alarm> e : alarms.entrySet()) {
            Expr test = e.getValue().test(wideArgs, wideResults);
            if (test != null) {
                tests.put(e.getKey(), test);
            }
        }
        return tests;
    }

    /** The arguments that a loop refuses, or null if it takes all values. */
    public @Nullable Fault fault(List<Value> args) {
        String message = exceptions.fault();
        Alarm faulty = exceptions.faulty();
        Expr test = faulty == null ? null : faulty.test(args, List.of());
        return message == null || test == null ? null : new Fault(message, test);
    }

    // half precision has no arithmetic of its own
    static List<Value> widen(List<Value> values) {
        List<Value> wide = new ArrayList<>(values.size());
        for (Value v : values) {
            wide.add(v.type() == DType.FLOAT16 ? v.cast(DType.FLOAT32) : v);
        }
        return wide;
    }

    /**
     * The loop for operands: as NumPy, weak scalars take the dtype that the strong operands' promotion gives them, then
     * the first loop to whose inputs all operands cast safely is taken.
     *
     * @param types the dtype of each operand; that of a weak one is ignored
     * @param weak for each operand the kind of a weak scalar, or null for an array
     * @throws DTypeException if no loop fits
     */
    public Loop resolve(List<DType> types, List<@Nullable Kind> weak) {
        int at = -1;
        if (nin <= 2 && types.size() == nin) {
            at = number(types.getFirst(), weak.getFirst()) * NUMBERS + number(types.getLast(), weak.getLast());
            Loop known = resolved[at];
            if (known != null) {
                return known;
            }
        }
        Loop loop = search(types, weak);
        if (at >= 0) {
            resolved[at] = loop;
        }
        return loop;
    }

    private static int number(DType type, @Nullable Kind weak) {
        return weak == null ? type.ordinal() : TYPES + weak.ordinal();
    }

    private Loop search(List<DType> types, List<@Nullable Kind> weak) {
        List<DType> own = strengthen(types, weak);
        if (exceptions.refusesBool() && allBool(own)) {
            throw exceptions.boolAdvice() == null ? noLoop(own) : new DTypeException(exceptions.boolAdvice());
        }
        Promoter promoter = exceptions.promoter();
        List<DType> strong = promoter == null ? own : promoter.promote(own);
        for (Loop loop : loops) {
            boolean fits = true;
            for (int i = 0; i < nin && fits; i++) {
                fits = Casting.SAFE.allows(strong.get(i), loop.in().get(i));
            }
            if (fits) {
                return loop;
            }
        }
        throw noLoop(own);
    }

    private static boolean allBool(List<DType> types) {
        for (DType t : types) {
            if (!t.isBool()) {
                return false;
            }
        }
        return true;
    }

    /** The first loop with the given output dtype, NumPy's {@code dtype=}; a {@link DTypeException} if there is none. */
    public Loop resolveOutput(DType out, List<DType> types) {
        for (Loop loop : loops) {
            if (loop.out().getFirst() == out) {
                return loop;
            }
        }
        throw new DTypeException(name + ": no loop with result " + out + " for " + list(types));
    }

    /** The operands' dtypes with each weak scalar given the dtype it takes beside the others. */
    public static List<DType> strengthen(List<DType> types, List<@Nullable Kind> weak) {
        DType common = null;
        boolean anyWeak = false;
        for (int i = 0; i < types.size(); i++) {
            if (weak.get(i) != null) {
                anyWeak = true;
            } else {
                common = common == null ? types.get(i) : Promotion.promote(common, types.get(i));
            }
        }
        if (!anyWeak) {
            return types;
        }
        List<DType> strong = new ArrayList<>(types.size());
        for (int i = 0; i < types.size(); i++) {
            Kind k = weak.get(i);
            if (k == null) {
                strong.add(types.get(i));
            } else {
                strong.add(common == null ? Promotion.defaultOf(k) : Promotion.promoteWeak(common, k));
            }
        }
        return strong;
    }

    private DTypeException noLoop(List<DType> types) {
        String kinds = loops.stream()
                .map(l -> l.in().getFirst())
                .map(t -> switch (t.kind()) {
                    case BOOL -> "bool";
                    case SIGNED, UNSIGNED -> "integers";
                    case FLOAT -> "floats";
                    case COMPLEX -> "complex";
                })
                .distinct()
                .collect(Collectors.joining(", "));
        return new DTypeException(
                name + ": no loop for " + list(types) + "; accepts " + kinds + "; use astype to convert");
    }

    private static String list(List<DType> types) {
        return types.stream().map(DType::typeName).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String toString() {
        return "<ufunc '" + name + "'>";
    }
}
