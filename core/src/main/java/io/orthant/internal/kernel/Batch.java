package io.orthant.internal.kernel;

import io.orthant.dtype.DType;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;

/**
 * The shape of one iteration of a loop in lanes: as many items as the widest type of the program has lanes. Narrower types
 * live in shorter vectors of as many lanes; 8-bit integers for which there is no vector so short, in 32-bit lanes.
 *
 * @param lanes items per iteration
 * @param widest bits of the widest type
 */
record Batch(int lanes, int widest) {
    /** Bits of the shortest vector. */
    private static final int SHORTEST = 64;

    static Batch of(int widest) {
        return new Batch(Lanes.vectorBits() / widest, widest);
    }

    /** The class of vectors whose masks hold BOOL values. */
    LaneType masks() {
        return LaneType.integer(widest);
    }

    /** The class of vectors that hold values of a type; BOOL as for masks. */
    LaneType of(DType type) {
        return type == DType.BOOL ? masks() : widened(type) ? LaneType.INT : LaneType.of(type);
    }

    /** Whether a type's values live in wider lanes than their own. */
    boolean widened(DType type) {
        return type != DType.BOOL && type.itemSize() == 1 && lanes * 8 < SHORTEST;
    }

    /** Whether there are vectors for a type. */
    boolean has(DType type) {
        int bits = lanes * of(type).bits();
        return bits >= SHORTEST && bits <= Lanes.vectorBits() && (!widened(type) || lanes == 4);
    }

    /** Whether there are vectors of bytes, one for each lane. */
    boolean hasBytes() {
        return lanes * 8 >= SHORTEST;
    }

    /** Pushes the species of a class. */
    void species(CodeBuilder code, LaneType lane) {
        code.getstatic(lane.desc(), "SPECIES_" + lanes * lane.bits(), LaneType.SPECIES);
    }

    /** Turns the mask on the stack from one class to another. */
    void castMask(CodeBuilder code, LaneType from, LaneType to) {
        if (from != to) {
            species(code, to);
            code.invokevirtual(LaneType.MASK, "cast", MethodTypeDesc.of(LaneType.MASK, LaneType.SPECIES));
        }
    }
}
