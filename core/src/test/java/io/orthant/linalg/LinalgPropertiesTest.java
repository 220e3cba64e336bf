package io.orthant.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.error.ShapeException;
import io.orthant.internal.exec.Assign;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must hold whatever the signs: factors multiply to the matrix and are orthonormal. For any provider. */
class LinalgPropertiesTest {
    private static final double EPS = Math.ulp(1.0);

    private static NDArray random(DType dtype, long seed, long... shape) {
        Strided data = Strided.zeros(dtype, shape);
        Random random = new Random(seed);
        for (int i = 0; i < data.size() * dtype.slots(); i++) {
            Items.setDouble(dtype, data.array(), i, random.nextGaussian());
        }
        return NDArray.of(data);
    }

    private static NDArray doubles(double[] values, long... shape) {
        return NDArray.of(Strided.of(DType.FLOAT64, values, shape));
    }

    private static double[] values(NDArray a) {
        return (double[]) Assign.copy(a.data(), a.dtype().isComplex() ? DType.COMPLEX128 : DType.FLOAT64)
                .array();
    }

    private static NDArray adjoint(NDArray a) {
        long m = a.shape(0);
        long n = a.shape(1);
        Strided t = Assign.copy(
                a.data().view(a.data().offset(), new long[] {n, m}, new long[] {
                    a.data().strides()[1], a.data().strides()[0]
                }),
                a.dtype());
        if (t.array() instanceof double[] d && a.dtype().isComplex()) {
            for (int i = 1; i < d.length; i += 2) {
                d[i] = -d[i];
            }
        }
        return NDArray.of(t);
    }

    private static NDArray diagonal(NDArray s, DType dtype) {
        long k = s.size();
        Strided d = Strided.zeros(dtype, k, k);
        for (int i = 0; i < k; i++) {
            Items.setDouble(dtype, d.array(), (i * k + i) * dtype.slots(), values(s)[i]);
        }
        return NDArray.of(d);
    }

    private static void assertClose(NDArray expected, NDArray actual, double tolerance) {
        assertArrayEquals(expected.shape(), actual.shape());
        double[] x = values(expected);
        double[] y = values(actual);
        for (int i = 0; i < x.length; i++) {
            assertEquals(x[i], y[i], tolerance, "item " + i);
        }
    }

    private static void assertOrthonormal(NDArray q, double tolerance) {
        NDArray gram = Linalg.matmul(adjoint(q), q);
        NDArray ones = Linalg.matrixPower(gram, 0);
        assertClose(ones, gram, tolerance);
    }

    @ParameterizedTest
    @CsvSource({"30,30", "61,40", "40,61", "90,30", "30,90", "64,1", "1,64"})
    void factorsMultiplyToTheMatrix(long m, long n) {
        for (DType dtype : new DType[] {DType.FLOAT64, DType.COMPLEX128}) {
            NDArray a = random(dtype, 31 * m + n, m, n);
            double tolerance = 40 * EPS * Math.sqrt(m * n);
            Svd svd = Linalg.svd(a, false);
            assertOrthonormal(svd.u(), tolerance);
            assertOrthonormal(adjoint(svd.vh()), tolerance);
            assertClose(a, Linalg.matmul(Linalg.matmul(svd.u(), diagonal(svd.s(), dtype)), svd.vh()), tolerance);
            Svd full = Linalg.svd(a);
            assertOrthonormal(full.u(), tolerance);
            assertOrthonormal(full.vh(), tolerance);
            assertClose(svd.s(), full.s(), tolerance);
            Qr qr = Linalg.qr(a);
            assertOrthonormal(qr.q(), tolerance);
            assertClose(a, Linalg.matmul(qr.q(), qr.r()), tolerance);
            assertArrayEquals(new long[] {m, 0}, Linalg.qr(a, "r").q().shape());
            assertClose(qr.r(), Linalg.qr(a, "r").r(), tolerance);
        }
    }

    @ParameterizedTest
    @CsvSource({"26", "50", "97"})
    void squareMatrices(long n) {
        for (DType dtype : new DType[] {DType.FLOAT64, DType.COMPLEX128}) {
            NDArray a = random(dtype, n, n, n);
            NDArray positive = Linalg.matmul(a, adjoint(a));
            double tolerance = 200 * EPS * n * n;
            Eigh eigh = Linalg.eigh(positive);
            assertOrthonormal(eigh.eigenvectors(), tolerance);
            NDArray scaled = Linalg.matmul(eigh.eigenvectors(), diagonal(eigh.eigenvalues(), dtype));
            assertClose(positive, Linalg.matmul(scaled, adjoint(eigh.eigenvectors())), tolerance);
            assertClose(eigh.eigenvalues(), Linalg.eigvalsh(positive, 'U'), tolerance);
            NDArray l = Linalg.cholesky(positive);
            assertClose(positive, Linalg.matmul(l, adjoint(l)), tolerance);
            NDArray b = random(dtype, n + 1, n, 3);
            assertClose(b, Linalg.matmul(a, Linalg.solve(a, b)), 1e-8);
            assertClose(Linalg.matrixPower(a, 0), Linalg.matmul(a, Linalg.inv(a)), 1e-8);
            double logOfSquare = values(Linalg.slogdet(positive).logabsdet())[0];
            assertEquals(logOfSquare, 2 * values(Linalg.slogdet(a).logabsdet())[0], 1e-8);
        }
    }

