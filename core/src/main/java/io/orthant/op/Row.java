package io.orthant.op;

import static io.orthant.dtype.DType.*;

import io.orthant.dtype.DType;
import io.orthant.error.FpCondition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    private Op.@Nullable Promoter promoter;
    private boolean refusesBool;
    private @Nullable String boolAdvice;
    private @Nullable String fault;
    private Op.@Nullable Alarm faulty;
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
        Op.Body whole = in.contains(FLOAT16) ? new HalfBody(body) : body;
        List<DType> out = new ArrayList<>();
        for (Value v : whole.build(operands(in))) {
            out.add(v.type());
        }
        for (int k = loops.size() - 1; k >= 0; k--) {
            if (loops.get(k).in().equals(in)) {
                loops.remove(k);
            }
        }
        loops.add(new Op.Loop(List.copyOf(in), List.copyOf(out), whole));
        return self();
    }

    /** A body that works in FLOAT32 where its operands are FLOAT16. */
    private record HalfBody(Op.Body body) implements Op.Body {
        @Override
        public List<Value> build(List<Value> args) {
            List<Value> results = new ArrayList<>();
            for (Value r : body.build(Op.widen(args))) {
                // only a float result is rounded to half; flags and exponents are what they are
                results.add(r.type() == FLOAT32 ? r.cast(FLOAT16) : r);
            }
            return results;
        }
    }

    /** A body which is one primitive. */
    record Primitive(Prim prim) implements Op.Body {
        @Override
        public List<Value> build(List<Value> args) {
            Expr[] parts = new Expr[args.size()];
            for (int k = 0; k < parts.length; k++) {
                parts[k] = real(args.get(k));
            }
            return one(Expr.apply(prim, parts));
        }
    }

    /** The loop on bools: one primitive. */
    R bool(Prim p) {
        return loops(List.of(BOOL), new Primitive(p));
    }

    /** Loops on signed and unsigned integers: one primitive. */
    R integers(Prim p) {
        return loops(SIGNED, new Primitive(p)).loops(UNSIGNED, new Primitive(p));
    }

    /** Loops on signed integers: one primitive. */
    R signed(Prim p) {
        return loops(SIGNED, new Primitive(p));
    }

    /** Loops on floats: one primitive; it sees FLOAT32 or FLOAT64. */
    R floats(Prim p) {
        return loops(withHalf(), new Primitive(p));
    }

    /** A loop for each dtype, all operands having it. */
    R loops(List<DType> types, Op.Body body) {
        for (DType t : types) {
            loop(Collections.nCopies(nin, t), body);
        }
        return self();
    }

    /** The arguments which a loop's body gets. */
    static List<Value> operands(List<DType> in) {
        List<Value> operands = new ArrayList<>(in.size());
        for (int i = 0; i < in.size(); i++) {
            operands.add(operand(i, in.get(i)));
        }
        return operands;
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
            alarms.putIfAbsent(c, new Alarms.General(c));
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
        // stable, so that uniform loops, which rows name first, precede mixed ones
        sortByWidestOperand();
        Op.Alarm overflow = alarms.get(FpCondition.OVERFLOW);
        Op.Alarm pole = alarms.get(FpCondition.DIVIDE);
        if (overflow != null && pole != null) {
            alarms.put(FpCondition.OVERFLOW, new Alarms.Unless(pole, overflow));
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

    private void sortByWidestOperand() {
        for (int k = 1; k < loops.size(); k++) {
            Op.Loop loop = loops.get(k);
            int at = k;
            while (at > 0 && widest(loops.get(at - 1)).compareTo(widest(loop)) > 0) {
                loops.set(at, loops.get(at - 1));
                at--;
            }
            loops.set(at, loop);
        }
    }

    private static DType widest(Op.Loop loop) {
        return Collections.max(loop.in());
    }

    static List<DType> withHalf() {
        return List.of(FLOAT16, FLOAT32, FLOAT64);
    }

    static List<Value> one(Expr e) {
        return List.of(new Value.Real(e));
    }

    static List<Value> reals(Expr... es) {
        List<Value> values = new ArrayList<>(es.length);
        for (Expr e : es) {
            values.add(new Value.Real(e));
        }
        return values;
    }

    static Expr real(Value v) {
        return ((Value.Real) v).expr();
    }

    static Value.Complex complex(Value v) {
        return (Value.Complex) v;
    }
}
