package io.orthant.op;

import static io.orthant.dtype.DType.*;

import io.orthant.dtype.DType;
import io.orthant.error.FpCondition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A row of the op table being written. A domain method ({@code bool}, {@code integers}, {@code floats},
 * {@code complexes}) adds a loop for each dtype of that domain; what the loop returns is whatever type the body's
 * expression has. Bodies for floats never see FLOAT16: their FLOAT16 loop works in FLOAT32 and rounds each result once.
 * Loops are put in NumPy's order of search, which is the order of dtypes.
 *
 * @param <R> the row's own type
 */
abstract class Row<R extends Row<R>> {
    static final List<DType> SIGNED = List.of(INT8, INT16, INT32, INT64);
    static final List<DType> UNSIGNED = List.of(UINT8, UINT16, UINT32, UINT64);
    static final List<DType> FLOATS = List.of(FLOAT32, FLOAT64);
    static final List<DType> COMPLEXES = List.of(COMPLEX64, COMPLEX128);

    private final String name;
    private final int nin;
    private final List<Op.Loop> loops = new ArrayList<>();
    private final Map<FpCondition, Op.Alarm> alarms = new EnumMap<>(FpCondition.class);
    private @Nullable Number identity;
    private boolean reorderable;
    private Op.Promoter promoter = types -> types;
    private boolean refusesBool;
    private @Nullable String boolAdvice;
    private @Nullable String fault;
    private Op.Alarm faulty = (args, results) -> null;
    private int ulp;
    private String doc = "";

    Row(String name, int nin) {
        this.name = name;
        this.nin = nin;
    }

    /** A row with one operand. */
    static UnaryRow unary(String name) {
        return new UnaryRow(name);
    }

    /** A row with two operands. */
    static BinaryRow binary(String name) {
        return new BinaryRow(name);
    }

    /** A row with three operands. */
    static TernaryRow ternary(String name) {
        return new TernaryRow(name);
    }

    abstract R self();

    /** One loop; operands may differ in dtype. */
    R loop(List<DType> in, Op.Body body) {
        Op.Body whole = args -> {
            List<Value> results = body.build(args.stream().map(Op::widen).toList());
            // only a float result is rounded to half; flags and exponents are what they are
            return in.contains(FLOAT16)
                    ? results.stream()
                            .map(r -> r.type() == FLOAT32 ? r.cast(FLOAT16) : r)
                            .toList()
                    : results;
        };
        List<DType> out = whole.build(operands(in)).stream().map(Value::type).toList();
        loops.removeIf(l -> l.in().equals(in));
        loops.add(new Op.Loop(List.copyOf(in), out, whole));
        return self();
    }

    /** A loop for each dtype, all operands having it. */
    R loops(List<DType> types, Op.Body body) {
        for (DType t : types) {
            loop(IntStream.range(0, nin).mapToObj(i -> t).toList(), body);
        }
        return self();
    }

    /** The arguments which a loop's body gets. */
    static List<Value> operands(List<DType> in) {
        return IntStream.range(0, in.size())
                .mapToObj(i -> operand(i, in.get(i)))
                .toList();
    }

    // what a body looks like does not depend on where a complex operand's parts come from; here from operands i and i+n
    private static Value operand(int i, DType t) {
        return t.isComplex()
                ? new Value.Complex(Expr.arg(2 * i, t.realType()), Expr.arg(2 * i + 1, t.realType()))
                : new Value.Real(Expr.arg(i, t));
    }

    /** The value of a reduction over nothing; such a reduction may also run in any order. */
    R identity(Number value) {
        identity = value;
        return reorderable();
    }

    /** A reduction may run in any order, over several axes at once. */
    R reorderable() {
        reorderable = true;
        return self();
    }

    /** Conditions raised by the general rules of {@link Alarms}. */
    R raises(FpCondition... conditions) {
        for (FpCondition c : conditions) {
            alarms.putIfAbsent(c, Alarms.general(c));
        }
        return self();
    }

    /** A condition raised by a rule of its own. */
    R raises(FpCondition condition, Op.Alarm alarm) {
        alarms.put(condition, alarm);
        return self();
    }

    /** Operands' dtypes are replaced before a loop is searched. */
    R promoter(Op.Promoter p) {
        promoter = p;
        return self();
    }

    /** Operands that are all bool are refused, although bool casts safely to integers. */
    R refusesBool() {
        refusesBool = true;
        return self();
    }

    /** As {@link #refusesBool()}, with advice on what to use instead. */
    R refusesBool(String advice) {
        boolAdvice = advice;
        return refusesBool();
    }

    /** Arguments for which a {@link io.orthant.error.ValueException} with this text is due. */
    R refuses(String message, Op.Alarm test) {
        fault = message;
        faulty = test;
        return self();
    }

    /** Largest error in units of the result's last place. */
    R ulp(int units) {
        ulp = units;
        return self();
    }

    /** One line on what it computes. */
    R doc(String line) {
        doc = line;
        return self();
    }

    /** The finished row. */
    Op build() {
        Comparator<Op.Loop> byWidestOperand = Comparator.comparing(
                l -> l.in().stream().max(Comparator.naturalOrder()).orElseThrow());
        // stable, so that uniform loops, which rows name first, precede mixed ones
        loops.sort(byWidestOperand);
        Op.Alarm overflow = alarms.get(FpCondition.OVERFLOW);
        Op.Alarm pole = alarms.get(FpCondition.DIVIDE);
        if (overflow != null && pole != null) {
            alarms.put(FpCondition.OVERFLOW, Alarms.unless(pole, overflow));
        }
        return new Op(
                name,
                nin,
                loops.getFirst().out().size(),
                loops,
                identity,
                reorderable,
                alarms,
                new Op.Exceptions(promoter, refusesBool, boolAdvice, fault, faulty),
                ulp,
                doc);
    }

    static List<DType> withHalf() {
        return List.of(FLOAT16, FLOAT32, FLOAT64);
    }

    static List<Value> one(Expr e) {
        return List.of(new Value.Real(e));
    }

    static List<Value> reals(Expr... es) {
        return Arrays.stream(es).<Value>map(Value.Real::new).toList();
    }

    static Expr real(Value v) {
        return ((Value.Real) v).expr();
    }

    static Value.Complex complex(Value v) {
        return (Value.Complex) v;
    }
}
