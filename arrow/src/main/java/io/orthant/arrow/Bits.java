package io.orthant.arrow;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import org.apache.arrow.memory.ArrowBuf;

/** Arrow's bitmaps, eight flags in a byte, the first in its lowest bit. */
final class Bits {
    private Bits() {}

    /** A bool array of a bitmap's first flags. */
    static NDArray unpack(ArrowBuf bitmap, int count) {
        byte[] packed = new byte[(count + 7) / 8];
        bitmap.getBytes(0, packed);
        byte[] flags = new byte[count];
        for (int i = 0; i < count; i++) {
            flags[i] = (byte) (packed[i >> 3] >> (i & 7) & 1);
        }
        return Np.wrap(DType.BOOL, flags);
    }

    /** Writes flags into a bitmap. */
    static void pack(boolean[] flags, ArrowBuf bitmap) {
        byte[] packed = new byte[(flags.length + 7) / 8];
        for (int i = 0; i < flags.length; i++) {
            packed[i >> 3] |= (byte) ((flags[i] ? 1 : 0) << (i & 7));
        }
        bitmap.setBytes(0, packed);
    }

    /** Sets a bitmap's first flags. */
    static void fill(ArrowBuf bitmap, int count) {
        bitmap.setOne(0, count >> 3);
        if ((count & 7) != 0) {
            bitmap.setByte(count >> 3, (1 << (count & 7)) - 1);
        }
    }
}
