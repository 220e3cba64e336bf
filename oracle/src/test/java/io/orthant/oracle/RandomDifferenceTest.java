package io.orthant.oracle;

import static io.orthant.oracle.Differential.arrays;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.random.RandomState;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The legacy random state, draw for draw. */
class RandomDifferenceTest {
    private static final long[] SEEDS = {0, 1, 42, 123456789, 4294967295L};

    private final Samples samples = new Samples(31);

    @Test
    void streams() {
        Differential d = Differential.of("RandomState");
        for (long seed : SEEDS) {
            same(d, seed, "randn(3, 5)", r -> r.randn(3, 5));
            same(d, seed, "rand(7)", r -> r.rand(7));
            same(d, seed, "rand(0)", r -> r.rand(0));
            same(d, seed, "standard_normal((2, 3))", r -> r.standardNormal(2, 3));
            same(d, seed, "normal(1.5, 2.5, (4, 3))", r -> r.normal(1.5, 2.5, 4, 3));
            same(d, seed, "uniform(-3, 8, 9)", r -> r.uniform(-3, 8, 9));
            same(d, seed, "random_sample(5)", r -> r.randomSample(5));
            same(d, seed, "permutation(20)", r -> r.permutation(20));
            same(d, seed, "choice(10, 5)", r -> r.choice(10, 5));
            same(d, seed, "choice(10, (2, 4), replace=False)", r -> r.choice(10, new long[] {2, 4}, false, null));
            same(d, seed, "choice(5, 12, replace=False)", r -> r.choice(5, new long[] {12}, false, null));
            same(d, seed, "exponential(2.0, 6)", r -> r.exponential(2.0, 6));
            same(d, seed, "gamma(0.5, 2.0, 6)", r -> r.gamma(0.5, 2.0, 6));
            same(d, seed, "beta(2.0, 3.0, 6)", r -> r.beta(2.0, 3.0, 6));
            same(d, seed, "poisson(30.0, 12)", r -> r.poisson(30.0, 12));
            same(d, seed, "binomial(40, 0.3, 12)", r -> r.binomial(40, 0.3, 12));
            for (DType dtype : DType.values()) {
                String name = dtype.typeName();
                same(d, seed, "randint(0, 2, 9, dtype='" + name + "')", r -> r.randint(0, 2, dtype, 9));
                same(
                        d,
                        seed,
                        "randint(-100, 101, (3, 4), dtype='" + name + "')",
                        r -> r.randint(-100, 101, dtype, 3, 4));
                same(d, seed, "randint(3, 250, 33, dtype='" + name + "')", r -> r.randint(3, 250, dtype, 33));
            }
            NDArray p = samples.array(DType.FLOAT64, Layout.PLAIN, Samples.Values.POSITIVE, 6);
            double sum = 0;
            double[] items = (double[]) p.data().array();
            for (double x : items) {
                sum += x;
            }
            for (int i = 0; i < items.length; i++) {
                items[i] /= sum;
            }
            d.check(
                    "choice",
                    "np.random.RandomState(" + seed + ").choice(6, 20, p=p)",
                    arrays("p", p),
                    () -> new RandomState(seed).choice(6, new long[] {20}, true, p));
            d.check(
                    "choice",
                    "np.random.RandomState(" + seed + ").choice(6, 4, replace=False, p=p)",
                    arrays("p", p),
                    () -> new RandomState(seed).choice(6, new long[] {4}, false, p));
            for (Layout layout : new Layout[] {Layout.PLAIN, Layout.TRANSPOSED, Layout.STEPPED, Layout.REVERSED}) {
                for (DType dtype : DType.values()) {
                    for (long[] shape : new long[][] {{9}, {6, 3}, {4, 2, 3}}) {
                        NDArray a = samples.array(dtype, layout, Samples.Values.ALL, shape);
                        d.check(
                                "permutation",
                                "np.random.RandomState(" + seed + ").permutation(a)",
                                arrays("a", a),
                                () -> new RandomState(seed).permutation(a));
                        d.check("shuffle", "np.random.RandomState(" + seed + ").shuffle(a); a", arrays("a", a), () -> {
                            new RandomState(seed).shuffle(a);
                            return a;
                        });
                    }
                }
            }
        }
        d.finish();
    }

    private interface Draw {
        NDArray from(RandomState state);
    }

    // the second draw shows that the first one left the same state behind
    private static void same(Differential d, long seed, String call, Draw draw) {
        Callable<Object> java = () -> {
            RandomState r = new RandomState(seed);
            return new Object[] {draw.from(r), r.randn(2), r.rand(2)};
        };
        d.check(
                call.substring(0, call.indexOf('(')),
                "r = np.random.RandomState(" + seed + "); (r." + call + ", r.randn(2), r.rand(2))",
                arrays(),
                java);
    }
}
