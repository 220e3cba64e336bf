package io.orthant.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.dtype.DType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Division, remainder, power and angle in lane primitives against the scalar definitions, extremes included. */
class DivisionsTest {
    private static final int ROUNDS = 60_000;
    private static final double[] FLOATS = {
        0.0,
        -0.0,
        1,
        -1,
        2,
        0.5,
        3,
        -3,
        10,
        1.5,
        -2.5,
        1e300,
        -1e300,
        1e-300,
        0x1p53,
        0x1p53 + 2,
        0x1p60,
        0x1p22,
        0x1p20 + 1,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MIN_NORMAL,
        Double.MAX_VALUE
    };

    @ParameterizedTest
    @EnumSource(names = {"INT8", "UINT8", "INT16", "UINT16", "INT32", "UINT32", "INT64"})
    void integersDivideExactly(DType type) {
        Random random = new Random(type.ordinal());
        int bits = type.itemSize() * 8;
        for (Prim p : List.of(Prim.FLOOR_DIV, Prim.FLOOR_MOD, Prim.TRUNC_MOD)) {
            Program program = binary(p, type);
            assertTrue(program.code().size() > 3, "not defined by lane primitives");
            for (int k = 0; k < ROUNDS; k++) {
                long a = integer(type, bits, random);
                long b = integer(type, bits, random);
                if (random.nextInt(4) == 0) {
                    // close to a multiple
                    a = Reference.wrap(b * random.nextInt(1000) + random.nextInt(3) - 1, type);
                }
                assertEquals(
                        Integers.apply(p, type, a, b), evaluate(program, a, b), p + " " + type + " " + a + ", " + b);
            }
        }
    }

    private static long integer(DType type, int bits, Random random) {
        long extreme = (1L << (bits - 1)) - 2 + random.nextInt(5);
        return switch (random.nextInt(4)) {
            case 0 -> Reference.wrap(extreme, type);
            case 1 -> Reference.wrap(random.nextInt(40) - 20, type);
            default -> Reference.wrap(random.nextLong() >> random.nextInt(bits), type);
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void floatsDivideExactly(DType type) {
        Random random = new Random(2);
        for (Prim p : List.of(Prim.FLOOR_DIV, Prim.FLOOR_MOD, Prim.TRUNC_MOD)) {
            Program program = binary(p, type);
            for (int k = 0; k < ROUNDS; k++) {
                long a = Reference.fromDouble(real(random), type);
                long b = Reference.fromDouble(real(random), type);
                long expected = Reference.apply(p, type, a, b, 0);
                assertSame(type, expected, evaluate(program, a, b), p + " " + type, a, b);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void powersAreWithinTheirBudget(DType type) {
        Random random = new Random(3);
        Program program = binary(Prim.POW, type);
        for (int k = 0; k < ROUNDS; k++) {
            double x = Reference.toDouble(Reference.fromDouble(real(random), type), type);
            double y = Reference.toDouble(Reference.fromDouble(real(random), type), type);
            double power = RealMath.power(x, y);
            double actual = Reference.toDouble(
                    evaluate(program, Reference.fromDouble(x, type), Reference.fromDouble(y, type)), type);
            double expected = type == DType.FLOAT32 ? (float) power : power;
            if (Double.isFinite(expected) && expected != 0) {
                double unit = type == DType.FLOAT32 ? Math.ulp((float) expected) : Math.ulp(expected);
                assertTrue(Math.abs(actual - expected) <= unit, x + "^" + y + ": " + actual + ", not " + expected);
            } else {
                assertEquals(expected, actual, x + "^" + y);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void anglesAreWithinTheirBudget(DType type) {
        Random random = new Random(6);
        Program program = binary(Prim.ARCTAN2, type);
        for (int k = 0; k < ROUNDS; k++) {
            double y = Reference.toDouble(Reference.fromDouble(real(random), type), type);
            double x = random.nextInt(8) == 0 ? y : Reference.toDouble(Reference.fromDouble(real(random), type), type);
            double angle = StrictMath.atan2(y, x);
            double actual = Reference.toDouble(
                    evaluate(program, Reference.fromDouble(y, type), Reference.fromDouble(x, type)), type);
            double expected = type == DType.FLOAT32 ? (float) angle : angle;
            if (Double.isNaN(expected) || expected == 0) {
                assertEquals(expected, actual, y + ", " + x);
                continue;
            }
            double unit = type == DType.FLOAT32 ? Math.ulp((float) expected) : Math.ulp(expected);
            assertTrue(Math.abs(actual - expected) <= 2 * unit, y + ", " + x + ": " + actual + ", not " + expected);
        }
    }

    /** Small integer powers are exact where they fit, and correctly rounded within a tenth of an ulp elsewhere. */
    @ParameterizedTest
    @EnumSource(names = {"FLOAT64"})
    void powersAreAsGoodAsPromised(DType type) {
        Random random = new Random(4);
        Program program = binary(Prim.POW, type);
        double worst = 0;
        for (int k = 0; k < 20_000; k++) {
            double x = 0.5 + random.nextDouble() * 3;
            int n = 1 + random.nextInt(200);
            double actual = Double.longBitsToDouble(
                    evaluate(program, Double.doubleToRawLongBits(x), Double.doubleToRawLongBits(n)));
            BigDecimal exact = new BigDecimal(x).pow(n, new MathContext(40));
            double error = exact.subtract(new BigDecimal(actual)).abs().doubleValue() / Math.ulp(actual);
            worst = Math.max(worst, error);
        }
        assertTrue(worst < 0.65, "error of " + worst + " ulp");
    }

    private static double real(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> FLOATS[random.nextInt(FLOATS.length)];
            case 1 -> Double.longBitsToDouble(random.nextLong());
            case 2 -> random.nextInt(40) - 20;
            default -> random.nextGaussian() * Math.pow(10, random.nextInt(7) - 3);
        };
    }

    private static Program binary(Prim p, DType type) {
        Expr value = Expr.apply(p, Expr.arg(0, type), Expr.arg(1, type));
        return Program.of(List.of(type, type), List.of(value), List.of());
    }

    private static long evaluate(Program program, long a, long b) {
        long[] result = new long[1];
        Reference.evaluate(program, new long[] {a, b}, result);
        return result[0];
    }

    private static void assertSame(DType type, long expected, long actual, String what, long a, long b) {
        double e = Reference.toDouble(expected, type);
        double r = Reference.toDouble(actual, type);
        assertTrue(
                expected == actual || Double.isNaN(e) && Double.isNaN(r),
                () -> what + " of " + Reference.toDouble(a, type) + ", " + Reference.toDouble(b, type) + ": " + r
                        + ", not " + e);
    }
}
