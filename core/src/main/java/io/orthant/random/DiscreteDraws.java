package io.orthant.random;

import static io.orthant.random.Law.positive;
import static io.orthant.random.Law.require;
import static io.orthant.random.Law.whole;

import io.orthant.NDArray;
import io.orthant.error.ValueException;
import io.orthant.internal.shape.Shapes;
import java.util.Arrays;

/**
 * The discrete and the multivariate distributions of a {@link RandomState}; counts are int64. As for the continuous
 * ones, arrays as parameters broadcast together and to the shape, if one is given.
 */
abstract sealed class DiscreteDraws extends ContinuousDraws permits RandomState {
    private static final Law<Law.LongDraw> BINOMIAL =
            whole((g, a, b, c) -> g.discrete().binomial(b, (long) a), count("n"), of("p", Constraint.IN_0_1));
    private static final Law<Law.LongDraw> NEGATIVE_BINOMIAL =
            whole((g, a, b, c) -> g.discrete().negativeBinomial(a, b), positive("n"), of("p", Constraint.IN_0_1));
    private static final Law<Law.LongDraw> POISSON =
            whole((g, a, b, c) -> g.discrete().poisson(a), of("lam", Constraint.POISSON_MEAN));
    private static final Law<Law.LongDraw> GEOMETRIC =
            whole((g, a, b, c) -> g.discrete().geometric(a), of("p", Constraint.ABOVE_0_TO_1));
    private static final Law<Law.LongDraw> HYPERGEOMETRIC = whole(
                    (g, a, b, c) -> g.discrete().hypergeometric((long) a, (long) b, (long) c),
                    count("ngood"),
                    count("nbad"),
                    count("nsample"))
            .together((good, bad, sample) -> {
                require(good + bad >= sample, "ngood + nbad < nsample");
                require(sample >= 1, "nsample < 1");
            });
    private static final Law<Law.LongDraw> ZIPF =
            whole((g, a, b, c) -> g.discrete().zipf(a), of("a", Constraint.ABOVE_1));
    private static final Law<Law.LongDraw> LOGSERIES =
            whole((g, a, b, c) -> g.discrete().logseries(a), of("p", Constraint.FROM_0_BELOW_1));
    private static final Law<Law.LongDraw> TO_MAX_INT =
            whole((g, a, b, c) -> g.stream().twister.nextLong() >>> 1);

    private static Law.Parameter of(String name, Constraint constraint) {
        return new Law.Parameter(name, constraint);
    }

    private static Law.Parameter count(String name) {
        return of(name, Constraint.COUNT);
    }

    /** An int64 in [0, 2^63). */
    public long tomaxint() {
        return oneWhole(TO_MAX_INT);
    }

    /** Int64 numbers in [0, 2^63). */
    public NDArray tomaxint(long... shape) {
        return manyWhole(TO_MAX_INT, shape, NO_PARAMETERS);
    }

    /** Successes in n trials of probability p. */
    public long binomial(long n, double p) {
        return oneWhole(BINOMIAL, n, p);
    }

    /** Successes in n trials of probability p. */
    public NDArray binomial(long n, double p, long... shape) {
        return manyWhole(BINOMIAL, shape, n, p);
    }

    /** Successes in n trials of probability p of arrays of parameters. */
    public NDArray binomial(NDArray n, NDArray p, long... shape) {
        return manyWhole(BINOMIAL, shape, n, p);
    }

    /** Failures before the n-th success. */
    public long negativeBinomial(double n, double p) {
        return oneWhole(NEGATIVE_BINOMIAL, n, p);
    }

    /** Failures before the n-th success. */
    public NDArray negativeBinomial(double n, double p, long... shape) {
        return manyWhole(NEGATIVE_BINOMIAL, shape, n, p);
    }

    /** Failures before the n-th success of arrays of parameters. */
    public NDArray negativeBinomial(NDArray n, NDArray p, long... shape) {
        return manyWhole(NEGATIVE_BINOMIAL, shape, n, p);
    }

    /** A Poisson count. */
    public long poisson(double lam) {
        return oneWhole(POISSON, lam);
    }

    /** Poisson counts. */
    public NDArray poisson(double lam, long... shape) {
        return manyWhole(POISSON, shape, lam);
    }

    /** Poisson counts of arrays of parameters. */
    public NDArray poisson(NDArray lam, long... shape) {
        return manyWhole(POISSON, shape, lam);
    }

