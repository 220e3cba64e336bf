package io.orthant.internal.kernel;

import io.orthant.dtype.DType;
import io.orthant.internal.plan.LoopKernel;
import io.orthant.op.Program;
import io.orthant.op.Reference;
import java.util.List;

/** Interprets a program element by element, in order: for programs too large to compile, and for tests. */
final class ReferenceKernel implements LoopKernel {
    private final Program program;
    private final List<DType> types;

    ReferenceKernel(KernelKey key) {
        this.program = key.program();
        this.types = LoopEmitter.operandTypes(key);
    }

    @Override
    public int run(Object[] data, long[] offsets, long[] inner, long[] outer, long n, long m) {
        int inputs = program.args().size();
        long[] args = new long[inputs];
        long[] results = new long[program.outputs().size()];
        int alarms = 0;
        for (long j = 0; j < m; j++) {
            for (long i = 0; i < n; i++) {
                for (int k = 0; k < inputs; k++) {
                    args[k] = get(types.get(k), data[k], offsets[k] + i * inner[k] + j * outer[k]);
                }
                alarms |= Reference.evaluate(program, args, results);
                for (int k = inputs; k < types.size(); k++) {
                    put(types.get(k), data[k], offsets[k] + i * inner[k] + j * outer[k], results[k - inputs]);
                }
            }
        }
        return alarms;
    }

    /** An element as the {@link Reference} holds it. */
    static long get(DType type, Object array, long slot) {
        int i = (int) slot;
        return switch (type) {
            case BOOL, INT8 -> ((byte[]) array)[i];
            case UINT8 -> ((byte[]) array)[i] & 0xFF;
            case INT16, FLOAT16 -> ((short[]) array)[i];
            case UINT16 -> ((short[]) array)[i] & 0xFFFF;
            case INT32 -> ((int[]) array)[i];
            case UINT32 -> ((int[]) array)[i] & 0xFFFF_FFFFL;
            case INT64, UINT64 -> ((long[]) array)[i];
            case FLOAT32 -> Float.floatToRawIntBits(((float[]) array)[i]);
            case FLOAT64 -> Double.doubleToRawLongBits(((double[]) array)[i]);
            case COMPLEX64, COMPLEX128 -> throw new IllegalArgumentException("kernels work on real parts, not " + type);
        };
    }

    /** Stores a value of the {@link Reference}. */
    static void put(DType type, Object array, long slot, long value) {
        int i = (int) slot;
        switch (type) {
            case BOOL, INT8, UINT8 -> ((byte[]) array)[i] = (byte) value;
            case INT16, UINT16, FLOAT16 -> ((short[]) array)[i] = (short) value;
            case INT32, UINT32 -> ((int[]) array)[i] = (int) value;
            case INT64, UINT64 -> ((long[]) array)[i] = value;
            case FLOAT32 -> ((float[]) array)[i] = Float.intBitsToFloat((int) value);
            case FLOAT64 -> ((double[]) array)[i] = Double.longBitsToDouble(value);
            case COMPLEX64, COMPLEX128 -> throw new IllegalArgumentException("kernels work on real parts, not " + type);
        }
    }
}
