package io.orthant.op;

/**
 * The scalar meaning of primitives that are not single JVM instructions: integer division and shifts, NumPy's float
 * division, and elementary functions of doubles. Generated code and the reference call the same methods, so both give
 * the same bits. Functions come from {@link Math} where HotSpot uses one implementation in the interpreter and in
 * compiled code, and are built here from those otherwise.
 *
 * <p>Methods named {@code …Unsigned} take the bits of an unsigned 32-bit or 64-bit integer.
 */
public final class RealMath {
    private static final double LN2 = 0.6931471805599453;
    private static final double LOG2_E = 1.4426950408889634;
    // log2(e) - LOG2_E
    private static final double LOG2_E_LOW = 2.0355273740931033e-17;

    private RealMath() {}

    /** Floor of the quotient; 0 for a zero divisor. */
    public static int floorDivide(int a, int b) {
        return b == 0 ? 0 : Math.floorDiv(a, b);
    }

    /** Floor of the quotient; 0 for a zero divisor. */
    public static long floorDivide(long a, long b) {
        return b == 0 ? 0 : Math.floorDiv(a, b);
    }

    /** Quotient; 0 for a zero divisor. */
    public static int floorDivideUnsigned(int a, int b) {
        return b == 0 ? 0 : Integer.divideUnsigned(a, b);
    }

    /** Quotient; 0 for a zero divisor. */
    public static long floorDivideUnsigned(long a, long b) {
        return b == 0 ? 0 : Long.divideUnsigned(a, b);
    }

    /** Remainder with the divisor's sign; 0 for a zero divisor. */
    public static int floorMod(int a, int b) {
        return b == 0 ? 0 : Math.floorMod(a, b);
    }

    /** Remainder with the divisor's sign; 0 for a zero divisor. */
    public static long floorMod(long a, long b) {
        return b == 0 ? 0 : Math.floorMod(a, b);
    }

    /** Remainder; 0 for a zero divisor. */
    public static int remainderUnsigned(int a, int b) {
        return b == 0 ? 0 : Integer.remainderUnsigned(a, b);
    }

    /** Remainder; 0 for a zero divisor. */
    public static long remainderUnsigned(long a, long b) {
        return b == 0 ? 0 : Long.remainderUnsigned(a, b);
    }

    /** Remainder with the dividend's sign; 0 for a zero divisor. */
    public static int truncMod(int a, int b) {
        return b == 0 ? 0 : a % b;
    }

    /** Remainder with the dividend's sign; 0 for a zero divisor. */
    public static long truncMod(long a, long b) {
        return b == 0 ? 0 : a % b;
    }

    /** C's fmod: the sign of the dividend. */
    public static double fmod(double a, double b) {
        return a % b;
    }

    /** NumPy's floor_divide: the quotient of npy_divmod, or a / b for a zero divisor. */
    public static double floorDivide(double a, double b) {
        if (b == 0) {
            return a / b;
        }
        double mod = a % b;
        double div = (a - mod) / b;
        if (mod != 0 && (b < 0) != (mod < 0)) {
            div -= 1;
        }
        if (div == 0) {
            return Math.copySign(0.0, a / b);
        }
        double floor = Math.floor(div);
        return div - floor > 0.5 ? floor + 1 : floor;
    }

    /** NumPy's floor_divide in single precision. */
    public static float floorDivide(float a, float b) {
        if (b == 0) {
            return a / b;
        }
        float mod = a % b;
        float div = (a - mod) / b;
        if (mod != 0 && (b < 0) != (mod < 0)) {
            div -= 1;
        }
        if (div == 0) {
            return Math.copySign(0.0f, a / b);
        }
        float floor = (float) Math.floor(div);
        return div - floor > 0.5f ? floor + 1 : floor;
    }

    /** NumPy's remainder: that of npy_divmod, NaN for a zero divisor. */
    public static double floorMod(double a, double b) {
        double mod = a % b;
        if (b == 0) {
            return mod;
        }
        if (mod == 0) {
            return Math.copySign(0.0, b);
        }
        return (b < 0) != (mod < 0) ? mod + b : mod;
    }

    /** NumPy's remainder in single precision. */
    public static float floorMod(float a, float b) {
        float mod = a % b;
        if (b == 0) {
            return mod;
        }
        if (mod == 0) {
            return Math.copySign(0.0f, b);
        }
        return (b < 0) != (mod < 0) ? mod + b : mod;
    }