    /** Trials up to the first success. */
    public long geometric(double p) {
        return oneWhole(GEOMETRIC, p);
    }

    /** Trials up to the first success. */
    public NDArray geometric(double p, long... shape) {
        return manyWhole(GEOMETRIC, shape, p);
    }

    /** Trials up to the first success of arrays of parameters. */
    public NDArray geometric(NDArray p, long... shape) {
        return manyWhole(GEOMETRIC, shape, p);
    }

    /** Good ones in a sample without replacement. */
    public long hypergeometric(long ngood, long nbad, long nsample) {
        return oneWhole(HYPERGEOMETRIC, ngood, nbad, nsample);
    }

    /** Good ones in samples without replacement. */
    public NDArray hypergeometric(long ngood, long nbad, long nsample, long... shape) {
        return manyWhole(HYPERGEOMETRIC, shape, ngood, nbad, nsample);
    }

    /** Good ones in samples without replacement of arrays of parameters. */
    public NDArray hypergeometric(NDArray ngood, NDArray nbad, NDArray nsample, long... shape) {
        return manyWhole(HYPERGEOMETRIC, shape, ngood, nbad, nsample);
    }

    /** A Zipf number. */
    public long zipf(double a) {
        return oneWhole(ZIPF, a);
    }

    /** Zipf numbers. */
    public NDArray zipf(double a, long... shape) {
        return manyWhole(ZIPF, shape, a);
    }

    /** Zipf numbers of arrays of parameters. */
    public NDArray zipf(NDArray a, long... shape) {
        return manyWhole(ZIPF, shape, a);
    }

    /** A number of the logarithmic series. */
    public long logseries(double p) {
        return oneWhole(LOGSERIES, p);
    }

    /** Numbers of the logarithmic series. */
    public NDArray logseries(double p, long... shape) {
        return manyWhole(LOGSERIES, shape, p);
    }

    /** Numbers of the logarithmic series of arrays of parameters. */
    public NDArray logseries(NDArray p, long... shape) {
        return manyWhole(LOGSERIES, shape, p);
    }

    /**
     * Counts of {@code pvals.length} outcomes in n trials, one row for each place of the shape: shape (…, k), int64. The
     * last probability counts as what the others leave.
     *
     * @throws ValueException if n is negative, a probability is not in [0, 1], or all but the last exceed 1 together
     */
    public NDArray multinomial(long n, double[] pvals, long... shape) {
        double[] p = pvals.clone();
        Constraint.IN_0_1.check("pvals", p);
        require(compensatedSum(p, p.length - 1) <= 1.0 + 1e-12, "sum(pvals[:-1]) > 1.0");
        require(n >= 0, "n < 0");
        long[] rows = withLast(shape, p.length);
        long[] out = longs(rows);
        return locked(() -> {
            for (int at = 0; at < out.length; at += p.length) {
                generators.discrete().multinomial(n, p, out, at);
            }
            return wrap(out, rows);
        });
    }

    /**
     * Rows of a Dirichlet distribution: shape (…, k), float64.
     *
     * @throws ValueException if an alpha is not above 0
     */
    public NDArray dirichlet(double[] alpha, long... shape) {
        double[] a = alpha.clone();
        require(Arrays.stream(a).noneMatch(x -> x <= 0), "alpha <= 0");
        long[] rows = withLast(shape, a.length);
        double[] out = doubles(rows);
        return locked(() -> {
            for (int at = 0; at < out.length; at += a.length) {
                double sum = 0.0;
                for (int j = 0; j < a.length; j++) {
                    out[at + j] = generators.continuous().standardGamma(a[j]);
                    sum += out[at + j];
                }
                double inverse = 1 / sum;
                for (int j = 0; j < a.length; j++) {
                    out[at + j] *= inverse;
                }
            }
            return wrap(out, rows);
        });
    }

    private static long[] withLast(long[] shape, int last) {
        long[] rows = Arrays.copyOf(shape, shape.length + 1);
        rows[shape.length] = last;
        return Shapes.checked(rows);
    }

    /** Kahan's sum of the first n values. */
    static double compensatedSum(double[] values, int n) {
        if (n <= 0) {
            return 0.0;
        }
        double sum = values[0];
        double lost = 0.0;
        for (int i = 1; i < n; i++) {
            double y = values[i] - lost;
            double t = sum + y;
            lost = (t - sum) - y;
            sum = t;
        }
        return sum;
    }
}
