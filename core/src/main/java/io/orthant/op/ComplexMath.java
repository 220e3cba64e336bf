package io.orthant.op;

/**
 * Complex elementary functions with the special values and branch cuts of C99 annex G, which are NumPy's.
 *
 * <p>Formulas: W. Kahan, "Branch cuts for complex elementary functions" (1987); T. Hull, T. Fairgrieve and P. Tang,
 * "Implementing complex elementary functions using exception handling" (ACM TOMS 20, 1994) for the choice of formula
 * by the size of the argument. Kernels ask for one part at a time, through {@link ComplexParts}.
 */
final class ComplexMath {
    private static final double LN2 = 0.6931471805599453;
    private static final double HUGE = Double.MAX_VALUE / 4;
    private static final double INF = Double.POSITIVE_INFINITY;

    private ComplexMath() {}

    /** A result on its way to one of its parts. */
    record Z(double re, double im) {
        Z times(Z that) {
            return new Z(re * that.re - im * that.im, re * that.im + im * that.re);
        }

        // -i * this
        Z byMinusI() {
            return new Z(im, -re);
        }
    }

    private static final Z UNDEFINED = new Z(Double.NaN, Double.NaN);

    static Z exp(double x, double y) {
        if (y == 0) {
            return new Z(Math.exp(x), y);
        }
        if (!Double.isFinite(y)) {
            if (Double.isInfinite(x)) {
                return x < 0 ? new Z(0, Double.isNaN(y) ? 0 : Math.copySign(0.0, y)) : new Z(x, Double.NaN);
            }
            return UNDEFINED;
        }
        return Double.isNaN(x) ? UNDEFINED : new Z(expTimes(x, Math.cos(y)), expTimes(x, Math.sin(y)));
    }

    // e^x * f where e^x alone may overflow
    private static double expTimes(double x, double f) {
        if (x <= 709 || x == INF) {
            return Math.exp(x) * f;
        }
        return f * Math.exp(709) * Math.exp(Math.min(x - 709, 1500));
    }

    static Z expm1(double x, double y) {
        double half = Math.sin(y / 2);
        return new Z(Math.expm1(x) * Math.cos(y) - 2 * half * half, Math.exp(x) * Math.sin(y));
    }

    static Z log(double x, double y) {
        double ax = Math.abs(x);
        double ay = Math.abs(y);
        return new Z(logOfModulus(Math.max(ax, ay), Math.min(ax, ay), ax, ay), Math.atan2(y, x));
    }

    private static double logOfModulus(double large, double small, double ax, double ay) {
        if (Double.isNaN(large)) {
            return ax == INF || ay == INF ? INF : Double.NaN;
        }
        if (large > HUGE) {
            return Math.log(Math.hypot(ax / 2, ay / 2)) + LN2;
        }
        if (large < Double.MIN_NORMAL) {
            return large == 0 ? -INF : Math.log(Math.hypot(ax * 0x1p53, ay * 0x1p53)) - 53 * LN2;
        }
        double modulus = Math.hypot(ax, ay);
        // near the unit circle the logarithm of a rounded modulus has no correct digit
        return modulus > 0.71 && modulus < 1.73
                ? Math.log1p((large - 1) * (large + 1) + small * small) / 2
                : Math.log(modulus);
    }

    static Z log1p(double x, double y) {
        return new Z(Math.log(Math.hypot(x + 1, y)), Math.atan2(y, x + 1));
    }

    static Z sqrt(double x, double y) {
        if (x == 0 && y == 0) {
            return new Z(0, y);
        }
        if (Double.isInfinite(y)) {
            return new Z(INF, y);
        }
        if (Double.isNaN(x)) {
            return UNDEFINED;
        }
        if (Double.isInfinite(x)) {
            double rest = Double.isNaN(y) ? y : 0;
            return x > 0 ? new Z(x, Math.copySign(rest, y)) : new Z(Math.abs(rest), Math.copySign(x, y));
        }
        // halved twice, or doubled an even number of times, so that the modulus neither overflows nor loses digits
        double size = Math.max(Math.abs(x), Math.abs(y));
        double scale = size > HUGE ? 0x1p-2 : size < 0x1p-1000 ? 0x1p108 : 1;
        double unscale = size > HUGE ? 2 : size < 0x1p-1000 ? 0x1p-54 : 1;
        double a = x * scale;
        double b = y * scale;
        double t = Math.sqrt((Math.abs(a) + Math.hypot(a, b)) * 0.5);
        return a >= 0
                ? new Z(t * unscale, b / (2 * t) * unscale)
                : new Z(Math.abs(b) / (2 * t) * unscale, Math.copySign(t, b) * unscale);
    }

