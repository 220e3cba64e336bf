package io.orthant.internal.exec;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorSpecies;

/** Sums of bytes 0 and 1 in lanes. Not to be touched without the vector module. */
final class CountLanes {
    private static final VectorSpecies<Byte> B = ByteVector.SPECIES_256;
    private static final int STEP = 4 * 32;

    // a lane meets no more ones than fit into it
    private static final int CHUNK = 63 * STEP;

    private static final long EVEN = 0x00ff00ff00ff00ffL;
    private static final long ONES = 0x0001000100010001L;

    private CountLanes() {}

    static long count(byte[] a, int at, int n) {
        long count = 0;
        int whole = n / STEP * STEP;
        for (int done = 0; done < whole; done += CHUNK) {
            count += chunk(a, at + done, Math.min(CHUNK, whole - done));
        }
        for (int i = whole; i < n; i++) {
            count += a[at + i];
        }
        return count;
    }

    private static long chunk(byte[] a, int at, int n) {
        ByteVector u = ByteVector.zero(B);
        ByteVector v = ByteVector.zero(B);
        ByteVector x = ByteVector.zero(B);
        ByteVector y = ByteVector.zero(B);
        for (int i = 0; i < n; i += STEP) {
            u = u.add(ByteVector.fromArray(B, a, at + i));
            v = v.add(ByteVector.fromArray(B, a, at + i + 32));
            x = x.add(ByteVector.fromArray(B, a, at + i + 64));
            y = y.add(ByteVector.fromArray(B, a, at + i + 96));
        }
        var longs = u.add(v).add(x.add(y)).reinterpretAsLongs();
        return (total(longs.lane(0)) + total(longs.lane(1))) + (total(longs.lane(2)) + total(longs.lane(3)));
    }

    private static long total(long bytes) {
        long pairs = (bytes & EVEN) + (bytes >>> 8 & EVEN);
        return pairs * ONES >>> 48;
    }
}
