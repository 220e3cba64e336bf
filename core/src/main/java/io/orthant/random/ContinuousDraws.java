package io.orthant.random;

import static io.orthant.random.Law.free;
import static io.orthant.random.Law.nonNegative;
import static io.orthant.random.Law.positive;
import static io.orthant.random.Law.real;
import static io.orthant.random.Law.require;

import io.orthant.NDArray;
import io.orthant.error.ValueException;
import io.orthant.internal.shape.Shapes;

/**
 * The continuous distributions of a {@link RandomState}. Every distribution comes as one number, as an array of a shape
 * for numbers as parameters, and with arrays as parameters, which broadcast together and to the shape, if one is given.
 */
abstract sealed class ContinuousDraws extends TwisterState permits DiscreteDraws {
    private static final Law<Law.Draw> UNIFORM = real(
                    (g, a, b, c) -> g.continuous().uniform(a, b - a), free("low"), free("high"))
            .together((a, b, c) -> require(Double.isFinite(b - a), "Range exceeds valid bounds"));
    private static final Law<Law.Draw> NORMAL =
            real((g, a, b, c) -> g.continuous().normal(a, b), free("loc"), nonNegative("scale"));
    private static final Law<Law.Draw> STANDARD_EXPONENTIAL =
            real((g, a, b, c) -> g.continuous().standardExponential());
    private static final Law<Law.Draw> EXPONENTIAL =
            real((g, a, b, c) -> g.continuous().exponential(a), nonNegative("scale"));
    private static final Law<Law.Draw> STANDARD_GAMMA =
            real((g, a, b, c) -> g.continuous().standardGamma(a), nonNegative("shape"));
    private static final Law<Law.Draw> GAMMA =
            real((g, a, b, c) -> g.continuous().gamma(a, b), nonNegative("shape"), nonNegative("scale"));
    private static final Law<Law.Draw> BETA =
            real((g, a, b, c) -> g.continuous().beta(a, b), positive("a"), positive("b"));
    private static final Law<Law.Draw> CHISQUARE =
            real((g, a, b, c) -> g.continuous().chisquare(a), positive("df"));
    private static final Law<Law.Draw> NONCENTRAL_CHISQUARE =
            real((g, a, b, c) -> g.discrete().noncentralChisquare(a, b), positive("df"), nonNegative("nonc"));
    private static final Law<Law.Draw> F =
            real((g, a, b, c) -> g.continuous().f(a, b), positive("dfnum"), positive("dfden"));
    private static final Law<Law.Draw> NONCENTRAL_F = real(
            (g, a, b, c) -> g.discrete().noncentralF(a, b, c),
            positive("dfnum"),
            positive("dfden"),
            nonNegative("nonc"));
    private static final Law<Law.Draw> STANDARD_T =
            real((g, a, b, c) -> g.continuous().standardT(a), positive("df"));
    private static final Law<Law.Draw> STANDARD_CAUCHY =
            real((g, a, b, c) -> g.continuous().standardCauchy());
    private static final Law<Law.Draw> LAPLACE =
            real((g, a, b, c) -> g.continuous().laplace(a, b), free("loc"), nonNegative("scale"));
    private static final Law<Law.Draw> GUMBEL =
            real((g, a, b, c) -> g.continuous().gumbel(a, b), free("loc"), nonNegative("scale"));
    private static final Law<Law.Draw> LOGISTIC =
            real((g, a, b, c) -> g.continuous().logistic(a, b), free("loc"), nonNegative("scale"));
    private static final Law<Law.Draw> LOGNORMAL =
            real((g, a, b, c) -> g.continuous().lognormal(a, b), free("mean"), nonNegative("sigma"));
    private static final Law<Law.Draw> PARETO =
            real((g, a, b, c) -> g.continuous().pareto(a), positive("a"));
    private static final Law<Law.Draw> WEIBULL =
            real((g, a, b, c) -> g.continuous().weibull(a), nonNegative("a"));
    private static final Law<Law.Draw> POWER =
            real((g, a, b, c) -> g.continuous().power(a), positive("a"));
    private static final Law<Law.Draw> RAYLEIGH =
            real((g, a, b, c) -> g.continuous().rayleigh(a), nonNegative("scale"));
    private static final Law<Law.Draw> WALD =
            real((g, a, b, c) -> g.continuous().wald(a, b), positive("mean"), positive("scale"));
    private static final Law<Law.Draw> TRIANGULAR = real(
                    (g, a, b, c) -> g.continuous().triangular(a, b, c), free("left"), free("mode"), free("right"))
            .together((left, mode, right) -> {
                require(!(left > mode), "left > mode");
                require(!(mode > right), "mode > right");
                require(left != right, "left == right");
            });