    static Z sinh(double x, double y) {
        if (y == 0) {
            return new Z(Math.sinh(x), y);
        }
        if (!Double.isFinite(y)) {
            return x == 0 || Double.isInfinite(x) ? new Z(x, Double.NaN) : UNDEFINED;
        }
        if (Double.isNaN(x)) {
            return UNDEFINED;
        }
        double c = Math.cos(y);
        double s = Math.sin(y);
        return Math.abs(x) <= 709
                ? new Z(Math.sinh(x) * c, Math.cosh(x) * s)
                : new Z(Math.copySign(1, x) * expTimes(Math.abs(x), c / 2), expTimes(Math.abs(x), s / 2));
    }

    static Z cosh(double x, double y) {
        if (y == 0) {
            return new Z(Math.cosh(x), Double.isNaN(x) ? y : sign(x) * y);
        }
        if (!Double.isFinite(y)) {
            return Double.isInfinite(x) ? new Z(INF, Double.NaN) : x == 0 ? new Z(Double.NaN, 0) : UNDEFINED;
        }
        if (Double.isNaN(x)) {
            return UNDEFINED;
        }
        double c = Math.cos(y);
        double s = Math.sin(y);
        return Math.abs(x) <= 709
                ? new Z(Math.cosh(x) * c, Math.sinh(x) * s)
                : new Z(expTimes(Math.abs(x), c / 2), Math.copySign(1, x) * expTimes(Math.abs(x), s / 2));
    }

    private static double sign(double v) {
        return Math.copySign(1, v);
    }

    static Z tanh(double x, double y) {
        if (Double.isNaN(x)) {
            return new Z(x, y == 0 ? y : Double.NaN);
        }
        if (Double.isInfinite(x)) {
            return new Z(sign(x), Math.copySign(0.0, Double.isFinite(y) ? Math.sin(2 * y) : y));
        }
        if (!Double.isFinite(y)) {
            return new Z(x == 0 ? x : Double.NaN, Double.NaN);
        }
        if (Math.abs(x) >= 22) {
            double decay = Math.exp(-Math.abs(x));
            return new Z(sign(x), 4 * Math.sin(y) * Math.cos(y) * decay * decay);
        }
        double t = Math.tan(y);
        double beta = 1 + t * t;
        double s = Math.sinh(x);
        double rho = Math.sqrt(1 + s * s);
        if (Double.isInfinite(t)) {
            return new Z(rho / s, 1 / t);
        }
        double d = 1 + beta * s * s;
        return new Z(beta * rho * s / d, t / d);
    }

    static Z sin(double x, double y) {
        return sinh(-y, x).byMinusI();
    }

    static Z cos(double x, double y) {
        return cosh(-y, x);
    }

    static Z tan(double x, double y) {
        return tanh(-y, x).byMinusI();
    }

