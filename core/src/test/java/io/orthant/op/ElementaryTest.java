package io.orthant.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.dtype.DType;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The definitions of elementary functions against {@link StrictMath}: float32 results against its double results, which
 * are exact to that precision; float64 results within the budget and StrictMath's own ulp.
 */
class ElementaryTest {
    private static final int ROUNDS = 4000;

    static Stream<Arguments> functions() {
        return Stream.of(
                Arguments.of(Prim.EXP, (DoubleUnaryOperator) StrictMath::exp, 1.0),
                Arguments.of(Prim.EXPM1, (DoubleUnaryOperator) StrictMath::expm1, 1.0),
                Arguments.of(Prim.EXP2, (DoubleUnaryOperator) x -> StrictMath.pow(2, x), 1.0),
                Arguments.of(Prim.LOG, (DoubleUnaryOperator) StrictMath::log, 1.0),
                Arguments.of(Prim.LOG10, (DoubleUnaryOperator) StrictMath::log10, 1.0),
                Arguments.of(Prim.LOG2, (DoubleUnaryOperator) RealMath::log2, 1.0),
                Arguments.of(Prim.LOG1P, (DoubleUnaryOperator) StrictMath::log1p, 1.0),
                Arguments.of(Prim.SINH, (DoubleUnaryOperator) StrictMath::sinh, 2.5),
                Arguments.of(Prim.COSH, (DoubleUnaryOperator) StrictMath::cosh, 1.5),
                Arguments.of(Prim.TANH, (DoubleUnaryOperator) StrictMath::tanh, 2.5),
                Arguments.of(Prim.SIN, (DoubleUnaryOperator) StrictMath::sin, 1.0),
                Arguments.of(Prim.COS, (DoubleUnaryOperator) StrictMath::cos, 1.0),
                Arguments.of(Prim.TAN, (DoubleUnaryOperator) StrictMath::tan, 2.5),
                Arguments.of(Prim.ARCSIN, (DoubleUnaryOperator) StrictMath::asin, 1.0),
                Arguments.of(Prim.ARCCOS, (DoubleUnaryOperator) StrictMath::acos, 1.0),
                Arguments.of(Prim.ARCTAN, (DoubleUnaryOperator) StrictMath::atan, 1.5),
                Arguments.of(Prim.ARCSINH, (DoubleUnaryOperator) RealMath::arcsinh, 2.0),
                Arguments.of(Prim.ARCCOSH, (DoubleUnaryOperator) RealMath::arccosh, 2.5),
                Arguments.of(Prim.ARCTANH, (DoubleUnaryOperator) RealMath::arctanh, 2.0));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void isWithinItsBudget(Prim prim, DoubleUnaryOperator truth, double ulp) {
        for (DType type : List.of(DType.FLOAT32, DType.FLOAT64)) {
            Program program = Program.of(List.of(type), List.of(Expr.apply(prim, Expr.arg(0, type))), List.of());
            assertTrue(program.code().size() > 5, "not defined by lane primitives");
            arguments(type).forEach(x -> {
                long[] result = new long[1];
                Reference.evaluate(program, new long[] {Reference.fromDouble(x, type)}, result);
                check(
                        prim + " " + type + " of " + x,
                        type,
                        truth.applyAsDouble(x),
                        Reference.toDouble(result[0], type),
                        ulp);
            });
        }
    }

    private static void check(String what, DType type, double expected, double actual, double ulp) {
        double rounded = type == DType.FLOAT32 ? (float) expected : expected;
        if (Double.isNaN(rounded) || Double.isInfinite(rounded) || rounded == 0) {
            assertEquals(rounded, actual, what);
            return;
        }
        double unit = type == DType.FLOAT32 ? Math.ulp((float) expected) : Math.ulp(expected);
        double allowed = type == DType.FLOAT32 ? ulp : ulp + 1;
        assertTrue(
                Math.abs(expected - actual) <= allowed * unit,
                () -> what + ": expected " + expected + ", got " + actual);
    }

    private static Stream<Double> arguments(DType type) {
        boolean single = type == DType.FLOAT32;
        double[] special = {
            0.0,
            -0.0,
            1,
            -1,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            single ? Float.MIN_VALUE : Double.MIN_VALUE,
            single ? Float.MIN_NORMAL : Double.MIN_NORMAL,
            single ? Float.MAX_VALUE : Double.MAX_VALUE,
            single ? -Float.MAX_VALUE : -Double.MAX_VALUE,
            single ? 88.72283 : 709.782712893384,
            single ? 88.72284 : 709.7827128933841,
            single ? -103.9 : -745.1,
            single ? -104.1 : -745.2,
            -740,
            -90,
            1024,
            1023.5,
            -1074,
            -1075.5,
            128,
            -149,
            -150.5,
            0.5,
            2,
            10,
            1000,
            1024
        };
        SplittableRandom random = new SplittableRandom(1);
        double range = single ? 170 : 1400;
        Stream<Double> numbers = Stream.generate(() -> switch (random.nextInt(4)) {
                    case 0 -> (random.nextDouble() - 0.5) * 4;
                    case 1 -> (random.nextDouble() - 0.5) * range;
                    case 2 -> Math.exp((random.nextDouble() - 0.5) * range);
                    default -> 1 + (random.nextDouble() - 0.5) * 1e-3;
                })
                .limit(ROUNDS);
        return Stream.concat(java.util.Arrays.stream(special).boxed(), numbers)
                .map(x -> single ? (double) (float) (double) x : x);
    }
}
