package io.orthant.dtype;

/** IEEE half precision as bit patterns in a {@code short}. */
public final class Float16 {
    private Float16() {}

    /** The exact value of a half. */
    public static float toFloat(short half) {
        return Float.float16ToFloat(half);
    }

    /** The nearest half, ties to even; overflow gives an infinity. */
    public static short fromFloat(float value) {
        return Float.floatToFloat16(value);
    }

    /**
     * The nearest half of a double, rounded once: going through float32 with its own rounding would round twice, so
     * the float is made by rounding to odd, which keeps enough to round the second step right.
     */
    public static short fromDouble(double value) {
        float nearest = (float) value;
        if (nearest != value && Float.isFinite(nearest) && (Float.floatToRawIntBits(nearest) & 1) == 0) {
            nearest = value > nearest ? Math.nextUp(nearest) : Math.nextDown(nearest);
        }
        return Float.floatToFloat16(nearest);
    }
}