    static Z arccos(double x, double y) {
        if (Double.isInfinite(x) || Double.isInfinite(y)) {
            return new Z(Math.atan2(Math.abs(y), x), -Math.copySign(INF, y));
        }
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return x == 0 ? new Z(Math.PI / 2, Double.NaN) : UNDEFINED;
        }
        if (Math.max(Math.abs(x), Math.abs(y)) > HUGE) {
            return new Z(Math.atan2(Math.abs(y), x), -Math.copySign(logOfHuge(x, y), y));
        }
        Z a = sqrt(1 - x, -y);
        Z b = sqrt(1 + x, y);
        return new Z(2 * Math.atan2(a.re, b.re), RealMath.arcsinh(b.re * a.im - b.im * a.re));
    }

    private static double logOfHuge(double x, double y) {
        return Math.log(Math.hypot(x / 2, y / 2)) + 2 * LN2;
    }

    static Z arcsinh(double x, double y) {
        if (Double.isInfinite(x) || Double.isInfinite(y)) {
            return new Z(Math.copySign(INF, x), Math.copySign(Math.atan2(Math.abs(y), Math.abs(x)), y));
        }
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return y == 0 ? new Z(x, y) : UNDEFINED;
        }
        if (Math.max(Math.abs(x), Math.abs(y)) > HUGE) {
            return new Z(Math.copySign(logOfHuge(x, y), x), Math.atan2(y, Math.abs(x)));
        }
        Z a = sqrt(1 + y, -x);
        Z b = sqrt(1 - y, x);
        return new Z(RealMath.arcsinh(a.re * b.im - b.re * a.im), Math.atan2(y, a.re * b.re - a.im * b.im));
    }

    static Z arcsin(double x, double y) {
        return arcsinh(-y, x).byMinusI();
    }

    static Z arccosh(double x, double y) {
        Z c = arccos(x, y);
        if (Double.isNaN(c.re)) {
            return new Z(Math.abs(c.im), c.re);
        }
        return Double.isNaN(c.im) ? new Z(c.im, x == 0 ? c.re : c.im) : new Z(Math.abs(c.im), Math.copySign(c.re, y));
    }

    static Z arctanh(double x, double y) {
        if (Double.isInfinite(x) || Double.isInfinite(y)) {
            return new Z(Math.copySign(0.0, x), Double.isNaN(y) ? y : Math.copySign(Math.PI / 2, y));
        }
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return new Z(x == 0 ? x : Double.NaN, Double.NaN);
        }
        Z w = arctanhRight(Math.abs(x), y);
        return new Z(Math.copySign(w.re, x), w.im);
    }

    private static Z arctanhRight(double x, double y) {
        double ay = Math.abs(y);
        if (x > 0x1p510 || ay > 0x1p510) {
            double h = Math.hypot(x / 2, ay / 2);
            return new Z(x / 4 / h / h, Math.copySign(Math.PI / 2, y));
        }
        if (x == 1 && ay < 0x1p-511) {
            return ay == 0
                    ? new Z(INF, y)
                    : new Z(
                            -Math.log(Math.sqrt(ay) / Math.sqrt(Math.hypot(ay, 2))),
                            Math.copySign(Math.atan2(2, -ay) / 2, y));
        }
        return new Z(
                Math.log1p(4 * x / ((1 - x) * (1 - x) + ay * ay)) / 4,
                -Math.atan2(-2 * y, (1 - x) * (1 + x) - ay * ay) / 2);
    }

    static Z arctan(double x, double y) {
        return arctanh(-y, x).byMinusI();
    }

    /** NumPy's power: small integer exponents by multiplication, others as exp(w log(z)). */
    static Z power(double x, double y, double u, double v) {
        if (u == 0 && v == 0) {
            return new Z(1, 0);
        }
        if (x == 0 && y == 0) {
            return u > 0 ? new Z(0, 0) : UNDEFINED;
        }
        if (v == 0 && u == Math.rint(u) && Math.abs(u) < 100) {
            return integerPower(new Z(x, y), (int) u);
        }
        Z l = annexGProduct(log(x, y), new Z(u, v));
        return exp(l.re, l.im);
    }

    // C99 annex G.5.1: an infinite factor gives an infinite product, not NaN
    private static Z annexGProduct(Z a, Z b) {
        Z plain = a.times(b);
        if (!Double.isNaN(plain.re) || !Double.isNaN(plain.im)) {
            return plain;
        }
        boolean fromA = Double.isInfinite(a.re) || Double.isInfinite(a.im);
        boolean fromB = Double.isInfinite(b.re) || Double.isInfinite(b.im);
        if (!fromA && !fromB) {
            return plain;
        }
        Z p = new Z(boxed(a.re, fromA, fromB), boxed(a.im, fromA, fromB))
                .times(new Z(boxed(b.re, fromB, fromA), boxed(b.im, fromB, fromA)));
        return new Z(INF * p.re, INF * p.im);
    }

    // a part of an infinite factor becomes 1 or 0; NaN beside an infinity elsewhere becomes 0
    private static double boxed(double part, boolean infinite, boolean otherInfinite) {
        double size = infinite ? (Double.isInfinite(part) ? 1 : 0) : part;
        return Double.isNaN(size) && otherInfinite || infinite
                ? Math.copySign(Double.isNaN(size) ? 0 : size, part)
                : size;
    }

    private static Z integerPower(Z z, int n) {
        if (n >= 1 && n <= 3) {
            return n == 1 ? z : n == 2 ? z.times(z) : z.times(z.times(z));
        }
        int left = Math.abs(n);
        Z result = new Z(1, 0);
        Z square = z;
        while (true) {
            if ((left & 1) != 0) {
                result = result.times(square);
            }
            left >>= 1;
            if (left == 0) {
                return n > 0 ? result : inverse(result);
            }
            square = square.times(square);
        }
    }

    // Smith's algorithm
    private static Z inverse(Z z) {
        if (Math.abs(z.re) >= Math.abs(z.im)) {
            if (z.re == 0 && z.im == 0) {
                return new Z(1 / Math.abs(z.re), 0 / Math.abs(z.im));
            }
            double ratio = z.im / z.re;
            double scale = 1 / (z.re + z.im * ratio);
            return new Z((1 + 0 * ratio) * scale, (0 - ratio) * scale);
        }
        double ratio = z.re / z.im;
        double scale = 1 / (z.im + z.re * ratio);
        return new Z((ratio + 0) * scale, (0 * ratio - 1) * scale);
    }
}
