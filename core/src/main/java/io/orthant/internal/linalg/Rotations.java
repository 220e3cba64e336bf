package io.orthant.internal.linalg;

/**
 * Plane rotations, and the 2×2 problems at the bottom of the iterations. The formulas are those of LAPACK's xLARTG, xLAEV2,
 * xLAS2 and xLASV2 (Demmel and Kahan, "Accurate singular values of bidiagonal matrices", SIAM J. Sci. Stat. Comput. 11,
 * 1990), written as values of small records.
 */
final class Rotations {
    private Rotations() {}

    /** A rotation with c·f + s·g = r and c·g − s·f = 0. */
    record Givens(double c, double s, double r) {}

    /** Eigenvalues of a symmetric 2×2 matrix, the first the larger in magnitude, with its unit eigenvector (c, s). */
    record Eigen2(double first, double second, double c, double s) {}

    /** Singular values of an upper triangular 2×2 matrix, signed, and the left and right rotations. */
    record Svd2(double smaller, double larger, double sinRight, double cosRight, double sinLeft, double cosLeft) {}

    static Givens givens(double f, double g) {
        if (g == 0) {
            return new Givens(1, 0, f);
        }
        if (f == 0) {
            return new Givens(0, Math.copySign(1, g), Math.abs(g));
        }
        double largest = Math.max(Math.abs(f), Math.abs(g));
        double u = 1;
        if (!(largest > 1e-150 && largest < 1e150)) {
            u = largest;
        }
        double fs = f / u;
        double gs = g / u;
        double d = Math.sqrt(fs * fs + gs * gs);
        double r = Math.copySign(d, f);
        return new Givens(Math.abs(fs) / d, gs / r, r * u);
    }

    static Eigen2 eigen2(double a, double b, double c) {
        double sum = a + c;
        double difference = a - c;
        double twiceB = b + b;
        double larger = Math.abs(a) > Math.abs(c) ? a : c;
        double smaller = Math.abs(a) > Math.abs(c) ? c : a;
        double root = Math.hypot(difference, twiceB);
        double first;
        double second;
        int sign = sum < 0 ? -1 : 1;
        if (sum == 0) {
            first = 0.5 * root;
            second = -0.5 * root;
        } else {
            first = 0.5 * (sum + sign * root);
            // the order of the operations matters for the accuracy of the smaller one
            second = (larger / first) * smaller - (b / first) * b;
        }
        int sign2 = difference >= 0 ? 1 : -1;
        double cs = difference + sign2 * root;
        double c1;
        double s1;
        if (Math.abs(cs) > Math.abs(twiceB)) {
            double cot = -twiceB / cs;
            s1 = 1 / Math.sqrt(1 + cot * cot);
            c1 = cot * s1;
        } else if (twiceB == 0) {
            c1 = 1;
            s1 = 0;
        } else {
            double tan = -cs / twiceB;
            c1 = 1 / Math.sqrt(1 + tan * tan);
            s1 = tan * c1;
        }
        return sign == sign2 ? new Eigen2(first, second, -s1, c1) : new Eigen2(first, second, c1, s1);
    }

    /** The smaller singular value of the upper triangular matrix (f, g; 0, h). */
    static double smallerSingularValue(double f, double g, double h) {
        double fa = Math.abs(f);
        double ga = Math.abs(g);
        double ha = Math.abs(h);
        double low = Math.min(fa, ha);
        double high = Math.max(fa, ha);
        if (low == 0) {
            return 0;
        }
        if (ga < high) {
            double as = 1 + low / high;
            double at = (high - low) / high;
            double au = ga / high * (ga / high);
            return low * (2 / (Math.sqrt(as * as + au) + Math.sqrt(at * at + au)));
        }
        double au = high / ga;
        if (au == 0) {
            return low * high / ga;
        }
        double as = 1 + low / high;
        double at = (high - low) / high;
        double c = 1 / (Math.sqrt(1 + as * au * (as * au)) + Math.sqrt(1 + at * au * (at * au)));
        return 2 * (low * c * au);
    }

    static Svd2 svd2(double f, double g, double h) {
        double ft = f;
        double ht = h;
        double fa = Math.abs(f);
        double ha = Math.abs(h);
        int largest = 1;
        boolean swap = ha > fa;
        if (swap) {
            largest = 3;
            ft = h;
            ht = f;
            double t = fa;
            fa = ha;
            ha = t;
        }
        double ga = Math.abs(g);
        double smaller;
        double larger;
        double cosLeft;
        double sinLeft;
        double cosRight;
        double sinRight;
        if (ga == 0) {
            smaller = ha;
            larger = fa;
            cosLeft = 1;
            cosRight = 1;
            sinLeft = 0;
            sinRight = 0;
        } else if (ga > fa && fa / ga < 0x1p-53) {
            largest = 2;
            larger = ga;
            smaller = ha > 1 ? fa / (ga / ha) : fa / ga * ha;
            cosLeft = 1;
            sinLeft = ht / g;
            sinRight = 1;
            cosRight = ft / g;
        } else {
            if (ga > fa) {
                largest = 2;
            }
            double d = fa - ha;
            double l = d == fa ? 1 : d / fa;
            double m = g / ft;
            double t = 2 - l;
            double mm = m * m;
            double s = Math.sqrt(t * t + mm);
            double r = l == 0 ? Math.abs(m) : Math.sqrt(l * l + mm);
            double a = 0.5 * (s + r);
            smaller = ha / a;
            larger = fa * a;
            if (mm == 0) {
                t = l == 0 ? Math.copySign(2, ft) * Math.copySign(1, g) : g / Math.copySign(d, ft) + m / t;
            } else {
                t = (m / (s + t) + m / (r + l)) * (1 + a);
            }
            double norm = Math.sqrt(t * t + 4);
            cosRight = 2 / norm;
            sinRight = t / norm;
            cosLeft = (cosRight + sinRight * m) / a;
            sinLeft = ht / ft * sinRight / a;
        }
        double sl = swap ? cosRight : sinLeft;
        double cl = swap ? sinRight : cosLeft;
        double sr = swap ? cosLeft : sinRight;
        double cr = swap ? sinLeft : cosRight;
        double sign = switch (largest) {
            case 1 -> Math.copySign(1, cr) * Math.copySign(1, cl) * Math.copySign(1, f);
            case 2 -> Math.copySign(1, sr) * Math.copySign(1, cl) * Math.copySign(1, g);
            default -> Math.copySign(1, sr) * Math.copySign(1, sl) * Math.copySign(1, h);
        };
        return new Svd2(
                Math.copySign(smaller, sign * Math.copySign(1, f) * Math.copySign(1, h)),
                Math.copySign(larger, sign),
                sr,
                cr,
                sl,
                cl);
    }

    /** Rotates two rows: y' = c·y − s·x, x' = s·y + c·x. */
    static void apply(double[] x, double[] y, double c, double s) {
        if (c == 1 && s == 0) {
            return;
        }
        for (int j = 0; j < x.length; j++) {
            double t = y[j];
            y[j] = c * t - s * x[j];
            x[j] = s * t + c * x[j];
        }
    }
}
