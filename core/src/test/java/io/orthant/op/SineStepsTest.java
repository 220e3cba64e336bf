package io.orthant.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.dtype.DType;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sine and cosine against those of the JDK, which are within 1 ulp themselves. */
class SineStepsTest {
    private static final double[] SPECIALS = {
        0.0,
        -0.0,
        1,
        -1,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        1e-320,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        1e300,
        709.782712893384,
        709.7827128933841,
        710,
        -745.13,
        -745.14,
        -708.5,
        -720.25,
        88.72,
        88.73,
        -87.5,
        -103.9,
        -104,
        Math.PI,
        Math.PI / 2,
        3 * Math.PI / 4,
        1e5,
        0x1p22,
        0x1p23,
        1e15,
        1e22,
        Math.E,
        0.5,
        2,
        Math.sqrt(0.5),
        Math.sqrt(2),
        1.0000000000000002,
        0.9999999999999999,
        1e-5,
        1e-300,
        32768,
        32769.5,
        710.4758600739439
    };

    @ParameterizedTest
    @EnumSource(names = {"SIN", "COS"})
    void near(Prim prim) {
        DoubleUnaryOperator jdk = prim == Prim.SIN ? Math::sin : Math::cos;
        for (DType type : List.of(DType.FLOAT64, DType.FLOAT32)) {
            Expr x = Expr.arg(0, type);
            Program program = Program.of(List.of(type), List.of(Expr.apply(prim, x)), List.of());
            assertTrue(program.code().size() > 10);
            Random random = new Random(5);
            long worst = 0;
            int beyond = 0;
            for (int k = 0; k < 60_000; k++) {
                double v = k < SPECIALS.length ? SPECIALS[k] : sample(random, k);
                long in = Reference.fromDouble(v, type);
                long[] out = new long[1];
                Reference.evaluate(program, new long[] {in}, out);
                double given = Reference.toDouble(in, type);
                long expected = Reference.fromDouble(jdk.applyAsDouble(given), type);
                double e = Reference.toDouble(expected, type);
                double a = Reference.toDouble(out[0], type);
                String what = prim + " " + type + " of " + given + ": " + e + ", " + a;
                if (!Double.isFinite(e) || e == 0) {
                    assertEquals(e, a, what);
                    continue;
                }
                assertEquals(Math.signum(e), Math.signum(a), what);
                long ulps = Math.abs(expected - out[0]);
                assertTrue(ulps <= 1, () -> what + ": " + ulps + " ulp apart");
                worst = Math.max(worst, ulps);
                beyond += ulps > 0 ? 1 : 0;
            }
            System.out.println(
                    prim + " " + type + ": of 60000, " + beyond + " differ from the JDK, by up to " + worst + " ulp");
        }
    }

    private static double sample(Random random, int k) {
        double sign = random.nextBoolean() ? 1 : -1;
        return k % 4 == 0
                ? Math.nextUp(random.nextInt(1 << 20) * (Math.PI / 2))
                : sign * Math.pow(2, random.nextInt(40) - 16) * random.nextDouble();
    }
}