    /** Integer power modulo 2^32; the exponent's bits are read as unsigned. */
    public static int power(int base, int exponent) {
        return (int) power((long) base, exponent & 0xFFFF_FFFFL);
    }

    /** Integer power modulo 2^64; the exponent's bits are read as unsigned. */
    public static long power(long base, long exponent) {
        long result = 1;
        long square = base;
        for (long e = exponent; e != 0; e >>>= 1) {
            if ((e & 1) != 0) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    /** Left shift in a type of {@code bits} bits; 0 for a count outside [0, bits). */
    public static int shiftLeft(int a, int count, int bits) {
        return (count & -bits) == 0 ? a << count : 0;
    }

    /** Left shift; 0 for a count outside [0, 64). */
    public static long shiftLeft(long a, long count) {
        return (count & -64) == 0 ? a << count : 0;
    }

    /** Arithmetic right shift in a type of {@code bits} bits; the sign for a count outside [0, bits). */
    public static int shiftRight(int a, int count, int bits) {
        return a >> ((count & -bits) == 0 ? count : 31);
    }

    /** Arithmetic right shift; the sign for a count outside [0, 64). */
    public static long shiftRight(long a, long count) {
        return a >> ((count & -64) == 0 ? count : 63);
    }

    /** Logical right shift in a type of {@code bits} bits; 0 for a count outside [0, bits). */
    public static int shiftRightUnsigned(int a, int count, int bits) {
        return (count & -bits) == 0 ? a >>> count : 0;
    }

    /** Logical right shift; 0 for a count outside [0, 64). */
    public static long shiftRightUnsigned(long a, long count) {
        return (count & -64) == 0 ? a >>> count : 0;
    }

    /** Greatest common divisor of the absolute values. */
    public static int gcd(int a, int b) {
        return (int) gcdUnsigned(Math.abs((long) a), Math.abs((long) b));
    }

    /** Greatest common divisor of the absolute values. */
    public static long gcd(long a, long b) {
        return gcdUnsigned(Math.abs(a), Math.abs(b));
    }

    /** Greatest common divisor. */
    public static int gcdUnsigned(int a, int b) {
        return (int) gcdUnsigned(a & 0xFFFF_FFFFL, b & 0xFFFF_FFFFL);
    }

    /** Greatest common divisor by Euclid's algorithm. */
    public static long gcdUnsigned(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long r = Long.remainderUnsigned(x, y);
            x = y;
            y = r;
        }
        return x;
    }

    /** The smaller unsigned integer. */
    public static int minUnsigned(int a, int b) {
        return Integer.compareUnsigned(a, b) <= 0 ? a : b;
    }

    /** The smaller unsigned integer. */
    public static long minUnsigned(long a, long b) {
        return Long.compareUnsigned(a, b) <= 0 ? a : b;
    }

    /** The larger unsigned integer. */
    public static int maxUnsigned(int a, int b) {
        return Integer.compareUnsigned(a, b) >= 0 ? a : b;
    }

    /** The larger unsigned integer. */
    public static long maxUnsigned(long a, long b) {
        return Long.compareUnsigned(a, b) >= 0 ? a : b;
    }

    /** Integer part with the argument's sign. */
    public static double trunc(double x) {
        return x < 0 ? Math.ceil(x) : Math.floor(x);
    }

    /**
     * C's pow: as {@link Math#pow} except that 1 to any power, and -1 to an infinite one, are 1. The exponent 0.5 is a
     * square root in so many words, because compilers replace it by one where they see the constant.
     */
    public static double power(double x, double y) {
        if (x == 1 || x == -1 && Double.isInfinite(y)) {
            return 1;
        }
        if (y == 2) {
            return x * x;
        }
        if (y == 0.5 && x >= 0) {
            return Math.sqrt(x) + 0.0;
        }
        return Math.pow(x, y);
    }

    /** 2 to the x; exact for integers. */
    public static double exp2(double x) {
        return Math.pow(2, x);
    }

    /** Base-2 logarithm; exact for powers of two. The fraction's logarithm is scaled by a two-part constant. */
    public static double log2(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return Math.log(x);
        }
        int exponent = Math.getExponent(x);
        double scaled = x;
        if (exponent < Double.MIN_EXPONENT) {
            scaled = x * 0x1p64;
            exponent = Math.getExponent(scaled);
            scaled = Math.scalb(scaled, -exponent);
            exponent -= 64;
        } else {
            scaled = Math.scalb(x, -exponent);
        }
        if (scaled > 1.4142135623730951) {
            scaled *= 0.5;
            exponent++;
        }
        double log = Math.log(scaled);
        return exponent + Math.fma(log, LOG2_E, log * LOG2_E_LOW);
    }

