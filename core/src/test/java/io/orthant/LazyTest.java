package io.orthant;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.dtype.DType;
import io.orthant.error.AxisException;
import io.orthant.error.DTypeException;
import io.orthant.error.FpCondition;
import io.orthant.error.ReadOnlyException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.random.RandomState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lazy chains: the bits, dtypes and conditions of eager calls, in one pass. */
class LazyTest {
    /** A step of a chain, for arrays and for lazies. */
    private record Step(String name, Function<NDArray, NDArray> eager, Function<Lazy, Lazy> lazy) {}

    private static <T extends Arithmetic<T>> T square(T x) {
        return x.square();
    }

    private static List<Step> steps(NDArray row, NDArray full) {
        return List.of(
                new Step("plus row", a -> a.plus(row), l -> l.plus(row)),
                new Step("minus full", a -> a.minus(full), l -> l.minus(full)),
                new Step("times 1.2", a -> a.times(1.2), l -> l.times(1.2)),
                new Step("times 3", a -> a.times(3), l -> l.times(3)),
                new Step("div 7", a -> a.div(7), l -> l.div(7)),
                new Step("square", LazyTest::square, LazyTest::square),
                new Step("abs", NDArray::abs, Lazy::abs),
                new Step("exp", NDArray::exp, Lazy::exp),
                new Step("sin", NDArray::sin, Lazy::sin),
                new Step("tanh", NDArray::tanh, Lazy::tanh),
                new Step("sqrt", NDArray::sqrt, Lazy::sqrt),
                new Step("clip", a -> a.clip(-1.0, 1.0), l -> l.clip(-1.0, 1.0)),
                new Step("negate", NDArray::unaryMinus, Lazy::unaryMinus),
                new Step("maximum", a -> a.maximum(0.25), l -> l.maximum(0.25)),
                new Step("floorDivide", a -> a.floorDivide(2.5), l -> l.floorDivide(2.5)));
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"INT8", "UINT16", "INT64", "FLOAT16", "FLOAT32", "FLOAT64"})
    void randomChainsHaveTheBitsOfEagerCalls(DType type) {
        Random random = new Random(type.ordinal());
        RandomState rs = new RandomState(7);
        int chains = 0;
        for (int round = 0; round < 60; round++) {
            NDArray base = rs.randn(9, 2 * (5 + round)).times(3).astype(type);
            NDArray x = switch (round % 4) {
                case 0 -> base;
                case 1 -> base.transpose();
                case 2 -> base.get("::-1, ::2");
                default -> base.get(":, 1::2");
            };
            NDArray row = rs.randn(x.shape(1)).astype(DType.FLOAT32);
            NDArray full = rs.randn(x.shape(0), x.shape(1)).astype(type);
            List<Step> steps = steps(row, full);
            NDArray eager = x;
            Lazy lazy = x.lazy();
            List<String> chain = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(7); i++) {
                Step step = steps.get(random.nextInt(steps.size()));
                chain.add(step.name());
                NDArray before = eager;
                eager = ErrState.ignore().call(() -> step.eager().apply(before));
                lazy = step.lazy().apply(lazy);
            }
            Lazy whole = lazy;
            NDArray expected = eager;
            String what = type + " " + chain + " round " + round;
            ErrState.ignore().run(() -> {
                same(what, expected, whole.eval());
                same(what + " sum", expected.sum(), whole.sum().eval());
                same(what + " sum 0", expected.sum(0), whole.sum(0).eval());
                same(what + " mean 1", expected.mean(1), whole.mean(1).eval());
                same(what + " max", expected.max(1), whole.max(1).eval());
            });
            chains++;
        }
        System.out.println("lazy chains of " + type + ": " + chains + " equal to eager ones");
    }

    @Test
    void longSumsKeepThePairwiseTree() {
        for (int n : new int[] {7, 127, 129, 2047, 2048, 2049, 8191, 8193, 100_003, 1_000_000}) {
            NDArray x = new RandomState(n).randn(n);
            NDArray f = x.astype(DType.FLOAT32);
            NDArray i = x.times(1000).astype(DType.INT32);
            same(
                    "f64 " + n,
                    x.minus(0.5).square().sum(),
                    x.lazy().minus(0.5).square().sum().eval());
            same(
                    "f32 " + n,
                    f.minus(0.5).square().sum(),
                    f.lazy().minus(0.5).square().sum().eval());
            same("i32 " + n, i.times(0.1).sum(), i.lazy().times(0.1).sum().eval());
            NDArray y = x.get("::-1");
            same("reversed " + n, y.times(3).sum(), y.lazy().times(3).sum().eval());
        }
    }

    @Test
    void updateIsInPlaceAndKeepsTheDtype() {
        NDArray f = Np.arange(6.0).astype(DType.FLOAT32).reshape(2, 3);
        NDArray expected = f.minus(2).times(1.2).clip(-1, 1);
        assertSame(f, f.update(v -> v.minus(2).times(1.2).clip(-1, 1)));
        same("update", expected, f);
        NDArray i = Np.arange(5);
        assertThrows(DTypeException.class, () -> i.update(v -> v.times(0.5)));
        same("untouched", Np.arange(5), i);
    }

    @Test
    void overlappingTargetsAreSafe() {
        NDArray x = Np.arange(10.0);
        x.get(":-1").lazy().plus(x.get("1:")).into(x.get("1:"));
        assertArrayEquals(new double[] {0, 1, 3, 5, 7, 9, 11, 13, 15, 17}, x.toDoubleArray());
    }

    @Test
    void faultsShowWhereTheChainIsWritten() {
        Lazy x = Np.zeros(3, 4).lazy();
        assertThrows(ShapeException.class, () -> x.plus(Np.zeros(3)));
        assertThrows(AxisException.class, () -> x.sum(2));
        assertThrows(DTypeException.class, () -> x.apply(Np.bitwiseAnd, x, x));
        assertThrows(ValueException.class, () -> x.apply(Np.modf, x));
        assertThrows(ShapeException.class, () -> x.into(Np.zeros(4, 3)));
        NDArray fixed = Np.broadcastTo(Np.zeros(4), 3, 4);
        assertThrows(ReadOnlyException.class, () -> x.into(fixed));
    }

    @Test
    void conditionsAreThoseOfTheEagerCalls() {
        NDArray x = Np.array(1.0, 0.0, -1.0);
        List<String> eager = new ArrayList<>();
        List<String> lazy = new ArrayList<>();
        List<String> inPlace = new ArrayList<>();
        List<String> summed = new ArrayList<>();
        record(eager, () -> x.log().rdiv(1.0).clip(-1.0, 1.0));
        record(lazy, () -> x.lazy().log().rdiv(1.0).clip(-1.0, 1.0).eval());
        record(inPlace, () -> x.copy().update(v -> v.log().rdiv(1.0).clip(-1.0, 1.0)));
        record(summed, () -> x.lazy().log().square().sum().eval());
        assertEquals(List.of("log DIVIDE", "log INVALID", "divide DIVIDE"), eager);
        assertEquals(eager, lazy);
        assertEquals(eager, inPlace);
        assertTrue(summed.containsAll(List.of("log DIVIDE", "log INVALID")), summed.toString());
    }

    @Test
    void chainsOfManyOperationsHaveEnoughAlarms() {
        NDArray x = Np.array(0.5, 0.25);
        Lazy chain = x.lazy();
        List<Ufunc> all = List.of(
                Np.exp,
                Np.expm1,
                Np.exp2,
                Np.sinh,
                Np.cosh,
                Np.log,
                Np.log2,
                Np.log10,
                Np.log1p,
                Np.sqrt,
                Np.arcsin,
                Np.arctanh,
                Np.reciprocal,
                Np.tan,
                Np.arccosh,
                Np.sin,
                Np.cos,
                Np.square,
                Np.tanh,
                Np.arccos);
        for (Ufunc f : all) {
            chain = chain.apply(f, chain);
        }
        Lazy whole = chain;
        List<String> met = new ArrayList<>();
        record(met, whole::eval);
        assertTrue(met.contains("arccosh INVALID") || met.contains("lazy expression INVALID"), met.toString());
        NDArray y = x.copy();
        Lazy inPlace = y.lazy();
        for (Ufunc f : all) {
            inPlace = inPlace.apply(f, inPlace);
        }
        Lazy last = inPlace;
        ErrState.warn().run(() -> last.into(y));
        assertTrue(Double.isNaN(y.getDouble(0)));
    }

    @Test
    void longUpdatesFindConditionsInTheirBlocks() {
        NDArray x = new RandomState(3).rand(20_001).plus(0.5).astype(DType.FLOAT32);
        x.set(15_000, 0);
        NDArray expected = x.copy();
        List<String> eager = new ArrayList<>();
        record(eager, () -> expected.set("...", expected.log().plus(x).times(2).clip(-1.0, 1.0)));
        List<String> lazy = new ArrayList<>();
        NDArray y = x.copy();
        record(lazy, () -> y.update(v -> v.log().plus(y).times(2).clip(-1.0, 1.0)));
        same("blocks", expected, y);
        assertEquals(List.of("log DIVIDE"), eager);
        assertEquals(eager, lazy);
    }

    private static void record(List<String> into, Runnable body) {
        ErrState.callback((operation, condition) -> into.add(operation + " " + condition), FpCondition.values())
                .andIgnore(FpCondition.UNDERFLOW)
                .run(body);
    }

    @Test
    void deepChainsDoNotOverflowTheStack() {
        Lazy x = Np.ones(10).lazy();
        for (int i = 0; i < 5_000; i++) {
            x = x.plus(1.0);
        }
        assertEquals(5_001.0, x.eval().getDouble(3));
    }

    private static void same(String what, NDArray expected, NDArray got) {
        assertEquals(expected.dtype(), got.dtype(), what);
        assertArrayEquals(expected.shape(), got.shape(), what);
        double[] e = expected.astype(DType.FLOAT64).ravel().toDoubleArray();
        double[] g = got.astype(DType.FLOAT64).ravel().toDoubleArray();
        for (int i = 0; i < e.length; i++) {
            assertEquals(Double.doubleToLongBits(e[i]), Double.doubleToLongBits(g[i]), what + " at " + i);
        }
    }

    @Test
    void severalChainsInOnePassEqualEachByItself() {
        NDArray x = new RandomState(5).randn(6, 7);
        NDArray y = new RandomState(6).randn(7, 6).transpose();
        NDArray z = Np.arange(7.0);
        Lazy d = x.lazy().minus(y);
        Lazy mean = d.mean(0);
        Lazy[] chains = {
            d.times(d), d, y.lazy().plus(1), mean, d.minus(mean).gt(0), z.lazy().times(2), d, x.lazy()
        };
        List<NDArray> together = Lazy.evalAll(chains);
        assertEquals(chains.length, together.size());
        for (int i = 0; i < chains.length; i++) {
            NDArray alone = chains[i].eval();
            assertEquals(alone.repr(), together.get(i).repr());
            assertEquals(alone.dtype(), together.get(i).dtype());
            assertArrayEquals(alone.strides(), together.get(i).strides(), "layout of chain " + i);
        }
        assertEquals(List.of(), Lazy.evalAll());
    }

    @Test
    void conditionsOfSeveralChainsAreReportedOnceEach() {
        List<String> seen = new ArrayList<>();
        NDArray x = Np.array(1.0, 0.0, -1.0);
        ErrState.callback((operation, condition) -> seen.add(operation + " " + condition))
                .run(() -> {
                    Lazy log = x.lazy().apply(Np.log, x);
                    Lazy.evalAll(log.plus(1), log.minus(1), x.lazy().apply(Np.sqrt, x));
                });
        assertEquals(List.of("log DIVIDE", "log INVALID", "sqrt INVALID"), seen);
    }
}
