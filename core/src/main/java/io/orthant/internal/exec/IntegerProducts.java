package io.orthant.internal.exec;

import io.orthant.dtype.Float16;
import io.orthant.internal.linalg.Product;
import java.util.Arrays;

/**
 * Products without a provider, on matrices whose steps {@link Product} gives: integers modulo their width (so signed and
 * unsigned share a loop), bool, and float16 with float32 sums. C is zero at the start.
 */
final class IntegerProducts {
    private IntegerProducts() {}

    static void bool(Product p, byte[] a, byte[] b, byte[] c) {
        for (int i = 0; i < p.m(); i++) {
            for (int k = 0; k < p.k(); k++) {
                if (a[p.a(i, k)] != 0) {
                    for (int j = 0; j < p.n(); j++) {
                        c[p.c(i, j)] |= b[p.b(k, j)];
                    }
                }
            }
        }
    }

    static void bytes(Product p, byte[] a, byte[] b, byte[] c) {
        for (int i = 0; i < p.m(); i++) {
            for (int k = 0; k < p.k(); k++) {
                int x = a[p.a(i, k)];
                for (int j = 0; j < p.n(); j++) {
                    c[p.c(i, j)] += (byte) (x * b[p.b(k, j)]);
                }
            }
        }
    }

    static void shorts(Product p, short[] a, short[] b, short[] c) {
        for (int i = 0; i < p.m(); i++) {
            for (int k = 0; k < p.k(); k++) {
                int x = a[p.a(i, k)];
                for (int j = 0; j < p.n(); j++) {
                    c[p.c(i, j)] += (short) (x * b[p.b(k, j)]);
                }
            }
        }
    }

    static void ints(Product p, int[] a, int[] b, int[] c) {
        for (int i = 0; i < p.m(); i++) {
            for (int k = 0; k < p.k(); k++) {
                int x = a[p.a(i, k)];
                for (int j = 0; j < p.n(); j++) {
                    c[p.c(i, j)] += x * b[p.b(k, j)];
                }
            }
        }
    }

    static void longs(Product p, long[] a, long[] b, long[] c) {
        for (int i = 0; i < p.m(); i++) {
            for (int k = 0; k < p.k(); k++) {
                long x = a[p.a(i, k)];
                for (int j = 0; j < p.n(); j++) {
                    c[p.c(i, j)] += x * b[p.b(k, j)];
                }
            }
        }
    }

    static void half(Product p, short[] a, short[] b, short[] c) {
        float[] sums = new float[p.n()];
        for (int i = 0; i < p.m(); i++) {
            Arrays.fill(sums, 0);
            for (int k = 0; k < p.k(); k++) {
                float x = Float16.toFloat(a[p.a(i, k)]);
                for (int j = 0; j < p.n(); j++) {
                    sums[j] += x * Float16.toFloat(b[p.b(k, j)]);
                }
            }
            for (int j = 0; j < p.n(); j++) {
                c[p.c(i, j)] = Float16.fromFloat(sums[j]);
            }
        }
    }
}
