package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.error.FpCondition;
import io.orthant.op.Expr;
import io.orthant.op.Op;
import io.orthant.op.Program;
import io.orthant.op.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The programs of one ufunc loop for the dtypes that its operands really have: casts to and from the loop's dtypes, the
 * mask, and the tests for floating-point conditions are part of the expression, so that no temporaries are needed.
 *
 * <p>Operands are numbered: inputs (a complex one as two: real parts, imaginary parts), then the mask if there is one,
 * then, with a mask, the outputs' old values; outputs follow.
 */
final class LoopPrograms {
    /** How a program watches for floating-point conditions. */
    enum Watch {
        /** Not at all. */
        NONE,
        /** One alarm for any result that is not finite; what it was is found out in a second pass. */
        QUICK,
        /** An alarm for each condition. */
        EXACT
    }

    private final List<DType> args = new ArrayList<>();
    private final List<Expr> outputs = new ArrayList<>();
    private final Map<FpCondition, Expr> tests = new EnumMap<>(FpCondition.class);
    private final Op.@Nullable Fault fault;
    private final boolean canBeQuick;
    private final List<Expr> suspects = new ArrayList<>();
    private @Nullable Code diagnosis;

    LoopPrograms(Op op, Op.Loop loop, List<DType> in, List<DType> out, boolean masked, boolean underflow) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < in.size(); i++) {
            Value raw = load(in.get(i));
            values.add(cast(raw, loop.in().get(i)));
        }
        List<Value> results = loop.body().build(values);
        tests.putAll(op.alarms(values, results));
        Op.Fault refused = op.fault(values);
        List<Value> stored = new ArrayList<>();
        for (int i = 0; i < out.size(); i++) {
            stored.add(cast(results.get(i), out.get(i)));
        }
        if (!underflow) {
            tests.remove(FpCondition.UNDERFLOW);
        }
        canBeQuick = !underflow && allInexact(out) && allInexact(loop.out());
        for (Value v : stored) {
            for (Expr e : v.parts()) {
                suspects.add(finite(e).not());
            }
        }
        if (masked) {
            Expr mask = load(DType.BOOL).parts().getFirst();
            tests.replaceAll((condition, test) -> test.and(mask));
            refused = refused == null
                    ? null
                    : new Op.Fault(refused.message(), refused.test().and(mask));
            suspects.replaceAll(s -> s.and(mask));
            for (int i = 0; i < out.size(); i++) {
                List<Expr> old = load(out.get(i)).parts();
                List<Expr> fresh = stored.get(i).parts();
                for (int p = 0; p < old.size(); p++) {
                    outputs.add(select(mask, fresh.get(p), old.get(p)));
                }
            }
        } else {
            for (Value v : stored) {
                outputs.addAll(v.parts());
            }
        }
        fault = refused;
    }

    private static boolean allInexact(List<DType> types) {
        for (DType t : types) {
            if (!t.isInexact()) {
                return false;
            }
        }
        return true;
    }

    private Value load(DType type) {
        if (type.isComplex()) {
            Expr re = Expr.arg(args.size(), type.realType());
            Expr im = Expr.arg(args.size() + 1, type.realType());
            args.add(type.realType());
            args.add(type.realType());
            return new Value.Complex(re, im);
        }
        Expr e = Expr.arg(args.size(), type);
        args.add(type);
        return new Value.Real(e);
    }

    private Value cast(Value value, DType to) {
        CastAlarms.add(value, to, tests);
        return value.cast(to);
    }

    // FLOAT16 values are only ever cast, so their tests and choices are made in FLOAT32, which holds them exactly
    static Expr finite(Expr e) {
        if (!e.type().isFloating()) {
            return Expr.constant(1, DType.BOOL);
        }
        return e.type() == DType.FLOAT16 ? e.cast(DType.FLOAT32).isFinite() : e.isFinite();
    }

    static Expr select(Expr mask, Expr yes, Expr no) {
        if (yes.type() == DType.FLOAT16) {
            return mask.select(yes.cast(DType.FLOAT32), no.cast(DType.FLOAT32)).cast(DType.FLOAT16);
        }
        return mask.select(yes, no);
    }

    /**
     * The best way to watch.
     *
     * @param wanted whether anybody wants to know of floating-point conditions
     * @param inputsSurvive whether the inputs can be looked at once more afterwards
     */
    Watch watch(boolean wanted, boolean inputsSurvive) {
        if (fault == null && (tests.isEmpty() || !wanted)) {
            return Watch.NONE;
        }
        return fault == null && canBeQuick && inputsSurvive ? Watch.QUICK : Watch.EXACT;
    }

    private List<Expr> exact() {
        List<Expr> all = new ArrayList<>(tests.values());
        if (fault != null) {
            all.add(fault.test());
        }
        return all;
    }

    /** The message of a fault among the alarms of the exact program, or null. */
    @Nullable
    String fault(int alarms) {
        return fault != null && (alarms >> tests.size() & 1) != 0 ? fault.message() : null;
    }

    /** The program that computes the outputs. */
    Program main(Watch watch) {
        return switch (watch) {
            case NONE -> Program.of(args, outputs, List.of());
            case QUICK -> Program.of(args, outputs, List.of(anySuspect()));
            case EXACT -> Program.of(args, outputs, exact());
        };
    }

    private Expr anySuspect() {
        Expr any = suspects.getFirst();
        for (Expr e : suspects.subList(1, suspects.size())) {
            any = any.or(e);
        }
        return any;
    }

    /** The program that only tests. */
    Code diagnosis() {
        Code known = diagnosis;
        if (known == null) {
            known = Code.map(Program.of(args, List.of(), exact()));
            diagnosis = known;
        }
        return known;
    }

    /** The bits of {@link FpCondition} for alarms of the exact program or the diagnosis. */
    int conditions(int alarms) {
        int bits = 0;
        int k = 0;
        for (FpCondition c : tests.keySet()) {
            if ((alarms >> k++ & 1) != 0) {
                bits |= c.bit();
            }
        }
        return bits;
    }
}
