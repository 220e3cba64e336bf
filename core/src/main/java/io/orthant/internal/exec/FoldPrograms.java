package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.kernel.KernelKey.Mode;
import io.orthant.op.Expr;
import io.orthant.op.Op;
import io.orthant.op.Program;
import io.orthant.op.Value;
import java.util.ArrayList;
import java.util.List;

/** The programs that fold: accumulators first. */
final class FoldPrograms {
    private static final KnownCode PLAIN = new KnownCode();

    private FoldPrograms() {}

    /** The code of a fold of so many elements at once; that over an array's own items is kept. */
    static Code code(Op op, Elements elements, DType type, boolean masked, Mode mode, int count) {
        KnownCode known = elements.direct() ? PLAIN : elements.known();
        if (known == null) {
            return new Code(of(op, elements, type, masked, count), mode);
        }
        DType source = elements.sources().getFirst().dtype();
        long key = source.ordinal() | elements.type().ordinal() << 4 | type.ordinal() << 8 | mode.ordinal() << 12;
        key |= masked ? 1 << 16 : 0;
        key |= (long) count << 17;
        return known.fold(op, key, () -> new Code(of(op, elements, type, masked, count), mode));
    }

    static Program of(Op op, Elements elements, DType type, boolean masked) {
        return of(op, elements, type, masked, 1);
    }

    /** Folds several elements one after the other; their operands follow one another. */
    static Program of(Op op, Elements elements, DType type, boolean masked, int count) {
        List<DType> args = new ArrayList<>();
        DType real = type.realType();
        Value acc;
        args.add(real);
        if (type.isComplex()) {
            args.add(real);
            acc = new Value.Complex(Expr.arg(0, real), Expr.arg(1, real));
        } else {
            acc = new Value.Real(Expr.arg(0, real));
        }
        Op.Loop loop = FoldTypes.loop(op, type);
        Value folded = acc;
        for (int k = 0; k < count; k++) {
            Value element = elements.value(args, args.size());
            folded = loop.body().build(List.of(folded, element)).getFirst();
        }
        List<Expr> outputs = folded.parts();
        if (masked) {
            Expr mask = Expr.arg(args.size(), DType.BOOL);
            args.add(DType.BOOL);
            List<Expr> old = acc.parts();
            List<Expr> chosen = new ArrayList<>();
            for (int i = 0; i < outputs.size(); i++) {
                chosen.add(LoopPrograms.select(mask, outputs.get(i), old.get(i)));
            }
            outputs = chosen;
        }
        return Program.of(args, outputs, List.of());
    }
}
