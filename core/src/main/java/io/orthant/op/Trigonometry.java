package io.orthant.op;

import static io.orthant.error.FpCondition.*;
import static io.orthant.op.Row.*;
import static io.orthant.op.Terms.*;

import io.orthant.dtype.DType;
import java.util.List;
import java.util.function.UnaryOperator;

/** Trigonometric and hyperbolic functions and their inverses. */
final class Trigonometry {
    private Trigonometry() {}

    static final Op SIN =
            row("sin", Prim.SIN, ComplexRules::sin, "sine of radians").build();
    static final Op COS =
            row("cos", Prim.COS, ComplexRules::cos, "cosine of radians").build();
    static final Op TAN =
            row("tan", Prim.TAN, ComplexRules::tan, "tangent of radians").build();

    static final Op ARCSIN = row("arcsin", Prim.ARCSIN, ComplexRules::arcsin, "inverse sine in radians")
            .build();
    static final Op ARCCOS = row("arccos", Prim.ARCCOS, ComplexRules::arccos, "inverse cosine in radians")
            .build();
    static final Op ARCTAN = row("arctan", Prim.ARCTAN, ComplexRules::arctan, "inverse tangent in radians")
            .raises(DIVIDE, (args, results) -> args.getFirst() instanceof Value.Complex z ? unit(z.im(), z.re()) : null)
            .build();

    static final Op SINH =
            row("sinh", Prim.SINH, ComplexRules::sinh, "hyperbolic sine").build();
    static final Op COSH =
            row("cosh", Prim.COSH, ComplexRules::cosh, "hyperbolic cosine").build();
    static final Op TANH =
            row("tanh", Prim.TANH, ComplexRules::tanh, "hyperbolic tangent").build();

    static final Op ARCSINH = row("arcsinh", Prim.ARCSINH, ComplexRules::arcsinh, "inverse hyperbolic sine")
            .build();
    static final Op ARCCOSH = row("arccosh", Prim.ARCCOSH, ComplexRules::arccosh, "inverse hyperbolic cosine")
            .build();
    static final Op ARCTANH = row("arctanh", Prim.ARCTANH, ComplexRules::arctanh, "inverse hyperbolic tangent")
            .raises(DIVIDE, (args, results) -> switch (args.getFirst()) {
                case Value.Real x -> x.expr().abs().eq(x.expr().of(1));
                case Value.Complex z -> unit(z.re(), z.im());
            })
            .build();

    static final Op ARCTAN2 = binary("arctan2")
            .floats((y, x) -> apply(Prim.ARCTAN2, y, x))
            .raises(UNDERFLOW)
            .ulp(2)
            .doc("angle of the point (x, y) in (-pi, pi]; the first operand is y")
            .build();

    static final Op DEG2RAD = scaling("deg2rad", Math.PI / 180, (float) Math.PI / 180, "degrees to radians");
    static final Op RADIANS = scaling("radians", Math.PI / 180, (float) Math.PI / 180, "degrees to radians");
    static final Op RAD2DEG = scaling("rad2deg", 180 / Math.PI, 180 / (float) Math.PI, "radians to degrees");
    static final Op DEGREES = scaling("degrees", 180 / Math.PI, 180 / (float) Math.PI, "radians to degrees");

    static final List<Op> ALL = List.of(
            SIN, COS, TAN, ARCSIN, ARCCOS, ARCTAN, SINH, COSH, TANH, ARCSINH, ARCCOSH, ARCTANH, ARCTAN2, DEG2RAD,
            RADIANS, RAD2DEG, DEGREES);

    private static UnaryRow row(String name, Prim prim, UnaryOperator<Value.Complex> complex, String doc) {
        return unary(name)
                .floats(x -> apply(prim, x))
                .complexes(complex::apply)
                .raises(OVERFLOW, UNDERFLOW, INVALID)
                .ulp(2)
                .doc(doc);
    }

    // 1 or -1 on its axis
    private static Expr unit(Expr part, Expr other) {
        return part.abs().eq(part.of(1)).and(other.eq(other.of(0)));
    }

    // the factor is computed in the loop's own precision
    private static Op scaling(String name, double factor, float singleFactor, String doc) {
        return unary(name)
                .floats(x -> x.times(x.type() == DType.FLOAT32 ? singleFactor : factor))
                .raises(OVERFLOW, UNDERFLOW)
                .doc(doc)
                .build();
    }
}