    /** A float64 in [0, 1). */
    public double randomSample() {
        return locked(stream::nextDouble);
    }

    /** Float64 numbers in [0, 1). */
    public NDArray randomSample(long... shape) {
        long[] checked = Shapes.checked(shape);
        double[] out = doubles(checked);
        return locked(() -> {
            stream.twister.fill(out, 0, out.length);
            return wrap(out, checked);
        });
    }

    /** As {@link #randomSample()}. */
    public double random() {
        return randomSample();
    }

    /** As {@link #randomSample(long...)}. */
    public NDArray random(long... shape) {
        return randomSample(shape);
    }

    /** As {@link #randomSample()}. */
    public double rand() {
        return randomSample();
    }

    /** As {@link #randomSample(long...)}. */
    public NDArray rand(long... shape) {
        return randomSample(shape);
    }

    /** A normal deviate of mean 0 and variance 1. */
    public double standardNormal() {
        return locked(stream::nextGauss);
    }

    /** Normal deviates of mean 0 and variance 1. */
    public NDArray standardNormal(long... shape) {
        long[] checked = Shapes.checked(shape);
        double[] out = doubles(checked);
        return locked(() -> {
            stream.fillGauss(out, 0, out.length);
            return wrap(out, checked);
        });
    }

    /** As {@link #standardNormal()}. */
    public double randn() {
        return standardNormal();
    }

    /** As {@link #standardNormal(long...)}. */
    public NDArray randn(long... shape) {
        return standardNormal(shape);
    }

    /**
     * A number in [low, high).
     *
     * @throws ValueException if high - low is not finite
     */
    public double uniform(double low, double high) {
        return one(UNIFORM, low, high);
    }

    /** Numbers in [low, high). */
    public NDArray uniform(double low, double high, long... shape) {
        UNIFORM.check(new double[] {low, high});
        return scaled(randomSample(shape), low, high - low);
    }

    /** Numbers in [low, high), elementwise. */
    public NDArray uniform(NDArray low, NDArray high, long... shape) {
        return many(UNIFORM, shape, low, high);
    }

    /** Numbers in [low, high), for many lower bounds. */
    public NDArray uniform(NDArray low, double high, long... shape) {
        return many(UNIFORM, shape, low, scalar(high));
    }

    /** Numbers in [low, high), for many upper bounds. */
    public NDArray uniform(double low, NDArray high, long... shape) {
        return many(UNIFORM, shape, scalar(low), high);
    }

    /**
     * A normal deviate.
     *
     * @throws ValueException if the standard deviation is negative
     */
    public double normal(double loc, double scale) {
        return one(NORMAL, loc, scale);
    }

    /** Normal deviates of one mean and standard deviation. */
    public NDArray normal(double loc, double scale, long... shape) {
        NORMAL.check(new double[] {loc, scale});
        return scaled(standardNormal(shape), loc, scale);
    }

    private static NDArray scaled(NDArray fresh, double add, double factor) {
        double[] values = (double[]) fresh.data().array();
        for (int i = 0; i < values.length; i++) {
            values[i] = add + factor * values[i];
        }
        return fresh;
    }

    /** Normal deviates of many means and standard deviations. */
    public NDArray normal(NDArray loc, NDArray scale, long... shape) {
        return many(NORMAL, shape, loc, scale);
    }

    /** Normal deviates of many means. */
    public NDArray normal(NDArray loc, double scale, long... shape) {
        return many(NORMAL, shape, loc, scalar(scale));
    }

    /** Normal deviates of many standard deviations. */
    public NDArray normal(double loc, NDArray scale, long... shape) {
        return many(NORMAL, shape, scalar(loc), scale);
    }

    private static NDArray scalar(double value) {
        return wrap(new double[] {value}, Shapes.SCALAR);
    }

    /** An exponential deviate of mean 1. */
    public double standardExponential() {
        return one(STANDARD_EXPONENTIAL);
    }

    /** Exponential deviates of mean 1. */
    public NDArray standardExponential(long... shape) {
        return many(STANDARD_EXPONENTIAL, shape, NO_PARAMETERS);
    }

    /** An exponential deviate of a mean. */
    public double exponential(double scale) {
        return one(EXPONENTIAL, scale);
    }

    /** Exponential deviates. */
    public NDArray exponential(double scale, long... shape) {
        return many(EXPONENTIAL, shape, scale);
    }

