package io.orthant.op;

/** Functions of longs that travel in the bits of doubles, as scalar calls from kernels take and give nothing else. */
public final class LongsInDoubles {
    private LongsInDoubles() {}

    /** Floor of the quotient; 0 for a zero divisor. */
    public static double floorDivide(double a, double b) {
        return Double.longBitsToDouble(
                RealMath.floorDivide(Double.doubleToRawLongBits(a), Double.doubleToRawLongBits(b)));
    }

    /** Remainder with the divisor's sign; 0 for a zero divisor. */
    public static double floorMod(double a, double b) {
        return Double.longBitsToDouble(RealMath.floorMod(Double.doubleToRawLongBits(a), Double.doubleToRawLongBits(b)));
    }

    /** Remainder with the dividend's sign; 0 for a zero divisor. */
    public static double truncMod(double a, double b) {
        return Double.longBitsToDouble(RealMath.truncMod(Double.doubleToRawLongBits(a), Double.doubleToRawLongBits(b)));
    }
}
