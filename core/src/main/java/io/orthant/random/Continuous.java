package io.orthant.random;

/**
 * The continuous distributions of NumPy's legacy generator, one draw each, with its algorithms and order of operations.
 *
 * <p>Sources: gamma by Marsaglia and Tsang (2000) and, below shape 1, Ahrens and Dieter's GS; beta by Jöhnk; the inverse
 * Gaussian by Michael, Schucany and Haas. Parameters are checked by the caller.
 */
final class Continuous {
    private final LegacyStream stream;

    Continuous(LegacyStream stream) {
        this.stream = stream;
    }

    double uniform(double low, double range) {
        return low + range * stream.nextDouble();
    }

    double normal(double loc, double scale) {
        return loc + scale * stream.nextGauss();
    }

    double standardExponential() {
        return -StreamLog.log(1.0 - stream.nextDouble());
    }

    double exponential(double scale) {
        return scale * standardExponential();
    }

    double standardGamma(double shape) {
        if (shape == 1.0) {
            return standardExponential();
        }
        if (shape == 0.0) {
            return 0.0;
        }
        return shape < 1.0 ? gammaBelowOne(shape) : gammaAboveOne(shape);
    }

    private double gammaBelowOne(double shape) {
        while (true) {
            double u = stream.nextDouble();
            double v = standardExponential();
            if (u <= 1.0 - shape) {
                double x = StreamExp.pow(u, 1. / shape);
                if (x <= v) {
                    return x;
                }
            } else {
                double y = -StreamLog.log((1 - u) / shape);
                double x = StreamExp.pow(1.0 - shape + shape * y, 1. / shape);
                if (x <= v + y) {
                    return x;
                }
            }
        }
    }

    private double gammaAboveOne(double shape) {
        double b = shape - 1. / 3.;
        double c = 1. / Math.sqrt(9 * b);
        while (true) {
            double x;
            double v;
            do {
                x = stream.nextGauss();
                v = 1.0 + c * x;
            } while (v <= 0.0);
            v = v * v * v;
            double u = stream.nextDouble();
            if (u < 1.0 - 0.0331 * (x * x) * (x * x)) {
                return b * v;
            }
            if (StreamLog.log(u) < 0.5 * x * x + b * (1. - v + StreamLog.log(v))) {
                return b * v;
            }
        }
    }

    double gamma(double shape, double scale) {
        return scale * standardGamma(shape);
    }

    double chisquare(double df) {
        return 2.0 * standardGamma(df / 2.0);
    }

    double beta(double a, double b) {
        if (!(a <= 1.0 && b <= 1.0)) {
            double ga = standardGamma(a);
            return ga / (ga + standardGamma(b));
        }
        while (true) {
            double u = stream.nextDouble();
            double v = stream.nextDouble();
            double x = StreamExp.pow(u, 1.0 / a);
            double y = StreamExp.pow(v, 1.0 / b);
            if (x + y <= 1.0) {
                if (x + y > 0) {
                    return x / (x + y);
                }
                double logX = StreamLog.log(u) / a;
                double logY = StreamLog.log(v) / b;
                double larger = logX > logY ? logX : logY;
                logX -= larger;
                logY -= larger;
                return StreamExp.exp(logX - StreamLog.log(StreamExp.exp(logX) + StreamExp.exp(logY)));
            }
        }
    }

    double f(double dfnum, double dfden) {
        double numerator = chisquare(dfnum) * dfden;
        return numerator / (chisquare(dfden) * dfnum);
    }

    double standardT(double df) {
        double numerator = stream.nextGauss();
        double denominator = standardGamma(df / 2);
        return Math.sqrt(df / 2) * numerator / Math.sqrt(denominator);
    }

    double standardCauchy() {
        double numerator = stream.nextGauss();
        return numerator / stream.nextGauss();
    }

    double lognormal(double mean, double sigma) {
        return StreamExp.exp(normal(mean, sigma));
    }

    double laplace(double loc, double scale) {
        double u = positiveDouble();
        return u >= 0.5 ? loc - scale * StreamLog.log(2.0 - u - u) : loc + scale * StreamLog.log(u + u);
    }

    double gumbel(double loc, double scale) {
        double u;
        do {
            u = 1.0 - stream.nextDouble();
        } while (u >= 1.0);
        return loc - scale * StreamLog.log(-StreamLog.log(u));
    }

    double logistic(double loc, double scale) {
        double u = positiveDouble();
        return loc + scale * StreamLog.log(u / (1.0 - u));
    }

    private double positiveDouble() {
        double u;
        do {
            u = stream.nextDouble();
        } while (u == 0);
        return u;
    }

    double pareto(double a) {
        return StreamExp.exp(standardExponential() / a) - 1;
    }

    double weibull(double a) {
        return a == 0.0 ? 0.0 : StreamExp.pow(standardExponential(), 1. / a);
    }

    double power(double a) {
        return StreamExp.pow(1 - StreamExp.exp(-standardExponential()), 1. / a);
    }

    double rayleigh(double scale) {
        return scale * Math.sqrt(-2.0 * StreamLog.log1p(-stream.nextDouble()));
    }

    double triangular(double left, double mode, double right) {
        double base = right - left;
        double leftBase = mode - left;
        double u = stream.nextDouble();
        return u <= leftBase / base
                ? left + Math.sqrt(u * (leftBase * base))
                : right - Math.sqrt((1.0 - u) * ((right - mode) * base));
    }

    double wald(double mean, double scale) {
        double y = stream.nextGauss();
        y = mean * y * y;
        double x = mean + mean / (2 * scale) * (y - Math.sqrt(4 * scale * y + y * y));
        double u = stream.nextDouble();
        return u <= mean / (mean + x) ? x : mean * mean / x;
    }
}