    /** Exponential deviates of arrays of parameters. */
    public NDArray exponential(NDArray scale, long... shape) {
        return many(EXPONENTIAL, shape, scale);
    }

    /** A gamma deviate of scale 1. */
    public double standardGamma(double shape) {
        return one(STANDARD_GAMMA, shape);
    }

    /** Gamma deviates of scale 1. */
    public NDArray standardGamma(double shape, long... size) {
        return many(STANDARD_GAMMA, size, shape);
    }

    /** Gamma deviates of scale 1 of arrays of parameters. */
    public NDArray standardGamma(NDArray shape, long... size) {
        return many(STANDARD_GAMMA, size, shape);
    }

    /** A gamma deviate. */
    public double gamma(double shape, double scale) {
        return one(GAMMA, shape, scale);
    }

    /** Gamma deviates. */
    public NDArray gamma(double shape, double scale, long... size) {
        return many(GAMMA, size, shape, scale);
    }

    /** Gamma deviates of arrays of parameters. */
    public NDArray gamma(NDArray shape, NDArray scale, long... size) {
        return many(GAMMA, size, shape, scale);
    }

    /** A beta deviate. */
    public double beta(double a, double b) {
        return one(BETA, a, b);
    }

    /** Beta deviates. */
    public NDArray beta(double a, double b, long... shape) {
        return many(BETA, shape, a, b);
    }

    /** Beta deviates of arrays of parameters. */
    public NDArray beta(NDArray a, NDArray b, long... shape) {
        return many(BETA, shape, a, b);
    }

    /** A chi-square deviate. */
    public double chisquare(double df) {
        return one(CHISQUARE, df);
    }

    /** Chi-square deviates. */
    public NDArray chisquare(double df, long... shape) {
        return many(CHISQUARE, shape, df);
    }

    /** Chi-square deviates of arrays of parameters. */
    public NDArray chisquare(NDArray df, long... shape) {
        return many(CHISQUARE, shape, df);
    }

    /** A noncentral chi-square deviate. */
    public double noncentralChisquare(double df, double nonc) {
        return one(NONCENTRAL_CHISQUARE, df, nonc);
    }

    /** Noncentral chi-square deviates. */
    public NDArray noncentralChisquare(double df, double nonc, long... shape) {
        return many(NONCENTRAL_CHISQUARE, shape, df, nonc);
    }

    /** Noncentral chi-square deviates of arrays of parameters. */
    public NDArray noncentralChisquare(NDArray df, NDArray nonc, long... shape) {
        return many(NONCENTRAL_CHISQUARE, shape, df, nonc);
    }

    /** An F deviate. */
    public double f(double dfnum, double dfden) {
        return one(F, dfnum, dfden);
    }

    /** F deviates. */
    public NDArray f(double dfnum, double dfden, long... shape) {
        return many(F, shape, dfnum, dfden);
    }

    /** F deviates of arrays of parameters. */
    public NDArray f(NDArray dfnum, NDArray dfden, long... shape) {
        return many(F, shape, dfnum, dfden);
    }

    /** A noncentral F deviate. */
    public double noncentralF(double dfnum, double dfden, double nonc) {
        return one(NONCENTRAL_F, dfnum, dfden, nonc);
    }

    /** Noncentral F deviates. */
    public NDArray noncentralF(double dfnum, double dfden, double nonc, long... shape) {
        return many(NONCENTRAL_F, shape, dfnum, dfden, nonc);
    }

    /** Noncentral F deviates of arrays of parameters. */
    public NDArray noncentralF(NDArray dfnum, NDArray dfden, NDArray nonc, long... shape) {
        return many(NONCENTRAL_F, shape, dfnum, dfden, nonc);
    }

    /** A deviate of Student's t. */
    public double standardT(double df) {
        return one(STANDARD_T, df);
    }

    /** Deviates of Student's t. */
    public NDArray standardT(double df, long... shape) {
        return many(STANDARD_T, shape, df);
    }

    /** Deviates of Student's t of arrays of parameters. */
    public NDArray standardT(NDArray df, long... shape) {
        return many(STANDARD_T, shape, df);
    }

    /** A Cauchy deviate. */
    public double standardCauchy() {
        return one(STANDARD_CAUCHY);
    }

    /** Cauchy deviates. */
    public NDArray standardCauchy(long... shape) {
        return many(STANDARD_CAUCHY, shape, NO_PARAMETERS);
    }

    /** A Laplace deviate. */
    public double laplace(double loc, double scale) {
        return one(LAPLACE, loc, scale);
    }

    /** Laplace deviates. */
    public NDArray laplace(double loc, double scale, long... shape) {
        return many(LAPLACE, shape, loc, scale);
    }

