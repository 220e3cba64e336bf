package io.orthant.random;

/**
 * Natural logarithms with the last bit of glibc on x86-64 with FMA, which is what NumPy's streams contain.
 *
 * <p>{@code Math.log} may differ in the last bit, and so would every normal deviate made from it. {@link #log} is the
 * table-driven algorithm of S. Nagy in Arm's Optimized Routines (in glibc since 2.28): x = 2^k z, c near z from a table
 * of 128, log x = k log 2 + log c + log1p(z/c - 1) with a polynomial of degree 6. The fused operations stand where
 * glibc has them. {@link #log1p} is the fdlibm algorithm with glibc's order of summation.
 */
final class StreamLog {
    private static final double LN2_HI = 0x1.62e42fefa3800p-1;
    private static final double LN2_LO = 0x1.ef35793c76730p-45;
    private static final long OFFSET = 0x3fe6000000000000L;
    private static final long NEAR_ONE_FROM = Double.doubleToRawLongBits(1 - 0x1p-4);
    private static final long NEAR_ONE_LENGTH = Double.doubleToRawLongBits(1 + 0x1.09p-4) - NEAR_ONE_FROM;

    // log1p(r) for |r| < 0x1.fp-9
    private static final double A0 = -0x1.0000000000001p-1;
    private static final double A1 = 0x1.555555551305bp-2;
    private static final double A2 = -0x1.fffffffeb459p-3;
    private static final double A3 = 0x1.999b324f10111p-3;
    private static final double A4 = -0x1.55575e506c89fp-3;

    // log1p(r) for -0x1p-4 < r < 0x1.09p-4
    private static final double B0 = -0.5;
    private static final double B1 = 0x1.5555555555577p-2;
    private static final double B2 = -0x1.ffffffffffdcbp-3;
    private static final double B3 = 0x1.999999995dd0cp-3;
    private static final double B4 = -0x1.55555556745a7p-3;
    private static final double B5 = 0x1.24924a344de3p-3;
    private static final double B6 = -0x1.fffffa4423d65p-4;
    private static final double B7 = 0x1.c7184282ad6cap-4;
    private static final double B8 = -0x1.999eb43b068ffp-4;
    private static final double B9 = 0x1.78182f7afd085p-4;
    private static final double B10 = -0x1.5521375d145cdp-4;