    /** Inverse hyperbolic sine, by the formulas of Sun's fdlibm (s_asinh.c). */
    public static double arcsinh(double x) {
        double a = Math.abs(x);
        if (!(a >= 0x1p-28) || a == Double.POSITIVE_INFINITY) {
            return x;
        }
        double w;
        if (a > 0x1p28) {
            w = Math.log(a) + LN2;
        } else if (a > 2) {
            w = Math.log(2 * a + 1 / (Math.sqrt(a * a + 1) + a));
        } else {
            double t = a * a;
            w = Math.log1p(a + t / (1 + Math.sqrt(1 + t)));
        }
        return Math.copySign(w, x);
    }

    /** Inverse hyperbolic cosine, by the formulas of fdlibm (e_acosh.c); NaN below 1. */
    public static double arccosh(double x) {
        if (!(x >= 1)) {
            return Double.NaN;
        }
        if (x > 0x1p28) {
            return Math.log(x) + LN2;
        }
        if (x > 2) {
            return Math.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
        }
        double t = x - 1;
        return Math.log1p(t + Math.sqrt(2 * t + t * t));
    }

    /** Inverse hyperbolic tangent, by the formulas of fdlibm (e_atanh.c); an infinity at 1 and -1, NaN beyond. */
    public static double arctanh(double x) {
        double a = Math.abs(x);
        if (a < 0x1p-28) {
            return x;
        }
        double t = a + a;
        double w = a < 0.5 ? 0.5 * Math.log1p(t + t * a / (1 - a)) : 0.5 * Math.log1p(t / (1 - a));
        return Math.copySign(w, x);
    }

    /** Mantissa of frexp in [0.5, 1); zeros, infinities and NaN themselves. */
    public static double frexpMantissa(double x) {
        if (x == 0 || !(Math.abs(x) < Double.POSITIVE_INFINITY)) {
            return x;
        }
        double normal = Math.abs(x) < Double.MIN_NORMAL ? x * 0x1p54 : x;
        long bits = Double.doubleToRawLongBits(normal);
        return Double.longBitsToDouble(bits & 0x800F_FFFF_FFFF_FFFFL | 0x3FE0_0000_0000_0000L);
    }

    /** Exponent of frexp; 0 for zeros, infinities and NaN. */
    public static int frexpExponent(double x) {
        if (x == 0 || !(Math.abs(x) < Double.POSITIVE_INFINITY)) {
            return 0;
        }
        return Math.abs(x) < Double.MIN_NORMAL ? Math.getExponent(x * 0x1p54) - 53 : Math.getExponent(x) + 1;
    }

    /** x86-64's conversion to a 32-bit integer: truncation; the smallest integer for NaN and values out of range. */
    public static int toInt32(double x) {
        return x < 0x1p31 ? (int) x : Integer.MIN_VALUE;
    }

    /** x86-64's conversion to a 64-bit integer: truncation; the smallest integer for NaN and values out of range. */
    public static long toInt64(double x) {
        return x < 0x1p63 ? (long) x : Long.MIN_VALUE;
    }

    /** Conversion to an unsigned 32-bit integer: the low half of the 64-bit one. */
    public static int toUint32(double x) {
        return (int) toInt64(x);
    }

    /** Conversion to an unsigned 64-bit integer as C compilers write it for x86-64. */
    public static long toUint64(double x) {
        return x >= 0x1p63 ? toInt64(x - 0x1p63) ^ Long.MIN_VALUE : toInt64(x);
    }

    /** The double nearest to an unsigned integer. */
    public static double toDoubleUnsigned(long bits) {
        // halved with the lost bit kept sticky, so that the one rounding is right
        return bits >= 0 ? (double) bits : 2.0 * (double) (bits >>> 1 | bits & 1);
    }

    /** The float nearest to an unsigned integer. */
    public static float toFloatUnsigned(long bits) {
        return bits >= 0 ? (float) bits : 2.0f * (float) (bits >>> 1 | bits & 1);
    }
}
