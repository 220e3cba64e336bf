package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Promotion;
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

    private static final int DTYPES = DType.values().length;

    // by the items' dtype and that of the mean
    private static final KnownCode[] SQUARES = new KnownCode[DTYPES * DTYPES];

    static {
        for (int i = 0; i < SQUARES.length; i++) {
            SQUARES[i] = new KnownCode();
        }
    }

    private Statistics() {}

    /** Made when first needed, as its row takes a cold JVM a while. */
    private static final class Root {
        private static final Dispatch SQRT = new Dispatch(OpTable.named("sqrt"));
    }

    /** The arithmetic mean: integers in float64, float16 summed in float32. */
    public static Strided mean(Strided a, Options options) {
        Strided whole = WholeMoments.mean(a, options);
        return whole != null ? whole : mean(Elements.of(a), options);
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
        Strided whole = quickly(a, options, ddof, false);
        return whole != null
                ? whole
                : deliver(variance(a, options, ddof), options, varType(a.dtype(), options.dtype()));
    }

    /** The square root of the variance. */
    public static Strided std(Strided a, Options options, double ddof) {
        Strided whole = quickly(a, options, ddof, true);
        if (whole != null) {
            return whole;
        }
        Strided root = Root.SQRT
                .call(List.of(Operand.of(variance(a, options, ddof))), Dispatch.Options.NONE)
                .getFirst();
        return deliver(root, options, varType(a.dtype(), options.dtype()));
    }

    private static @Nullable Strided quickly(Strided a, Options options, double ddof, boolean root) {
        Strided whole = WholeMoments.variance(a, options, ddof, root);
        return whole != null ? whole : PlaneMoments.variance(a, options, ddof, root);
    }

    private static Strided variance(Strided a, Options options, double ddof) {
        DType type = varianceType(a.dtype(), options.dtype());
        Options whole = options.withDtype(type).withOut(null).withKeepdims(true);
        Strided count = count(a.shape(), options.withKeepdims(true));
        Strided freedom = lessDdof(count, ddof);
        if (isZero(freedom)) {
            warn("Degrees of freedom <= 0 for slice");
        }
        Strided sum = Reduction.reduce(ADD, Elements.of(a), whole);
        Strided mean = divide(sum, count, type);
        DType wide = Promotion.promote(a.dtype(), type);
        boolean modulus = a.dtype().isComplex() || a.dtype().isBool();
        Elements squares = new Elements(
                List.of(a, mean.broadcastTo(a.shape())),
                a.shape(),
                modulus ? wide.realType() : wide,
                v -> squared(v.getFirst().cast(wide), v.get(1).cast(wide), modulus),
                false,
                SQUARES[a.dtype().ordinal() * DTYPES + type.ordinal()]);
        DType sumType = options.dtype() != null ? options.dtype() : squares.type();
        Strided total = Reduction.reduce(ADD, squares, whole.withDtype(sumType));
        Strided result = divide(total, freedom, sumType);
        return options.keepdims()
                ? result
                : Reduction.dropAxes(result, Reduction.axes("var", options.axes(), a.rank()));
    }

    // the squared deviation, of complex items its squared modulus; rounded after each step as NumPy's ufuncs are
    private static Value squared(Value x, Value mean, boolean modulus) {
        return switch (x) {
            case Value.Real r -> {
                Expr m = ((Value.Real) mean).expr();
                if (r.type() == DType.FLOAT16) {
                    Expr half = r.expr().cast(DType.FLOAT32).minus(m.cast(DType.FLOAT32));
                    Expr rounded = half.cast(DType.FLOAT16).cast(DType.FLOAT32);
                    yield new Value.Real(rounded.times(rounded).cast(DType.FLOAT16));
                }
                Expr d = r.expr().minus(m);
                yield new Value.Real(d.times(d));
            }
            case Value.Complex c -> {
                Value.Complex m = (Value.Complex) mean;
                Expr re = c.re().minus(m.re());
                Expr im = c.im().minus(m.im());
                if (modulus) {
                    yield new Value.Real(re.times(re).plus(im.times(im)));
                }
                Expr cross = re.times(im);
                yield new Value.Complex(re.times(re).minus(im.times(im)), cross.plus(cross));
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

    // unlike the mean, the variance of float16 is computed in float16 all along
    private static DType varianceType(DType type, @Nullable DType asked) {
        return asked != null ? asked : type.isInexact() ? type : DType.FLOAT64;
    }

    private static DType varType(DType type, @Nullable DType asked) {
        return asked != null ? asked : type.isInexact() ? type.realType() : DType.FLOAT64;
    }

    // how many elements each result is made of: one number, or with a mask an array of them
    private static Strided count(long[] shape, Options options) {
        if (options.where() != null) {
            Strided ones = options.where().broadcastTo(shape);
            Options counting = new Options(options.axes(), options.keepdims(), DType.INT64, null, null, null);
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
        // as in NumPy the count is an int64: the division runs in the promoted dtype and its result is rounded once
        // more
        Strided quotient = DIVIDE.call(List.of(Operand.of(sum), Operand.of(by)), Dispatch.Options.NONE)
                .getFirst();
        return quotient.dtype() == type ? quotient : Assign.copyLike(quotient, type);
    }

    private static Strided deliver(Strided result, Options options, DType type) {
        if (options.out() != null) {
            Assign.assign(result, options.out());
            return options.out();
        }
        return result.dtype() == type ? result : Assign.copy(result, type);
    }

    static void warn(String text) {
        if (FpHandling.current().watched() != 0) {
            System.getLogger("io.orthant").log(System.Logger.Level.WARNING, "RuntimeWarning: " + text);
        }
    }
}
