package io.orthant.internal.exec;

import io.orthant.dtype.Casting;
import io.orthant.dtype.DType;
import io.orthant.internal.exec.Reduction.Options;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Expr;
import io.orthant.op.Op;
import io.orthant.op.OpTable;
import io.orthant.op.Value;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mean, variance and their kin, in NumPy's dtypes and order of operations. */
public final class Statistics {
    private static final Op ADD = OpTable.named("add");
    private static final Dispatch DIVIDE = new Dispatch(OpTable.named("divide"));
    private static final Dispatch SQRT = new Dispatch(OpTable.named("sqrt"));
    private static final System.Logger LOGGER = System.getLogger("io.orthant");

    private Statistics() {}

    /** The arithmetic mean: integers in float64, float16 summed in float32. */
    public static Strided mean(Strided a, Options options) {
        return mean(Elements.of(a), options);
    }

    /** As {@link #mean(Strided, Options)}, of elements. */
    static Strided mean(Elements a, Options options) {
        DType type = options.dtype() != null ? options.dtype() : meanType(a.type());
        Strided count = count(a.shape(), options);
        if (isZero(count)) {
            warn("Mean of empty slice");
        }
        Strided sum = Reduction.reduce(ADD, a, options.withDtype(type).withOut(null));
        Strided mean = divide(sum, count, type);
        return deliver(mean, options, a.type() == DType.FLOAT16 && options.dtype() == null ? DType.FLOAT16 : type);
    }

    /** The variance with {@code n - ddof} in the denominator, in two passes: mean, then squared differences. */
    public static Strided var(Strided a, Options options, double ddof) {
        return deliver(variance(a, options, ddof), options, varType(a.dtype(), options.dtype()));
    }

    /** The square root of the variance. */
    public static Strided std(Strided a, Options options, double ddof) {
        Strided root = SQRT.call(List.of(Operand.of(variance(a, options, ddof))), Dispatch.Options.NONE)
                .getFirst();
        return deliver(root, options, varType(a.dtype(), options.dtype()));
    }

    private static Strided variance(Strided a, Options options, double ddof) {
        DType type = options.dtype() != null ? options.dtype() : meanType(a.dtype());
        Options whole = options.withDtype(type).withOut(null).withKeepdims(true);
        Strided count = count(a.shape(), options.withKeepdims(true));
        Strided freedom = lessDdof(count, ddof);
        if (isZero(freedom)) {
            warn("Degrees of freedom <= 0 for slice");
        }
        Strided sum = Reduction.reduce(ADD, Elements.of(a), whole);
        Strided mean = divide(sum, count, type);
        Strided mean1 = mean.broadcastTo(a.shape());
        Elements squares = new Elements(List.of(a, mean1), a.shape(), type.realType(), v -> squared(v, type));
        Strided total = Reduction.reduce(ADD, squares, whole.withDtype(type.realType()));
        Strided result = divide(total, freedom, type.realType());
        return options.keepdims()
                ? result
                : Reduction.dropAxes(result, Reduction.axes("var", options.axes(), a.rank()));
    }

    private static Value squared(List<Value> v, DType type) {
        return switch (v.getFirst().cast(type)) {
            case Value.Real x -> {
                Expr d = x.expr().minus(((Value.Real) v.get(1)).expr());
                yield new Value.Real(d.times(d));
            }
            case Value.Complex x -> {
                Value.Complex m = (Value.Complex) v.get(1);
                Expr re = x.re().minus(m.re());
                Expr im = x.im().minus(m.im());
                yield new Value.Real(re.times(re).plus(im.times(im)));
            }
        };
    }

    /** The dtype of a mean. */
    static DType resultType(DType type) {
        return type == DType.FLOAT16 ? type : meanType(type);
    }

    private static DType meanType(DType type) {
        return switch (type) {
            case FLOAT16 -> DType.FLOAT32;
            case FLOAT32, FLOAT64, COMPLEX64, COMPLEX128 -> type;
            default -> DType.FLOAT64;
        };
    }

    private static DType varType(DType type, @Nullable DType asked) {
        return asked != null ? asked.realType() : type.isInexact() ? type.realType() : DType.FLOAT64;
    }

    // how many elements each result is made of: one number, or with a mask an array of them
    private static Strided count(long[] shape, Options options) {
        if (options.where() != null) {
            Strided ones = options.where().broadcastTo(shape);
            Options counting =
                    new Options(options.axes(), options.keepdims(), DType.INT64, null, null, null);
            return Reduction.reduce(ADD, Elements.of(ones), counting);
        }
        long n = 1;
        for (int axis : Reduction.axes("mean", options.axes(), shape.length)) {
            n *= shape[axis];
        }
        return Strided.of(DType.INT64, new long[] {n});
    }

    private static Strided lessDdof(Strided count, double ddof) {
        long[] n = (long[]) Assign.contiguous(count, DType.INT64).array();
        double[] left = Arrays.stream(n).mapToDouble(k -> Math.max(k - ddof, 0)).toArray();
        return Strided.of(DType.FLOAT64, left, count.shape());
    }

    private static boolean isZero(Strided count) {
        Strided flat = Assign.contiguous(count, DType.FLOAT64);
        return Arrays.stream((double[]) flat.array()).anyMatch(v -> v <= 0);
    }

    private static Strided divide(Strided sum, Strided by, DType type) {
        Dispatch.Options unsafe = new Dispatch.Options(List.of(), null, type, Casting.UNSAFE);
        return DIVIDE.call(List.of(Operand.of(sum), Operand.of(by)), unsafe).getFirst();
    }

    private static Strided deliver(Strided result, Options options, DType type) {
        if (options.out() != null) {
            Assign.assign(result, options.out());
            return options.out();
        }
        return result.dtype() == type ? result : Assign.copy(result, type);
    }

    private static void warn(String text) {
        if (FpHandling.current().watched() != 0) {
            LOGGER.log(System.Logger.Level.WARNING, "RuntimeWarning: " + text);
        }
    }
}
