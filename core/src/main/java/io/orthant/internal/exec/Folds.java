package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.storage.Strided;
import io.orthant.op.Op;
import io.orthant.op.OpTable;
import java.util.List;

/** NumPy's named reductions in terms of folds. */
public final class Folds {
    private static final Op ADD = OpTable.named("add");
    private static final WholeFold SUM = new WholeFold(ADD);

    private Folds() {}

    // what follows is made when first needed, as rows take a cold JVM a while

    private static final class Product {
        private static final Op MULTIPLY = OpTable.named("multiply");
        private static final WholeFold PROD = new WholeFold(MULTIPLY);
    }

    private static final class Count {
        private static final WholeFold COUNT = new WholeFold(ADD, Folds::truth);
    }

    private static final class Extreme {
        private static final Dispatch SUBTRACT = new Dispatch(OpTable.named("subtract"));
        private static final Op MAXIMUM = OpTable.named("maximum");
        private static final Op MINIMUM = OpTable.named("minimum");
        private static final WholeFold MAX = new WholeFold(MAXIMUM);
        private static final WholeFold MIN = new WholeFold(MINIMUM);
    }

    private static final class Truth {
        private static final Op OR = OpTable.named("logicalOr");
        private static final Op AND = OpTable.named("logicalAnd");
        private static final WholeFold ANY = new WholeFold(OR);
        private static final WholeFold ALL = new WholeFold(AND);
    }

    private static Strided fold(WholeFold whole, Op op, Strided a, Reduction.Options options) {
        Strided result = whole.call(a, options);
        return result != null ? result : Reduction.reduce(op, a, options);
    }

    /** A fold with any operation, the short way for the most frequent ones. */
    static Strided reduce(Op op, Strided a, Reduction.Options options) {
        return switch (op.name()) {
            case "add" -> sum(a, options);
            case "maximum" -> max(a, options);
            case "minimum" -> min(a, options);
            default -> Reduction.reduce(op, a, options);
        };
    }

    /** Sum. */
    public static Strided sum(Strided a, Reduction.Options options) {
        return fold(SUM, ADD, a, options);
    }

    /** Product. */
    public static Strided prod(Strided a, Reduction.Options options) {
        return fold(Product.PROD, Product.MULTIPLY, a, options);
    }

    /** Largest item. */
    public static Strided max(Strided a, Reduction.Options options) {
        return fold(Extreme.MAX, Extreme.MAXIMUM, a, options);
    }

    /** Smallest item. */
    public static Strided min(Strided a, Reduction.Options options) {
        return fold(Extreme.MIN, Extreme.MINIMUM, a, options);
    }

    /** Largest minus smallest item. */
    public static Strided ptp(Strided a, Reduction.Options options) {
        Reduction.Options plain = options.withOut(null);
        List<Operand> ends = List.of(Operand.of(max(a, plain)), Operand.of(min(a, plain)));
        Strided range = Extreme.SUBTRACT.call(ends, Dispatch.Options.NONE).getFirst();
        if (options.out() == null) {
            return range;
        }
        Assign.assign(range, options.out());
        return options.out();
    }

    /** Whether any item is true. */
    public static Strided any(Strided a, Reduction.Options options) {
        Strided result = PlaneDecision.decide(a, options, true);
        return result != null ? result : fold(Truth.ANY, Truth.OR, a, options);
    }

    /** Whether all items are true. */
    public static Strided all(Strided a, Reduction.Options options) {
        Strided result = PlaneDecision.decide(a, options, false);
        return result != null ? result : fold(Truth.ALL, Truth.AND, a, options);
    }

    /** Number of items that are not zero. */
    public static Strided countNonzero(Strided a, Reduction.Options options) {
        Strided count = Count.COUNT.call(a, options);
        return count != null ? count : Reduction.reduce(ADD, truth(Elements.of(a)), options);
    }

    private static Elements truth(Elements a) {
        return Elements.map(
                a.sources().getFirst(), DType.INT64, v -> v.cast(DType.BOOL).cast(DType.INT64));
    }
}
