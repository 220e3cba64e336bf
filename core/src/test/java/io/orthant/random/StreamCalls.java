package io.orthant.random;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Runs the calls of the golden files, such as {@code gamma(0.3,2.0,3000)}, on one random state. */
final class StreamCalls {
    private final RandomState state;
    private final MT19937State start;

    StreamCalls(String seed) {
        if (seed.startsWith("[")) {
            state = new RandomState(
                    Arrays.stream(seed.substring(1, seed.length() - 1).split(","))
                            .mapToLong(Long::parseLong)
                            .toArray());
        } else if (seed.startsWith("range")) {
            state = new RandomState(LongStream.range(0, 1000).toArray());
        } else {
            state = new RandomState(Long.parseLong(seed));
        }
        start = state.getState();
    }

    /** The results as words: doubles by their bits, integers extended. */
    long[] run(String call) {
        String name = call.substring(0, call.indexOf('('));
        String inner = call.substring(call.indexOf('(') + 1, call.length() - 1);
        String[] args = inner.isEmpty() ? new String[0] : inner.split(",");
        return switch (name) {
            case "seed" -> {
                state.seed(Long.parseLong(args[0]));
                yield new long[0];
            }
            case "restore" -> {
                state.setState(start);
                yield new long[0];
            }
            case "state" -> {
                MT19937State now = state.getState();
                yield LongStream.concat(
                                Arrays.stream(now.key()).mapToLong(Integer::toUnsignedLong),
                                LongStream.of(
                                        now.pos(),
                                        now.hasGauss() ? 1 : 0,
                                        Double.doubleToRawLongBits(now.cachedGaussian())))
                        .toArray();
            }
            case "bytes" -> {
                byte[] bytes = state.bytes(Integer.parseInt(args[0]));
                yield IntStream.range(0, bytes.length)
                        .mapToLong(i -> bytes[i] & 0xff)
                        .toArray();
            }
            case "shuffle" -> {
                NDArray a = TwisterState.wrap(
                        LongStream.range(0, Long.parseLong(args[0])).toArray(), new long[] {Long.parseLong(args[0])});
                state.shuffle(a);
                yield words(a);
            }
            case "permutation" -> words(state.permutation(Long.parseLong(args[0])));
            case "randint" ->
                words(state.randint(
                        new BigInteger(args[1]), new BigInteger(args[2]), DType.of(args[0]), Long.parseLong(args[3])));
            case "choice" -> choice(args);
            default ->
                words(distribution(
                        name,
                        Arrays.stream(args).mapToDouble(Double::parseDouble).toArray()));
        };
    }

    private long[] choice(String[] args) {
        double[] p =
                Arrays.stream(args).skip(3).mapToDouble(Double::parseDouble).toArray();
        return words(state.choice(
                Long.parseLong(args[0]),
                new long[] {Long.parseLong(args[1])},
                Boolean.parseBoolean(args[2]),
                p.length == 0 ? null : TwisterState.wrap(p, new long[] {p.length})));
    }

    private NDArray distribution(String name, double[] args) {
        long n = (long) args[args.length - 1];
        double[] p = Arrays.copyOf(args, args.length - 1);
        return switch (name) {
            case "rand" -> state.rand(n);
            case "randn" -> state.randn(n);
            case "normal" -> state.normal(p[0], p[1], n);
            case "uniform" -> state.uniform(p[0], p[1], n);
            case "beta" -> state.beta(p[0], p[1], n);
            case "chisquare" -> state.chisquare(p[0], n);
            case "dirichlet" -> state.dirichlet(p, n);
            case "exponential" -> state.exponential(p[0], n);
            case "f" -> state.f(p[0], p[1], n);
            case "gamma" -> state.gamma(p[0], p[1], n);
            case "gumbel" -> state.gumbel(p[0], p[1], n);
            case "laplace" -> state.laplace(p[0], p[1], n);
            case "logistic" -> state.logistic(p[0], p[1], n);
            case "lognormal" -> state.lognormal(p[0], p[1], n);
            case "noncentral_chisquare" -> state.noncentralChisquare(p[0], p[1], n);
            case "noncentral_f" -> state.noncentralF(p[0], p[1], p[2], n);
            case "pareto" -> state.pareto(p[0], n);
            case "power" -> state.power(p[0], n);
            case "rayleigh" -> state.rayleigh(p[0], n);
            case "standard_cauchy" -> state.standardCauchy(n);
            case "standard_exponential" -> state.standardExponential(n);
            case "standard_gamma" -> state.standardGamma(p[0], n);
            case "standard_t" -> state.standardT(p[0], n);
            case "triangular" -> state.triangular(p[0], p[1], p[2], n);
            case "wald" -> state.wald(p[0], p[1], n);
            case "weibull" -> state.weibull(p[0], n);
            case "binomial" -> state.binomial((long) p[0], p[1], n);
            case "geometric" -> state.geometric(p[0], n);
            case "hypergeometric" -> state.hypergeometric((long) p[0], (long) p[1], (long) p[2], n);
            case "logseries" -> state.logseries(p[0], n);
            case "multinomial" -> state.multinomial((long) p[0], Arrays.copyOfRange(p, 1, p.length), n);
            case "negative_binomial" -> state.negativeBinomial(p[0], p[1], n);
            case "poisson" -> state.poisson(p[0], n);
            case "random_integers" -> state.randomIntegers((long) p[0], (long) p[1], n);
            case "tomaxint" -> state.tomaxint(n);
            case "zipf" -> state.zipf(p[0], n);
            default -> throw new IllegalArgumentException(name);
        };
    }

    static long[] words(NDArray array) {
        Strided data = array.data();
        DType dtype = data.dtype();
        return LongStream.range(0, data.size())
                .map(i -> dtype == DType.FLOAT64
                        ? Double.doubleToRawLongBits(Items.getDouble(dtype, data.array(), i))
                        : Items.getLong(dtype, data.array(), i))
                .toArray();
    }
}
