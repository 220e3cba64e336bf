package io.orthant.random;

/**
 * The discrete distributions of NumPy's legacy generator, one draw each, with its algorithms and order of operations.
 *
 * <p>Sources: Poisson by multiplication and, from a mean of 10, Hörmann's PTRS (1993); hypergeometric by HYP and
 * Stadlober's HRUA*; Zipf and logarithmic series by Devroye and Kemp; binomial in {@link Binomial}. Parameters are
 * checked by the caller.
 */
final class Discrete {
    private static final double[] STIRLING = {
        8.333333333333333e-02,
        -2.777777777777778e-03,
        7.936507936507937e-04,
        -5.952380952380952e-04,
        8.417508417508418e-04,
        -1.917526917526918e-03,
        6.410256410256410e-03,
        -2.955065359477124e-02,
        1.796443723688307e-01,
        -1.39243221690590e+00
    };
    private static final double LOG_2_PI = 1.8378770664093453e+00;

    private final LegacyStream stream;
    private final Continuous continuous;
    private final Binomial binomial;

    Discrete(LegacyStream stream, Continuous continuous) {
        this.stream = stream;
        this.continuous = continuous;
        this.binomial = new Binomial(stream);
    }

    long binomial(double p, long n) {
        return binomial.draw(p, n);
    }

    /** Draws one row of counts into {@code counts[at …]}. */
    void multinomial(long n, double[] p, long[] counts, int at) {
        double remaining = 1.0;
        long left = n;
        for (int j = 0; j < p.length - 1; j++) {
            long drawn = binomial.draw(p[j] / remaining, left);
            counts[at + j] = drawn;
            left -= drawn;
            if (left <= 0) {
                return;
            }
            remaining -= p[j];
        }
        if (left > 0) {
            counts[at + p.length - 1] = left;
        }
    }

    long poisson(double lam) {
        if (lam >= 10) {
            return poissonByRejection(lam);
        }
        if (lam == 0) {
            return 0;
        }
        double limit = StreamExp.exp(-lam);
        double product = stream.nextDouble();
        long count = 0;
        while (product > limit) {
            count++;
            product *= stream.nextDouble();
        }
        return count;
    }

