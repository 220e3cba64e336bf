package io.orthant.op;

import io.orthant.dtype.Casting;
import io.orthant.dtype.DType;
import io.orthant.dtype.Kind;
import io.orthant.dtype.Promotion;
import io.orthant.error.DTypeException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    private final String name;
    private final int nin;
    private final int nout;
    private final List<Loop> loops;
    private final @Nullable Number identity;
    private final boolean reorderable;
    private final Map<FpCondition, Alarm> alarms;
    private final int ulp;
    private final String doc;

    Op(
            String name,
            int nin,
            int nout,
            List<Loop> loops,
            @Nullable Number identity,
            boolean reorderable,
            Map<FpCondition, Alarm> alarms,
            int ulp,
            String doc) {
        this.name = name;
        this.nin = nin;
        this.nout = nout;
        this.loops = List.copyOf(loops);
        this.identity = identity;
        this.reorderable = reorderable;
        this.alarms = alarms.isEmpty() ? Map.of() : new EnumMap<>(alarms);
        this.ulp = ulp;
        this.doc = doc;
    }

    /** The name in Java, {@code floorDivide}. */
    public String name() {
        return name;
    }

    /** NumPy's name, as warnings spell it: {@code floor_divide}. */
    public String numpyName() {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
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

    /** The conditions that a loop can raise over these arguments and results, with their tests. */
    public Map<FpCondition, Expr> alarms(List<Value> args, List<Value> results) {
        Map<FpCondition, Expr> tests = new EnumMap<>(FpCondition.class);
        alarms.forEach((condition, alarm) -> {
            Expr test = alarm.test(args, results);
            if (test != null) {
                tests.put(condition, test);
            }
        });
        return tests;
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
        List<DType> strong = strengthen(types, weak);
        for (Loop loop : loops) {
            if (IntStream.range(0, nin).allMatch(i -> Casting.SAFE.allows(strong.get(i), loop.in().get(i)))) {
                return loop;
            }
        }
        throw noLoop(strong);
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
        if (weak.stream().allMatch(k -> k == null)) {
            return types;
        }
        DType common = null;
        for (int i = 0; i < types.size(); i++) {
            if (weak.get(i) == null) {
                common = common == null ? types.get(i) : Promotion.promote(common, types.get(i));
            }
        }
        DType strong = common;
        return IntStream.range(0, types.size())
                .mapToObj(i -> {
                    Kind k = weak.get(i);
                    if (k == null) {
                        return types.get(i);
                    }
                    return strong == null ? Promotion.defaultOf(k) : Promotion.promoteWeak(strong, k);
                })
                .toList();
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