    @Test
    void rankDeficientMatrices() {
        NDArray tall = random(DType.FLOAT64, 5, 30, 3);
        NDArray a = Linalg.matmul(tall, random(DType.FLOAT64, 6, 3, 28));
        assertEquals(3, values(Linalg.matrixRank(a))[0]);
        assertOrthonormal(Linalg.svd(a).u(), 1e-12);
        assertClose(a, Linalg.matmul(Linalg.matmul(a, Linalg.pinv(a, 1e-12)), a), 1e-11);
        Lstsq fit = Linalg.lstsq(a, random(DType.FLOAT64, 7, 30));
        assertEquals(3, fit.rank());
        assertEquals(0, fit.residuals().size());
    }

    @Test
    void tinyAndHugeEntries() {
        double[] graded = new double[36];
        for (int i = 0; i < 36; i++) {
            graded[i] = Math.scalb(1.0 + i % 5, -8 * (i % 6 + i / 6));
        }
        for (double scale : new double[] {0x1p-1000, 0x1p-500, 1, 0x1p500, 0x1p1000}) {
            double[] scaled = graded.clone();
            for (int i = 0; i < 36; i++) {
                scaled[i] *= scale;
            }
            double[] expected = values(Linalg.svdvals(doubles(graded, 6, 6)));
            double[] s = values(Linalg.svdvals(doubles(scaled, 6, 6)));
            for (int i = 0; i < 6; i++) {
                assertEquals(expected[i], s[i] / scale, 1e-13 * expected[0]);
            }
            NDArray q = Linalg.qr(doubles(scaled, 6, 6)).q();
            assertOrthonormal(q, 1e-14);
        }
    }

    @Test
    void numbersThatAreNotFinite() {
        NDArray nan = doubles(new double[] {1, Double.NaN, Double.NaN, 1}, 2, 2);
        NDArray infinite = doubles(new double[] {1, Double.POSITIVE_INFINITY, 2, 1}, 2, 2);
        for (NDArray a : new NDArray[] {nan, infinite}) {
            String text =
                    assertThrows(LinAlgException.class, () -> Linalg.svd(a)).getMessage();
            assertEquals("SVD did not converge", text);
        }
        for (double w : values(Linalg.eigh(nan).eigenvectors())) {
            assertTrue(Double.isNaN(w));
        }
        assertTrue(Double.isNaN(values(Linalg.det(nan))[0]));
    }

    @Test
    void theCourse() {
        NDArray x = Linalg.solve(
                NDArray.of(Strided.of(DType.INT64, new long[] {2, 1, 1, 3}, 2, 2)),
                NDArray.of(Strided.of(DType.INT64, new long[] {8, 13}, 2)));
        assertClose(doubles(new double[] {2.2, 3.6}, 2), x, 1e-14);
        Lstsq fit = Linalg.lstsq(
                NDArray.of(Strided.of(DType.INT64, new long[] {1, 1, 1, 2, 1, 3}, 3, 2)),
                NDArray.of(Strided.of(DType.INT64, new long[] {6, 0, 0}, 3)));
        assertClose(doubles(new double[] {8, -3}, 2), fit.x(), 1e-13);
        assertClose(doubles(new double[] {6}, 1), fit.residuals(), 1e-13);
        assertEquals(2, fit.rank());
    }

    @Test
    void errorsNameShapes() {
        NDArray a = random(DType.FLOAT64, 1, 3, 4);
        NDArray b = random(DType.FLOAT64, 1, 5, 6);
        assertEquals(
                "matmul: a (3,4) and b (5,6) differ in core dimension: 4 and 5",
                assertThrows(ShapeException.class, () -> Linalg.matmul(a, b)).getMessage());
        assertEquals(
                "inv: Last 2 dimensions of the array must be square, found (3,4)",
                assertThrows(LinAlgException.class, () -> Linalg.inv(a)).getMessage());
        NDArray zeros = doubles(new double[4], 2, 2);
        assertEquals(
                "Singular matrix",
                assertThrows(LinAlgException.class, () -> Linalg.inv(zeros)).getMessage());
        NDArray indefinite = doubles(new double[] {1, 2, 2, 1}, 2, 2);
        assertEquals(
                "Matrix is not positive definite",
                assertThrows(LinAlgException.class, () -> Linalg.cholesky(indefinite))
                        .getMessage());
    }

    @Test
    void resultsNeverShareMemoryWithInputs() {
        NDArray a = random(DType.FLOAT64, 3, 4, 4);
        double[] before = values(a);
        Linalg.svd(a);
        Linalg.eigh(a);
        Linalg.inv(a);
        Linalg.det(a);
        Linalg.qr(a);
        Linalg.solve(a, a);
        Linalg.lstsq(a, a);
        NDArray power = Linalg.matrixPower(a, 1);
        assertArrayEquals(before, values(a));
        assertTrue(power.data().array() != a.data().array());
    }
}
