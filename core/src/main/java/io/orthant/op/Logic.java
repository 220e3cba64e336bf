package io.orthant.op;

import static io.orthant.dtype.DType.BOOL;
import static io.orthant.op.Row.*;
import static io.orthant.op.Terms.truth;

import io.orthant.dtype.DType;
import java.util.List;
import java.util.function.BinaryOperator;

/** Truth values: whatever is not zero is true, NaN included. */
final class Logic {
    private Logic() {}

    /** Makes a row anew. */
    static Op named(String name) {
        return switch (name) {
            case "logicalAnd" ->
                logical("logicalAnd", Expr::and, "whether both are true")
                        .identity(1)
                        .build();
            case "logicalOr" ->
                logical("logicalOr", Expr::or, "whether one is true")
                        .identity(0)
                        .build();
            case "logicalXor" ->
                logical("logicalXor", Terms::xor, "whether exactly one is true")
                        .identity(0)
                        .build();
            case "logicalNot" ->
                unary("logicalNot")
                        .real(x -> truth(x).not())
                        .complexes(z -> new Value.Real(truth(z).not()))
                        .doc("whether zero")
                        .build();
            default -> throw new IllegalArgumentException("no row is named " + name);
        };
    }

    private static BinaryRow logical(String name, BinaryOperator<Expr> of, String doc) {
        return binary(name)
                .real((x, y) -> of.apply(truth(x), truth(y)))
                .complexes((x, y) -> new Value.Real(of.apply(truth(x), truth(y))))
                .promoter(Logic::boolIfMixed)
                .doc(doc);
    }

    private static List<DType> boolIfMixed(List<DType> types) {
        return types.stream().distinct().count() > 1 ? List.of(BOOL, BOOL) : types;
    }
}
