package io.orthant.shell.tour;

import static io.orthant.Index.slice;
import static io.orthant.Np.*;
import static io.orthant.dtype.DType.FLOAT32;
import static io.orthant.shell.tour.Notebook.print;

import io.orthant.NDArray;
import io.orthant.linalg.Eigh;
import io.orthant.linalg.Linalg;
import io.orthant.linalg.Lstsq;
import io.orthant.linalg.Svd;
import io.orthant.random.RandomState;

/** Decompositions and systems of equations. */
final class LinearAlgebra {
    private LinearAlgebra() {}

    static void svdAndPca() {
        // A random image, a different one each time
        NDArray img = new RandomState().rand(5, 3).astype(FLOAT32);

        print(img.shape());
        print(img.dtype());

        Svd svd = Linalg.svd(img, false);
        print(svd.u().shape(), svd.s().shape(), svd.vh().shape());

        int k = 3;

        NDArray s = diag(svd.s().get(slice(k)));
        NDArray u = svd.u().get(slice(), slice(k));
        NDArray vt = svd.vh().get(slice(k), slice());

        print(s.shape(), u.shape(), vt.shape());

        NDArray approx = u.matmul(s).matmul(vt);
        print(approx.shape());

        NDArray centered = img.minus(mean(img, 0));

        // Covariance: columns are features
        NDArray cov = cov(centered, false);

        // Eigendecomposition: cov is symmetric
        Eigh eigen = Linalg.eigh(cov);

        // Eigenvectors by decreasing eigenvalues
        NDArray idx = argsort(eigen.eigenvalues()).get("::-1");
        NDArray values = eigen.eigenvalues().get(idx);
        NDArray vectors = eigen.eigenvectors().get(slice(), idx);

        print(values, vectors);

        // Project
        NDArray projected = centered.matmul(vectors.get(slice(), slice(k)));
        print(projected);
    }

    static void systems() {
        NDArray a = array(new int[][] {
            {2, 1},
            {1, 3}
        });
        NDArray b = array(8, 13);

        // Solve square system
        NDArray x = Linalg.solve(a, b);
        print("Solution (solve):", x);

        // Overdetermined system
        NDArray a2 = array(new int[][] {
            {1, 1},
            {1, 2},
            {1, 3}
        });
        NDArray b2 = array(6, 0, 0);
        Lstsq fit = Linalg.lstsq(a2, b2);
        print("Solution (least squares):", fit.x());
        print("Residuals:", fit.residuals());
    }
}
