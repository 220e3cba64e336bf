package io.orthant.random;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Exponentials and powers with the last bit of glibc on x86-64 with FMA, which is what NumPy's streams contain.
 *
 * <p>The algorithms are those of S. Nagy in Arm's Optimized Routines (in glibc since 2.28): exp x = 2^(k/128) exp r with
 * a polynomial of degree 5 in r; x^y through a logarithm of about 68 bits. Their tables are computed here from their
 * definitions.
 */
final class StreamExp {
    private static final int N = 128;
    private static final double INV_LN2_N = 0x1.71547652b82fep0 * N;
    private static final double NEG_LN2_HI_N = -0x1.62e42fefa0000p-8;
    private static final double NEG_LN2_LO_N = -0x1.cf79abc9e3b3ap-47;
    private static final double SHIFT = 0x1.8p52;
    private static final double C2 = 0x1.ffffffffffdbdp-2;
    private static final double C3 = 0x1.555555555543cp-3;
    private static final double C4 = 0x1.55555cf172b91p-5;
    private static final double C5 = 0x1.1111167a4d017p-7;

    private static final double LN2_HI = 0x1.62e42fefa3800p-1;
    private static final double LN2_LO = 0x1.ef35793c76730p-45;
    private static final long OFFSET = 0x3fe6955500000000L;
    private static final double A0 = -0.5;
    private static final double A1 = 0x1.555555555556p-2 * -2;
    private static final double A2 = -0x1.0000000000006p-2 * -2;
    private static final double A3 = 0x1.999999959554ep-3 * 4;
    private static final double A4 = -0x1.555555529a47ap-3 * 4;
    private static final double A5 = 0x1.2495b9b4845e9p-3 * -8;
    private static final double A6 = -0x1.0002b8b263fc3p-3 * -8;

    private static final MathContext DIGITS = new MathContext(50, RoundingMode.HALF_EVEN);

    /** 2^(i/128) is H (1 + tail) with H the nearest double; the bits of H are kept less i * 2^45, as k adds them again. */
    private static final double[] POWER_TAIL = new double[N];

    private static final long[] POWER_BITS = new long[N];
    private static final double[] INV_C = new double[N];
    private static final double[] LOG_C = new double[N];
    private static final double[] LOG_C_TAIL = new double[N];

    static {
        BigDecimal root = BigDecimal.TWO;
        for (int i = 1; i < N; i *= 2) {
            root = root.sqrt(DIGITS);
        }
        BigDecimal power = BigDecimal.ONE;
        for (int i = 0; i < N; i++, power = power.multiply(root, DIGITS)) {
            BigDecimal nearest = new BigDecimal(power.doubleValue());
            POWER_BITS[i] = Double.doubleToRawLongBits(power.doubleValue()) - ((long) i << 45);
            POWER_TAIL[i] = power.subtract(nearest).divide(nearest, DIGITS).doubleValue();
        }
        for (int i = 0; i < N; i++) {
            double centre = Double.longBitsToDouble(OFFSET + ((2L * i + 1) << 44));
            INV_C[i] = centre < 1 ? Math.rint(N / centre) / N : Math.rint(2 * N / centre) / N / 2;
            BigDecimal logC = naturalLog(INV_C[i]).negate();
            LOG_C[i] = Math.rint(logC.doubleValue() * 0x1p43) * 0x1p-43;
            LOG_C_TAIL[i] = logC.subtract(new BigDecimal(LOG_C[i])).doubleValue();
        }
    }

    private StreamExp() {}

    /** log x = 2 artanh((x-1)/(x+1)), for x near 1. */
    private static BigDecimal naturalLog(double x) {
        BigDecimal value = new BigDecimal(x);
        BigDecimal t = value.subtract(BigDecimal.ONE).divide(value.add(BigDecimal.ONE), DIGITS);
        BigDecimal square = t.multiply(t, DIGITS);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal term = t;
        for (int n = 1; term.abs().compareTo(BigDecimal.ONE.movePointLeft(45)) > 0; n += 2) {
            sum = sum.add(term.divide(BigDecimal.valueOf(n), DIGITS), DIGITS);
            term = term.multiply(square, DIGITS);
        }
        return sum.multiply(BigDecimal.TWO);
    }

    static double exp(double x) {
        return exp(x, 0);
    }

    /** exp(x + tail), for a tail far below x. */
    private static double exp(double x, double tail) {
        double size = Math.abs(x);
        if (size < 0x1p-54) {
            return 1.0 + x;
        }
        if (!(size < 1024)) {
            return Math.exp(x);
        }
        double shifted = Math.fma(x, INV_LN2_N, SHIFT);
        long k = Double.doubleToRawLongBits(shifted);
        double kd = shifted - SHIFT;
        double r = Math.fma(kd, NEG_LN2_LO_N, Math.fma(kd, NEG_LN2_HI_N, x)) + tail;
        int i = (int) k & (N - 1);
        double r2 = r * r;
        double low = Math.fma(Math.fma(C3, r, C2), r2, r + POWER_TAIL[i]);
        double p = Math.fma(r2 * r2, Math.fma(r, C5, C4), low);
        long bits = POWER_BITS[i] + (k << 45);
        if (size >= 512) {
            return atTheEdge(p, bits, k);
        }
        double scale = Double.longBitsToDouble(bits);
        return Math.fma(scale, p, scale);
    }

    /** The scale may have overflowed its exponent, or the result may be subnormal. */
    private static double atTheEdge(double p, long bits, long k) {
        if ((k & 0x80000000L) == 0) {
            double scale = Double.longBitsToDouble(bits - (1009L << 52));
            return Math.fma(scale, p, scale) * 0x1p1009;
        }
        double scale = Double.longBitsToDouble(bits + (1022L << 52));
        double step = scale * p;
        double y = scale + step;
        if (y < 1.0) {
            double hi = 1.0 + y;
            double lo = ((1.0 - hi) + y) + ((scale - y) + step);
            y = (lo + hi) - 1.0;
        }
        return y * 0x1p-1022;
    }

    /** x^y for x at or above zero. */
    static double pow(double x, double y) {
        long bits = Double.doubleToRawLongBits(x);
        int yTop = Math.getExponent(y);
        if (!(x > 0) || x == Double.POSITIVE_INFINITY || yTop < -65 || yTop >= 63) {
            return Math.pow(x, y);
        }
        if (bits < 0x0010000000000000L) {
            bits = Double.doubleToRawLongBits(x * 0x1p52) - (52L << 52);
        }
        long t = bits - OFFSET;
        int i = (int) (t >>> 45) & (N - 1);
        double k = (int) (t >> 52);
        double z = Double.longBitsToDouble(bits - (t & 0xfff0000000000000L));
        double r = Math.fma(z, INV_C[i], -1.0);
        double t1 = Math.fma(k, LN2_HI, LOG_C[i]);
        double lo = Math.fma(k, LN2_LO, LOG_C_TAIL[i]);
        double t2 = r + t1;
        double ar = r * A0;
        double ar2 = r * ar;
        double hi = t2 + ar2;
        lo += (t1 - t2) + r;
        lo += Math.fma(ar, r, -ar2);
        lo += (t2 - hi) + ar2;
        double q = Math.fma(Math.fma(r, A6, A5), ar2, Math.fma(A4, r, A3));
        lo = Math.fma(r * ar2, Math.fma(ar2, q, Math.fma(A2, r, A1)), lo);
        double log = hi + lo;
        double logTail = (hi - log) + lo;
        double head = y * log;
        return exp(head, Math.fma(y, logTail, Math.fma(log, y, -head)));
    }
}
