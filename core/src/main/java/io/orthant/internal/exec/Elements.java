package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Expr;
import io.orthant.op.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a reduction folds: an array's items, or an expression over several arrays' items that is evaluated on the fly.
 *
 * @param sources the arrays, broadcast to one shape
 * @param shape that shape
 * @param type the dtype of the expression's value
 * @param body from the sources' items to the value
 * @param direct whether the value is the one source's item, cast at most
 * @param known the code made for these elements, if it is kept
 */
record Elements(
        List<Strided> sources,
        long[] shape,
        DType type,
        Function<List<Value>, Value> body,
        boolean direct,
        @Nullable KnownCode known) {

    Elements(List<Strided> sources, long[] shape, DType type, Function<List<Value>, Value> body) {
        this(sources, shape, type, body, false, null);
    }

    /** An array's own items. */
    static Elements of(Strided a) {
        return new Elements(List.of(a), a.shape(), a.dtype(), List::getFirst, true, null);
    }

    /** The items of one array after a change. */
    static Elements map(Strided a, DType type, Function<Value, Value> change) {
        return new Elements(List.of(a), a.shape(), type, v -> change.apply(v.getFirst()));
    }

    /** These elements converted. */
    Elements cast(DType to) {
        return to == type
                ? this
                : new Elements(sources, shape, to, v -> body.apply(v).cast(to), direct, null);
    }

    /** Whether the elements are just an array's items. */
    boolean isPlain() {
        return direct && sources.getFirst().dtype() == type;
    }

    /** The sources as real operands: complex ones as two. */
    List<Strided> operands() {
        List<Strided> operands = new ArrayList<>();
        sources.forEach(s -> Dispatch.addParts(operands, s));
        return operands;
    }

    /** The value over operands numbered from {@code first}; their dtypes are added to the list. */
    Value value(List<DType> args, int first) {
        return body.apply(load(args, first));
    }

    /** The sources' items as operands numbered from {@code first}; their dtypes are added to the list. */
    List<Value> load(List<DType> args, int first) {
        return load(sources, args, first);
    }

    /** Items of arrays as operands numbered from {@code first}; their dtypes are added to the list. */
    static List<Value> load(List<Strided> sources, List<DType> args, int first) {
        List<Value> values = new ArrayList<>();
        int next = first;
        for (Strided s : sources) {
            DType real = s.dtype().realType();
            args.add(real);
            if (s.dtype().isComplex()) {
                args.add(real);
                values.add(new Value.Complex(Expr.arg(next, real), Expr.arg(next + 1, real)));
                next += 2;
            } else {
                values.add(new Value.Real(Expr.arg(next, real)));
                next++;
            }
        }
        return values;
    }

    /** The elements stored: a fresh array which lies in memory as NumPy's result of the expression would. */
    Strided materialize() {
        Strided fresh = Layouts.like(type, shape, sources);
        Assign.evaluate(this, fresh);
        return fresh;
    }
}