    /** Laplace deviates of arrays of parameters. */
    public NDArray laplace(NDArray loc, NDArray scale, long... shape) {
        return many(LAPLACE, shape, loc, scale);
    }

    /** A Gumbel deviate. */
    public double gumbel(double loc, double scale) {
        return one(GUMBEL, loc, scale);
    }

    /** Gumbel deviates. */
    public NDArray gumbel(double loc, double scale, long... shape) {
        return many(GUMBEL, shape, loc, scale);
    }

    /** Gumbel deviates of arrays of parameters. */
    public NDArray gumbel(NDArray loc, NDArray scale, long... shape) {
        return many(GUMBEL, shape, loc, scale);
    }

    /** A logistic deviate. */
    public double logistic(double loc, double scale) {
        return one(LOGISTIC, loc, scale);
    }

    /** Logistic deviates. */
    public NDArray logistic(double loc, double scale, long... shape) {
        return many(LOGISTIC, shape, loc, scale);
    }

    /** Logistic deviates of arrays of parameters. */
    public NDArray logistic(NDArray loc, NDArray scale, long... shape) {
        return many(LOGISTIC, shape, loc, scale);
    }

    /** A log-normal deviate. */
    public double lognormal(double mean, double sigma) {
        return one(LOGNORMAL, mean, sigma);
    }

    /** Log-normal deviates. */
    public NDArray lognormal(double mean, double sigma, long... shape) {
        return many(LOGNORMAL, shape, mean, sigma);
    }

    /** Log-normal deviates of arrays of parameters. */
    public NDArray lognormal(NDArray mean, NDArray sigma, long... shape) {
        return many(LOGNORMAL, shape, mean, sigma);
    }

    /** A deviate of Pareto's second kind (Lomax). */
    public double pareto(double a) {
        return one(PARETO, a);
    }

    /** Deviates of Pareto's second kind (Lomax). */
    public NDArray pareto(double a, long... shape) {
        return many(PARETO, shape, a);
    }

    /** Deviates of Pareto's second kind (Lomax) of arrays of parameters. */
    public NDArray pareto(NDArray a, long... shape) {
        return many(PARETO, shape, a);
    }

    /** A Weibull deviate. */
    public double weibull(double a) {
        return one(WEIBULL, a);
    }

    /** Weibull deviates. */
    public NDArray weibull(double a, long... shape) {
        return many(WEIBULL, shape, a);
    }

    /** Weibull deviates of arrays of parameters. */
    public NDArray weibull(NDArray a, long... shape) {
        return many(WEIBULL, shape, a);
    }

    /** A deviate in [0, 1] of density a x^(a-1). */
    public double power(double a) {
        return one(POWER, a);
    }

    /** Deviates in [0, 1] of density a x^(a-1). */
    public NDArray power(double a, long... shape) {
        return many(POWER, shape, a);
    }

    /** Deviates in [0, 1] of density a x^(a-1) of arrays of parameters. */
    public NDArray power(NDArray a, long... shape) {
        return many(POWER, shape, a);
    }

    /** A Rayleigh deviate. */
    public double rayleigh(double scale) {
        return one(RAYLEIGH, scale);
    }

    /** Rayleigh deviates. */
    public NDArray rayleigh(double scale, long... shape) {
        return many(RAYLEIGH, shape, scale);
    }

    /** Rayleigh deviates of arrays of parameters. */
    public NDArray rayleigh(NDArray scale, long... shape) {
        return many(RAYLEIGH, shape, scale);
    }

    /** An inverse Gaussian deviate. */
    public double wald(double mean, double scale) {
        return one(WALD, mean, scale);
    }

    /** Inverse Gaussian deviates. */
    public NDArray wald(double mean, double scale, long... shape) {
        return many(WALD, shape, mean, scale);
    }

    /** Inverse Gaussian deviates of arrays of parameters. */
    public NDArray wald(NDArray mean, NDArray scale, long... shape) {
        return many(WALD, shape, mean, scale);
    }

    /** A triangular deviate. */
    public double triangular(double left, double mode, double right) {
        return one(TRIANGULAR, left, mode, right);
    }

    /** Triangular deviates. */
    public NDArray triangular(double left, double mode, double right, long... shape) {
        return many(TRIANGULAR, shape, left, mode, right);
    }

    /** Triangular deviates of arrays of parameters. */
    public NDArray triangular(NDArray left, NDArray mode, NDArray right, long... shape) {
        return many(TRIANGULAR, shape, left, mode, right);
    }
}
