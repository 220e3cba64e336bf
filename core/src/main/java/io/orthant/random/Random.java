package io.orthant.random;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code numpy.random}, on one {@link RandomState} for the whole program, seeded from the operating
 * system's entropy. Every function is the method of the same name of that object, which {@link #global()} gives with the
 * distributions that are not repeated here.
 */
public final class Random {
    private static final RandomState GLOBAL = new RandomState();

    private Random() {}

    /** The program's random state. */
    public static RandomState global() {
        return GLOBAL;
    }

    /** See {@link RandomState#seed()}. */
    public static void seed() {
        GLOBAL.seed();
    }

    /** See {@link RandomState#seed(long)}. */
    public static void seed(long seed) {
        GLOBAL.seed(seed);
    }

    /** See {@link RandomState#seed(long[])}. */
    public static void seed(long[] seed) {
        GLOBAL.seed(seed);
    }

    /** See {@link RandomState#getState()}. */
    public static MT19937State getState() {
        return GLOBAL.getState();
    }

    /** See {@link RandomState#setState(MT19937State)}. */
    public static void setState(MT19937State state) {
        GLOBAL.setState(state);
    }

    /** See {@link RandomState#rand()}. */
    public static double rand() {
        return GLOBAL.rand();
    }

    /** See {@link RandomState#rand(long...)}. */
    public static NDArray rand(long... shape) {
        return GLOBAL.rand(shape);
    }

    /** See {@link RandomState#random()}. */
    public static double random() {
        return GLOBAL.random();
    }

    /** See {@link RandomState#random(long...)}. */
    public static NDArray random(long... shape) {
        return GLOBAL.random(shape);
    }

    /** See {@link RandomState#randomSample()}. */
    public static double randomSample() {
        return GLOBAL.randomSample();
    }

    /** See {@link RandomState#randomSample(long...)}. */
    public static NDArray randomSample(long... shape) {
        return GLOBAL.randomSample(shape);
    }

    /** See {@link RandomState#randn()}. */
    public static double randn() {
        return GLOBAL.randn();
    }

    /** See {@link RandomState#randn(long...)}. */
    public static NDArray randn(long... shape) {
        return GLOBAL.randn(shape);
    }

    /** See {@link RandomState#standardNormal()}. */
    public static double standardNormal() {
        return GLOBAL.standardNormal();
    }

    /** See {@link RandomState#standardNormal(long...)}. */
    public static NDArray standardNormal(long... shape) {
        return GLOBAL.standardNormal(shape);
    }

    /** See {@link RandomState#normal(double, double)}. */
    public static double normal(double loc, double scale) {
        return GLOBAL.normal(loc, scale);
    }

    /** See {@link RandomState#normal(double, double, long...)}. */
    public static NDArray normal(double loc, double scale, long... shape) {
        return GLOBAL.normal(loc, scale, shape);
    }

    /** See {@link RandomState#normal(NDArray, NDArray, long...)}. */
    public static NDArray normal(NDArray loc, NDArray scale, long... shape) {
        return GLOBAL.normal(loc, scale, shape);
    }

    /** See {@link RandomState#uniform(double, double)}. */
    public static double uniform(double low, double high) {
        return GLOBAL.uniform(low, high);
    }

    /** See {@link RandomState#uniform(double, double, long...)}. */
    public static NDArray uniform(double low, double high, long... shape) {
        return GLOBAL.uniform(low, high, shape);
    }

    /** See {@link RandomState#uniform(NDArray, NDArray, long...)}. */
    public static NDArray uniform(NDArray low, NDArray high, long... shape) {
        return GLOBAL.uniform(low, high, shape);
    }

    /** See {@link RandomState#exponential(double, long...)}. */
    public static NDArray exponential(double scale, long... shape) {
        return GLOBAL.exponential(scale, shape);
    }

    /** See {@link RandomState#binomial(long, double, long...)}. */
    public static NDArray binomial(long n, double p, long... shape) {
        return GLOBAL.binomial(n, p, shape);
    }

    /** See {@link RandomState#poisson(double, long...)}. */
    public static NDArray poisson(double lam, long... shape) {
        return GLOBAL.poisson(lam, shape);
    }

    /** See {@link RandomState#randint(long)}. */
    public static long randint(long high) {
        return GLOBAL.randint(high);
    }

    /** See {@link RandomState#randint(long, long)}. */
    public static long randint(long low, long high) {
        return GLOBAL.randint(low, high);
    }

    /** See {@link RandomState#randint(long, long, long...)}. */
    public static NDArray randint(long low, long high, long... shape) {
        return GLOBAL.randint(low, high, shape);
    }

    /** See {@link RandomState#randint(long, long, DType, long...)}. */
    public static NDArray randint(long low, long high, DType dtype, long... shape) {
        return GLOBAL.randint(low, high, dtype, shape);
    }

    /** See {@link RandomState#bytes(int)}. */
    public static byte[] bytes(int length) {
        return GLOBAL.bytes(length);
    }

    /** See {@link RandomState#permutation(long)}. */
    public static NDArray permutation(long n) {
        return GLOBAL.permutation(n);
    }

    /** See {@link RandomState#permutation(NDArray)}. */
    public static NDArray permutation(NDArray x) {
        return GLOBAL.permutation(x);
    }

    /** See {@link RandomState#shuffle(NDArray)}. */
    public static void shuffle(NDArray x) {
        GLOBAL.shuffle(x);
    }

    /** See {@link RandomState#choice(long)}. */
    public static long choice(long n) {
        return GLOBAL.choice(n);
    }

    /** See {@link RandomState#choice(long, long...)}. */
    public static NDArray choice(long n, long... shape) {
        return GLOBAL.choice(n, shape);
    }

    /** See {@link RandomState#choice(long, long[], boolean, NDArray)}. */
    public static NDArray choice(long n, long[] shape, boolean replace, @Nullable NDArray p) {
        return GLOBAL.choice(n, shape, replace, p);
    }

    /** See {@link RandomState#choice(NDArray, long...)}. */
    public static NDArray choice(NDArray a, long... shape) {
        return GLOBAL.choice(a, shape);
    }

    /** See {@link RandomState#choice(NDArray, long[], boolean, NDArray)}. */
    public static NDArray choice(NDArray a, long[] shape, boolean replace, @Nullable NDArray p) {
        return GLOBAL.choice(a, shape, replace, p);
    }
}
