package io.orthant.op;

import static io.orthant.error.FpCondition.*;
import static io.orthant.op.Row.*;
import static io.orthant.op.Terms.*;

import io.orthant.dtype.DType;
import java.util.function.UnaryOperator;

/** Trigonometric and hyperbolic functions and their inverses. */
final class Trigonometry {
    private Trigonometry() {}

    /** Makes a row anew. */
    static Op named(String name) {
        return switch (name) {
            case "sin" ->
                row("sin", Prim.SIN, ComplexRules::sin, "sine of radians").build();
            case "cos" ->
                row("cos", Prim.COS, ComplexRules::cos, "cosine of radians").build();
            case "tan" ->
                row("tan", Prim.TAN, ComplexRules::tan, "tangent of radians").build();
            case "arcsin" ->
                row("arcsin", Prim.ARCSIN, ComplexRules::arcsin, "inverse sine in radians")
                        .build();
            case "arccos" ->
                row("arccos", Prim.ARCCOS, ComplexRules::arccos, "inverse cosine in radians")
                        .build();
            case "arctan" ->
                row("arctan", Prim.ARCTAN, ComplexRules::arctan, "inverse tangent in radians")
                        .raises(
                                DIVIDE,
                                (args, results) ->
                                        args.getFirst() instanceof Value.Complex z ? unit(z.im(), z.re()) : null)
                        .build();
            case "sinh" ->
                row("sinh", Prim.SINH, ComplexRules::sinh, "hyperbolic sine").build();
            case "cosh" ->
                row("cosh", Prim.COSH, ComplexRules::cosh, "hyperbolic cosine").build();
            case "tanh" ->
                row("tanh", Prim.TANH, ComplexRules::tanh, "hyperbolic tangent").build();
            case "arcsinh" ->
                row("arcsinh", Prim.ARCSINH, ComplexRules::arcsinh, "inverse hyperbolic sine")
                        .build();
            case "arccosh" ->
                row("arccosh", Prim.ARCCOSH, ComplexRules::arccosh, "inverse hyperbolic cosine")
                        .build();
            case "arctanh" ->
                row("arctanh", Prim.ARCTANH, ComplexRules::arctanh, "inverse hyperbolic tangent")
                        .raises(DIVIDE, (args, results) -> switch (args.getFirst()) {
                            case Value.Real x -> x.expr().abs().eq(x.expr().of(1));
                            case Value.Complex z -> unit(z.re(), z.im());
                        })
                        .build();
            case "arctan2" ->
                binary("arctan2")
                        .floats((y, x) -> apply(Prim.ARCTAN2, y, x))
                        .raises(UNDERFLOW)
                        .ulp(2)
                        .doc("angle of the point (x, y) in (-pi, pi]; the first operand is y")
                        .build();
            case "deg2rad" -> scaling("deg2rad", Math.PI / 180, (float) Math.PI / 180, "degrees to radians");
            case "radians" -> scaling("radians", Math.PI / 180, (float) Math.PI / 180, "degrees to radians");
            case "rad2deg" -> scaling("rad2deg", 180 / Math.PI, 180 / (float) Math.PI, "radians to degrees");
            case "degrees" -> scaling("degrees", 180 / Math.PI, 180 / (float) Math.PI, "radians to degrees");
            default -> throw new IllegalArgumentException("no row is named " + name);
        };
    }

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
