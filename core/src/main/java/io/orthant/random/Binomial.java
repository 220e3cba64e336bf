package io.orthant.random;

/**
 * Binomial counts: inversion up to a mean of 30, above it BTPE (Kachitvichyanukul and Schmeiser, 1988) as NumPy's legacy
 * generator has it, which adds two terms of the Stirling series that ought to be subtracted. The set-up of the last
 * (n, p) is kept.
 */
final class Binomial {
    private final LegacyStream stream;
    private boolean prepared;
    private long n;
    private double p;
    private double q;
    private double r;
    private double c;
    private long m;
    private double p1;
    private double xm;
    private double xl;
    private double xr;
    private double laml;
    private double lamr;
    private double p2;
    private double p3;
    private double p4;

    Binomial(LegacyStream stream) {
        this.stream = stream;
    }

    long draw(double probability, long trials) {
        if (probability <= 0.5) {
            return probability * trials <= 30.0 ? byInversion(trials, probability) : byRejection(trials, probability);
        }
        double other = 1.0 - probability;
        return trials - (other * trials <= 30.0 ? byInversion(trials, other) : byRejection(trials, other));
    }

    private boolean isNew(long trials, double probability) {
        if (prepared && n == trials && p == probability) {
            return false;
        }
        prepared = true;
        n = trials;
        p = probability;
        return true;
    }

    private long byInversion(long trials, double probability) {
        if (isNew(trials, probability)) {
            q = 1.0 - p;
            r = StreamExp.exp(n * StreamLog.log(q));
            c = n * p;
            double bound = c + 10.0 * Math.sqrt(c * q + 1);
            m = n < bound ? n : Discrete.toLong(bound);
        }
        long x = 0;
        double px = r;
        double u = stream.nextDouble();
        while (u > px) {
            x++;
            if (x > m) {
                x = 0;
                px = r;
                u = stream.nextDouble();
            } else {
                u -= px;
                px = ((n - x + 1) * p * px) / (x * q);
            }
        }
        return x;
    }

    private void prepareRejection() {
        r = Math.min(p, 1.0 - p);
        q = 1.0 - r;
        double fm = n * r + r;
        m = Discrete.toLong(Math.floor(fm));
        p1 = Math.floor(2.195 * Math.sqrt(n * r * q) - 4.6 * q) + 0.5;
        xm = m + 0.5;
        xl = xm - p1;
        xr = xm + p1;
        c = 0.134 + 20.5 / (15.3 + m);
        double a = (fm - xl) / (fm - xl * r);
        laml = a * (1.0 + a / 2.0);
        a = (xr - fm) / (xr * q);
        lamr = a * (1.0 + a / 2.0);
        p2 = p1 * (1.0 + 2.0 * c);
        p3 = p2 + c / laml;
        p4 = p3 + c / lamr;
    }

    private long byRejection(long trials, double probability) {
        if (isNew(trials, probability)) {
            prepareRejection();
        }
        while (true) {
            double u = stream.nextDouble() * p4;
            double v = stream.nextDouble();
            if (u <= p1) {
                return Discrete.toLong(Math.floor(xm - p1 * v + u));
            }
            long y;
            if (u <= p2) {
                double x = xl + (u - p1) / c;
                v = v * c + 1.0 - Math.abs(m - x + 0.5) / p1;
                if (v > 1.0) {
                    continue;
                }
                y = Discrete.toLong(Math.floor(x));
            } else if (u <= p3) {
                y = Discrete.toLong(Math.floor(xl + StreamLog.log(v) / laml));
                if (y < 0 || v == 0.0) {
                    continue;
                }
                v = v * (u - p2) * laml;
            } else {
                y = Discrete.toLong(Math.floor(xr - StreamLog.log(v) / lamr));
                if (y > n || v == 0.0) {
                    continue;
                }
                v = v * (u - p3) * lamr;
            }
            if (accepts(y, v)) {
                return y;
            }
        }
    }

    private boolean accepts(long y, double v) {
        double nrq = n * r * q;
        long k = Math.abs(y - m);
        if (k <= 20 || k >= nrq / 2.0 - 1) {
            double s = r / q;
            double a = s * (n + 1);
            double f = 1.0;
            for (long i = m + 1; i <= y; i++) {
                f *= a / i - s;
            }
            for (long i = y + 1; i <= m; i++) {
                f /= a / i - s;
            }
            return v <= f;
        }
        double rho = (k / nrq) * ((k * (k / 3.0 + 0.625) + 0.16666666666666666) / nrq + 0.5);
        double t = -k * k / (2 * nrq);
        double logV = StreamLog.log(v);
        if (logV < t - rho) {
            return true;
        }
        if (logV > t + rho) {
            return false;
        }
        double x1 = (double) y + 1;
        double f1 = (double) m + 1;
        double z = (double) n + 1 - (double) m;
        double w = (double) n - (double) y + 1;
        return logV
                <= xm * StreamLog.log(f1 / x1)
                        + (n - m + 0.5) * StreamLog.log(z / w)
                        + (y - m) * StreamLog.log(w * r / (x1 * q))
                        + stirling(f1)
                        + stirling(z)
                        + stirling(x1)
                        + stirling(w);
    }

    private static double stirling(double x) {
        double x2 = x * x;
        return (13680. - (462. - (132. - (99. - 140. / x2) / x2) / x2) / x2) / x / 166320.;
    }
}