    private long poissonByRejection(double lam) {
        double logLam = StreamLog.log(lam);
        double b = 0.931 + 2.53 * Math.sqrt(lam);
        double a = -0.059 + 0.02483 * b;
        double invAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double vr = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = stream.nextDouble() - 0.5;
            double v = stream.nextDouble();
            double us = 0.5 - Math.abs(u);
            long k = toLong(Math.floor((2 * a / us + b) * u + lam + 0.43));
            if (us >= 0.07 && v <= vr) {
                return k;
            }
            if (k < 0 || (us < 0.013 && v > us)) {
                continue;
            }
            if (StreamLog.log(v) + StreamLog.log(invAlpha) - StreamLog.log(a / (us * us) + b)
                    <= -lam + k * logLam - logGamma((double) k + 1)) {
                return k;
            }
        }
    }

    long negativeBinomial(double n, double p) {
        return poisson(continuous.gamma(n, (1 - p) / p));
    }

    double noncentralChisquare(double df, double nonc) {
        if (nonc == 0) {
            return continuous.chisquare(df);
        }
        if (1 < df) {
            double chi2 = continuous.chisquare(df - 1);
            double n = stream.nextGauss() + Math.sqrt(nonc);
            return chi2 + n * n;
        }
        long i = poisson(nonc / 2.0);
        double drawn = continuous.chisquare(df + 2 * i);
        return Double.isNaN(nonc) ? Double.NaN : drawn;
    }

    double noncentralF(double dfnum, double dfden, double nonc) {
        double t = noncentralChisquare(dfnum, nonc) * dfden;
        return t / (continuous.chisquare(dfden) * dfnum);
    }

    long geometric(double p) {
        if (p < 0.333333333333333333333333) {
            double u = stream.nextDouble();
            return toLong(Math.ceil(StreamLog.log1p(-u) / StreamLog.log(1 - p)));
        }
        long x = 1;
        double product = p;
        double sum = p;
        double q = 1.0 - p;
        double u = stream.nextDouble();
        while (u > sum) {
            product *= q;
            sum += product;
            x++;
        }
        return x;
    }

    long zipf(double a) {
        double am1 = a - 1.0;
        double b = StreamExp.pow(2.0, am1);
        while (true) {
            double u = 1.0 - stream.nextDouble();
            double v = stream.nextDouble();
            double x = Math.floor(StreamExp.pow(u, -1.0 / am1));
            if (x > 0x1p63 || x < 1.0) {
                continue;
            }
            double t = StreamExp.pow(1.0 + 1.0 / x, am1);
            if (v * x * (t - 1.0) / (b - 1.0) <= t / b) {
                return toLong(x);
            }
        }
    }

    long logseries(double p) {
        double r = StreamLog.log(1.0 - p);
        while (true) {
            double v = stream.nextDouble();
            if (v >= p) {
                return 1;
            }
            double u = stream.nextDouble();
            double q = 1.0 - StreamExp.exp(r * u);
            if (v <= q * q) {
                long result = toLong(Math.floor(1 + StreamLog.log(v) / StreamLog.log(q)));
                if (result < 1 || v == 0.0) {
                    continue;
                }
                return result;
            }
            return v >= q ? 1 : 2;
        }
    }

    long hypergeometric(long good, long bad, long sample) {
        if (sample > 10) {
            return hypergeometricByRejection(good, bad, sample);
        }
        if (sample <= 0) {
            return 0;
        }
        long d1 = bad + good - sample;
        double d2 = Math.min(bad, good);
        double y = d2;
        long k = sample;
        while (y > 0.0) {
            double u = stream.nextDouble();
            y -= toLong(Math.floor(u + y / (d1 + k)));
            k--;
            if (k == 0) {
                break;
            }
        }
        long z = (long) (d2 - y);
        return good > bad ? sample - z : z;
    }

    private long hypergeometricByRejection(long good, long bad, long sample) {
        long fewer = Math.min(good, bad);
        long more = Math.max(good, bad);
        long population = good + bad;
        long m = Math.min(sample, population - sample);
        double d4 = (double) fewer / population;
        double d5 = 1.0 - d4;
        double d6 = m * d4 + 0.5;
        double d7 = Math.sqrt((double) (population - m) * sample * d4 * d5 / (population - 1) + 0.5);
        double d8 = 1.7155277699214135 * d7 + 0.8989161620588988;
        long d9 = toLong(Math.floor((double) (m + 1) * (fewer + 1) / (population + 2)));
        double d10 = logGamma(d9 + 1) + logGamma(fewer - d9 + 1) + logGamma(m - d9 + 1) + logGamma(more - m + d9 + 1);
        double d11 = Math.min(Math.min(m, fewer) + 1.0, Math.floor(d6 + 16 * d7));
        long z;
        while (true) {
            double x = stream.nextDouble();
            double y = stream.nextDouble();
            double w = d6 + d8 * (y - 0.5) / x;
            if (w < 0.0 || w >= d11) {
                continue;
            }
            z = toLong(Math.floor(w));
            double t = d10
                    - (logGamma(z + 1) + logGamma(fewer - z + 1) + logGamma(m - z + 1) + logGamma(more - m + z + 1));
            if (x * (4.0 - x) - 3.0 <= t) {
                break;
            }
            if (x * (x - t) >= 1) {
                continue;
            }
            if (2.0 * StreamLog.log(x) <= t) {
                break;
            }
        }
        if (good > bad) {
            z = m - z;
        }
        return m < sample ? good - z : z;
    }

    /** The log of the gamma function after Zhang and Jin, Computation of Special Functions, 1996. */
    private static double logGamma(double x) {
        if (x == 1.0 || x == 2.0) {
            return 0.0;
        }
        long n = x < 7.0 ? (long) (7 - x) : 0;
        double x0 = x + n;
        double x2 = (1.0 / x0) * (1.0 / x0);
        double tail = STIRLING[9];
        for (int k = 8; k >= 0; k--) {
            tail *= x2;
            tail += STIRLING[k];
        }
        double result = tail / x0 + 0.5 * LOG_2_PI + (x0 - 0.5) * StreamLog.log(x0) - x0;
        if (x < 7.0) {
            for (long k = 1; k <= n; k++) {
                result -= StreamLog.log(x0 - 1.0);
                x0 -= 1.0;
            }
        }
        return result;
    }

    /** The x86-64 conversion, which gives the least long for what does not fit. */
    static long toLong(double x) {
        return x >= -0x1p63 && x < 0x1p63 ? (long) x : Long.MIN_VALUE;
    }
}