    // 1/c. Each c is chosen so that log c is within 2^-66 of a multiple of 2^-43.
    private static final double[] INV_C = {
        0x1.734f0c3e0de9fp+0, 0x1.713786a2ce91fp+0, 0x1.6f26008fab5a0p+0, 0x1.6d1a61f138c7dp+0,
        0x1.6b1490bc5b4d1p+0, 0x1.69147332f0cbap+0, 0x1.6719f18224223p+0, 0x1.6524f99a51ed9p+0,
        0x1.63356aa8f24c4p+0, 0x1.614b36b9ddc14p+0, 0x1.5f66452c65c4cp+0, 0x1.5d867b5912c4fp+0,
        0x1.5babccb5b90dep+0, 0x1.59d61f2d91a78p+0, 0x1.5805612465687p+0, 0x1.56397cee76bd3p+0,
        0x1.54725e2a77f93p+0, 0x1.52aff42064583p+0, 0x1.50f22dbb2bddfp+0, 0x1.4f38f4734ded7p+0,
        0x1.4d843cfde2840p+0, 0x1.4bd3ec078a3c8p+0, 0x1.4a27fc3e0258ap+0, 0x1.4880524d48434p+0,
        0x1.46dce1b192d0bp+0, 0x1.453d9d3391854p+0, 0x1.43a2744b4845ap+0, 0x1.420b54115f8fbp+0,
        0x1.40782da3ef4b1p+0, 0x1.3ee8f5d57fe8fp+0, 0x1.3d5d9a00b4ce9p+0, 0x1.3bd60c010c12bp+0,
        0x1.3a5242b75dab8p+0, 0x1.38d22cd9fd002p+0, 0x1.3755bc5847a1cp+0, 0x1.35dce49ad36e2p+0,
        0x1.34679984dd440p+0, 0x1.32f5cceffcb24p+0, 0x1.3187775a10d49p+0, 0x1.301c8373e3990p+0,
        0x1.2eb4ebb95f841p+0, 0x1.2d50a0219a9d1p+0, 0x1.2bef9a8b7fd2ap+0, 0x1.2a91c7a0c1babp+0,
        0x1.293726014b530p+0, 0x1.27dfa5757a1f5p+0, 0x1.268b39b1d3bbfp+0, 0x1.2539d838ff5bdp+0,
        0x1.23eb7aac9083bp+0, 0x1.22a012ba940b6p+0, 0x1.2157996cc4132p+0, 0x1.201201dd2fc9bp+0,
        0x1.1ecf4494d480bp+0, 0x1.1d8f5528f6569p+0, 0x1.1c52311577e7cp+0, 0x1.1b17c74cb26e9p+0,
        0x1.19e010c2c1ab6p+0, 0x1.18ab07bb670bdp+0, 0x1.1778a25efbcb6p+0, 0x1.1648d354c31dap+0,
        0x1.151b990275fddp+0, 0x1.13f0ea432d24cp+0, 0x1.12c8b7210f9dap+0, 0x1.11a3028ecb531p+0,
        0x1.107fbda8434afp+0, 0x1.0f5ee0f4e6bb3p+0, 0x1.0e4065d2a9fcep+0, 0x1.0d244632ca521p+0,
        0x1.0c0a77ce2981ap+0, 0x1.0af2f83c636d1p+0, 0x1.09ddb98a01339p+0, 0x1.08cabaf52e7dfp+0,
        0x1.07b9f2f4e28fbp+0, 0x1.06ab58c358f19p+0, 0x1.059eea5ecf92cp+0, 0x1.04949cdd12c90p+0,
        0x1.038c6c6f0ada9p+0, 0x1.02865137932a9p+0, 0x1.0182427ea7348p+0, 0x1.008040614b195p+0,
        0x1.fe01ff726fa1ap-1, 0x1.fa11cc261ea74p-1, 0x1.f6310b081992ep-1, 0x1.f25f63ceeadcdp-1,
        0x1.ee9c8039113e7p-1, 0x1.eae8078cbb1abp-1, 0x1.e741aa29d0c9bp-1, 0x1.e3a91830a99b5p-1,
        0x1.e01e009609a56p-1, 0x1.dca01e577bb98p-1, 0x1.d92f20b7c9103p-1, 0x1.d5cac66fb5ccep-1,
        0x1.d272caa5ede9dp-1, 0x1.cf26e3e6b2ccdp-1, 0x1.cbe6da2a77902p-1, 0x1.c8b266d37086dp-1,
        0x1.c5894bd5d5804p-1, 0x1.c26b533bb9f8cp-1, 0x1.bf583eeece73fp-1, 0x1.bc4fd75db96c1p-1,
        0x1.b951e0c864a28p-1, 0x1.b65e2c5ef3e2cp-1, 0x1.b374867c9888bp-1, 0x1.b094b211d304ap-1,
        0x1.adbe885f2ef7ep-1, 0x1.aaf1d31603da2p-1, 0x1.a82e63fd358a7p-1, 0x1.a5740ef09738bp-1,
        0x1.a2c2a90ab4b27p-1, 0x1.a01a01393f2d1p-1, 0x1.9d79f24db3c1bp-1, 0x1.9ae2505c7b190p-1,
        0x1.9852ef297ce2fp-1, 0x1.95cbaeea44b75p-1, 0x1.934c69de74838p-1, 0x1.90d4f2f6752e6p-1,
        0x1.8e6528effd79dp-1, 0x1.8bfce9fcc007cp-1, 0x1.899c0dabec30ep-1, 0x1.87427aa2317fbp-1,
        0x1.84f00acb39a08p-1, 0x1.82a49e8653e55p-1, 0x1.8060195f40260p-1, 0x1.7e22563e0a329p-1,
        0x1.7beb377dcb5adp-1, 0x1.79baa679725c2p-1, 0x1.77907f2170657p-1, 0x1.756cadbd6130cp-1,
    };
    private static final double[] LOG_C = new double[INV_C.length];

    static {
        for (int i = 0; i < INV_C.length; i++) {
            LOG_C[i] = Math.rint(-StrictMath.log(INV_C[i]) * 0x1p43) * 0x1p-43;
        }
    }

    private StreamLog() {}

