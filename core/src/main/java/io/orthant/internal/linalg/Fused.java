package io.orthant.internal.linalg;

/**
 * Multiply and add for matrix products: rounded once where the processor can do that in one instruction. Elsewhere
 * {@code Math.fma} computes with big decimals, thousands of times slower, and two roundings have to do. Never used where
 * results must equal NumPy's bit by bit.
 */
final class Fused {
    /** An instruction takes nanoseconds even in the interpreter, big decimals take microseconds even when compiled. */
    private static final long NANOS_FOR_MANY = 32 * 400;

    private static final boolean IN_HARDWARE = measure();

    private Fused() {}

    static double fma(double a, double b, double c) {
        return IN_HARDWARE ? Math.fma(a, b, c) : a * b + c;
    }

    static float fma(float a, float b, float c) {
        return IN_HARDWARE ? Math.fma(a, b, c) : a * b + c;
    }

    /** Whether lanes may use their fused instruction too. */
    static boolean inHardware() {
        return IN_HARDWARE;
    }

    private static boolean measure() {
        double x = 1.1;
        for (int attempt = 0; attempt < 20; attempt++) {
            long start = System.nanoTime();
            for (int i = 0; i < 32; i++) {
                x = Math.fma(x, 0.7, 0.3);
            }
            if (System.nanoTime() - start < NANOS_FOR_MANY) {
                return x > 0;
            }
        }
        return false;
    }
}
