package io.orthant.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Numbers in ASCII bytes. Doubles are correctly rounded: small ones by one exact operation (W. D. Clinger, "How to Read
 * Floating Point Numbers Accurately", PLDI 1990), most others by a product with a 128-bit power of five (D. Lemire, "Number
 * Parsing at a Gigabyte per Second", Software: Practice and Experience 51, 2021; without a fallback as proved by N. Mushtak
 * and D. Lemire, 2023), the rest by the JDK. Keeps the place where the last number ended, so each thread has its own.
 */
final class Decimals {
    /** What {@link #doubleBits} gives for a text that is no number: bits of a NaN that no parsing gives. */
    static final long NONE = 0x7FF8_0000_0BAD_0000L;

    private static final int LEAST = -342;
    private static final int LARGEST = 308;
    private static final int DIGITS = 19;
    private static final long FRACTION = (1L << 52) - 1;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final double[] EXACT = new double[23];
    private static final long[] HIGH = new long[LARGEST - LEAST + 1];
    private static final long[] LOW = new long[LARGEST - LEAST + 1];

    static {
        for (int q = LEAST; q <= LARGEST; q++) {
            BigInteger power = BigInteger.valueOf(5).pow(Math.abs(q));
            BigInteger bits;
            if (q >= 0) {
                bits = power.shiftLeft(Math.max(0, 128 - power.bitLength()));
            } else {
                int z = power.subtract(BigInteger.ONE).bitLength();
                bits = BigInteger.ONE
                        .shiftLeft(q >= -27 ? z + 127 : 2 * z + 128)
                        .divide(power)
                        .add(BigInteger.ONE);
            }
            bits = bits.shiftRight(Math.max(0, bits.bitLength() - 128));
            HIGH[q - LEAST] = bits.shiftRight(64).longValue();
            LOW[q - LEAST] = bits.longValue();
        }
        for (int q = 0; q < EXACT.length; q++) {
            EXACT[q] = Math.pow(10, q);
        }
    }

    private int stop;

    /** The bits of the double that a text stands for, or {@link #NONE}: a decimal number, nan, inf or infinity. */
    long doubleBits(byte[] text, int start, int end) {
        long bits = prefixBits(text, start, end);
        if (bits == NONE) {
            return special(text, start, end);
        }
        return stop == end ? bits : NONE;
    }

    /** Where the number that {@link #prefixBits} gave ends. */
    int stop() {
        return stop;
    }

    /** The bits of the decimal number with which a text begins, or {@link #NONE} if it begins with none. */
    long prefixBits(byte[] text, int start, int end) {
        int i = start;
        boolean negative = i < end && text[i] == '-';
        if (negative || (i < end && text[i] == '+')) {
            i++;
        }
        long w = 0;
        int significant = 0;
        int point = -1;
        int digits = 0;
        for (; i < end; i++) {
            int c = text[i];
            int digit = c - '0';
            if (digit >= 0 && digit <= 9) {
                digits++;
                // leading zeros do not count; digits beyond the 19th make w useless, but then it is not used
                if (digit != 0 || significant != 0) {
                    significant++;
                }
                w = w * 10 + digit;
            } else if (c == '.' && point < 0) {
                point = digits;
                while (end - i > Long.BYTES && (significant != 0 || text[i + 1] != '0')) {
                    long eight = (long) EIGHT.get(text, i + 1);
                    if (!isDigits(eight)) {
                        break;
                    }
                    w = w * 100_000_000 + number(eight);
                    digits += Long.BYTES;
                    significant += Long.BYTES;
                    i += Long.BYTES;
                }
            } else {
                break;
            }
        }
        if (digits == 0) {
            return NONE;
        }
        long exponent = point < 0 ? 0 : point - digits;
        if (i < end && (text[i] | 0x20) == 'e') {
            i++;
            boolean down = i < end && text[i] == '-';
            if (down || (i < end && text[i] == '+')) {
                i++;
            }
            int first = i;
            long e = 0;
            for (; i < end; i++) {
                int digit = text[i] - '0';
                if (digit < 0 || digit > 9) {
                    break;
                }
                e = Math.min(e * 10 + digit, 1_000_000);
            }
            if (i == first) {
                return NONE;
            }
            exponent += down ? -e : e;
        }
        stop = i;
        long sign = negative ? Long.MIN_VALUE : 0;
        if (significant == 0) {
            return sign;
        }
        if (significant > DIGITS || exponent < LEAST || exponent > LARGEST) {
            return slow(text, start, i);
        }
        if (w >>> 53 == 0 && Math.abs(exponent) < EXACT.length) {
            double scale = EXACT[(int) Math.abs(exponent)];
            return sign | Double.doubleToRawLongBits(exponent < 0 ? w / scale : w * scale);
        }
        long bits = scaled(w, (int) exponent);
        return bits < 0 ? slow(text, start, i) : sign | bits;
    }

    // eight characters at once, the first in the lowest byte; after D. Lemire's paper, section 6
    private static boolean isDigits(long eight) {
        long high = 0xF0F0F0F0F0F0F0F0L;
        return (eight & high | (eight + 0x0606060606060606L & high) >>> 4) == 0x3333333333333333L;
    }

    private static long number(long eight) {
        long digits = eight - 0x3030303030303030L;
        long pairs = digits * 10 + (digits >>> 8);
        long mask = 0x000000FF000000FFL;
        return ((pairs & mask) * 0x000F424000000064L + (pairs >>> 16 & mask) * 0x0000271000000001L) >>> 32;
    }

    private static long slow(byte[] text, int start, int end) {
        return Double.doubleToRawLongBits(
                Double.parseDouble(new String(text, start, end - start, StandardCharsets.ISO_8859_1)));
    }

    /** The bits of w·10^q, or a negative number if it is subnormal or overflows. */
    private static long scaled(long w, int q) {
        int zeros = Long.numberOfLeadingZeros(w);
        long m = w << zeros;
        long power = HIGH[q - LEAST];
        long high = Math.unsignedMultiplyHigh(m, power);
        long low = m * power;
        if ((high & 0x1FF) == 0x1FF) {
            long more = Math.unsignedMultiplyHigh(m, LOW[q - LEAST]);
            low += more;
            if (Long.compareUnsigned(low, more) < 0) {
                high++;
            }
        }
        int upper = (int) (high >>> 63);
        int shift = upper + 9;
        long mantissa = high >>> shift;
        int exponent = ((217706 * q) >> 16) + 63 + upper - zeros + 1023;
        if (exponent <= 0) {
            return -1;
        }
        boolean half = q >= -4 && q <= 23 && (mantissa & 3) == 1 && Long.compareUnsigned(low, 1) <= 0;
        if (half && mantissa << shift == high) {
            mantissa &= ~1L; // just between two doubles: to the even one
        }
        mantissa = (mantissa + (mantissa & 1)) >>> 1;
        if (mantissa == 1L << 53) {
            mantissa >>>= 1;
            exponent++;
        }
        return exponent >= 2047 ? -1 : (long) exponent << 52 | mantissa & FRACTION;
    }

    private static long special(byte[] text, int start, int end) {
        int length = end - start;
        boolean negative = length > 0 && text[start] == '-';
        int signs = negative || (length > 0 && text[start] == '+') ? 1 : 0;
        String word = length > 9 ? "" : new String(text, start + signs, length - signs, StandardCharsets.ISO_8859_1);
        if (word.equalsIgnoreCase("nan")) {
            return Double.doubleToRawLongBits(Double.NaN);
        }
        if (word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("infinity")) {
            return Double.doubleToRawLongBits(negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        return NONE;
    }
}