    static double log(double x) {
        long bits = Double.doubleToRawLongBits(x);
        if (Long.compareUnsigned(bits - NEAR_ONE_FROM, NEAR_ONE_LENGTH) < 0) {
            return nearOne(x - 1.0);
        }
        if (bits < 0x0010000000000000L || bits >= 0x7ff0000000000000L) {
            if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
                return Math.log(x);
            }
            bits = Double.doubleToRawLongBits(x * 0x1p52) - (52L << 52);
        }
        long t = bits - OFFSET;
        int i = (int) (t >>> 45) & 127;
        double k = (int) (t >> 52);
        double z = Double.longBitsToDouble(bits - (t & 0xfff0000000000000L));
        double r = Math.fma(z, INV_C[i], -1.0);
        double w = Math.fma(k, LN2_HI, LOG_C[i]);
        double hi = r + w;
        double r2 = r * r;
        double lo = Math.fma(r2, A0, Math.fma(k, LN2_LO, (w - hi) + r));
        double p = Math.fma(Math.fma(r, A4, A3), r2, Math.fma(r, A2, A1));
        return Math.fma(r * r2, p, lo) + hi;
    }

    private static double nearOne(double r) {
        if (r == 0) {
            return 0;
        }
        double r2 = r * r;
        double r3 = r * r2;
        double a = Math.fma(r2, B3, Math.fma(r, B2, B1));
        double b = Math.fma(r2, B6, Math.fma(r, B5, B4));
        double c = Math.fma(r3, B10, Math.fma(r2, B9, Math.fma(r, B8, B7)));
        double p = Math.fma(Math.fma(c, r3, b), r3, a);
        double rHi = Math.fma(-r, 0x1p27, Math.fma(r, 0x1p27, r));
        double rLo = r - rHi;
        double square = rHi * rHi;
        double hi = Math.fma(square, B0, r);
        double lo = Math.fma(B0 * rLo, r + rHi, Math.fma(square, B0, r - hi));
        return hi + Math.fma(p, r3, lo);
    }

    private static final double FD_LN2_HI = 6.93147180369123816490e-01;
    private static final double FD_LN2_LO = 1.90821492927058770002e-10;
    private static final double[] L = {
        6.666666666666735130e-01,
        3.999999999940941908e-01,
        2.857142874366239149e-01,
        2.222219843214978396e-01,
        1.818357216161805012e-01,
        1.531383769920937332e-01,
        1.479819860511658591e-01
    };

    static double log1p(double x) {
        int high = (int) (Double.doubleToRawLongBits(x) >> 32);
        int magnitude = high & 0x7fffffff;
        if (magnitude >= 0x7ff00000 || (high < 0 && magnitude >= 0x3ff00000)) {
            return Math.log1p(x);
        }
        if (magnitude < 0x3e200000) {
            return magnitude < 0x3c900000 ? x : Math.fma(-(x * x), 0.5, x);
        }
        if (high < 0x3fda827a && (high > 0 || high <= 0xbfd2bec3)) {
            double halfSquare = x * 0.5 * x;
            return x - (halfSquare - tail(x, halfSquare));
        }
        double u = 1.0 + x;
        int exponent = Math.getExponent(u);
        double c = (exponent > 0 ? 1.0 - (u - x) : x - (u - 1.0)) / u;
        if (magnitude >= 0x43400000) {
            u = x;
            exponent = Math.getExponent(x);
            c = 0;
        }
        long bits = Double.doubleToRawLongBits(u) & 0xfffffffffffffL;
        int top = (int) (bits >>> 32);
        if (top < 0x6a09e) {
            u = Double.longBitsToDouble(bits | 0x3ff0000000000000L);
        } else {
            exponent++;
            u = Double.longBitsToDouble(bits | 0x3fe0000000000000L);
            top = (0x100000 - top) >> 2;
        }
        double f = u - 1.0;
        double halfSquare = f * 0.5 * f;
        double correction = Math.fma(exponent, FD_LN2_LO, c);
        if (top == 0) {
            if (f == 0) {
                return exponent == 0 ? 0 : Math.fma(exponent, FD_LN2_HI, correction);
            }
            double r = Math.fma(-f, 0.66666666666666666, 1.0) * halfSquare;
            return exponent == 0 ? f - r : Math.fma(exponent, FD_LN2_HI, -((r - correction) - f));
        }
        double t = tail(f, halfSquare);
        return exponent == 0
                ? f - (halfSquare - t)
                : Math.fma(exponent, FD_LN2_HI, -((halfSquare - (correction + t)) - f));
    }

    private static double tail(double f, double halfSquare) {
        double s = f / (2.0 + f);
        double z = s * s;
        double z2 = z * z;
        double z4 = z2 * z2;
        double r = Math.fma(z, L[0], z2 * Math.fma(L[2], z, L[1]));
        r = Math.fma(z4, Math.fma(L[4], z, L[3]), r);
        r = Math.fma(z2 * z4, Math.fma(L[6], z, L[5]), r);
        return (r + halfSquare) * s;
    }
}
