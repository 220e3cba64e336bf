package io.orthant.bench.suite;

import io.orthant.Np;
import io.orthant.linalg.Linalg;
import java.util.List;
import java.util.stream.Stream;

/** Linear algebra on (n,n), random streams, printing. */
final class Products {
    private Products() {}

    static List<Kernel> rows() {
        return Stream.of(matrices(), random(), printing())
                .flatMap(theme -> theme.rows().stream())
                .toList();
    }

    private static Theme matrices() {
        return new Theme("linear algebra", 10, 64, 256, 1024)
                .two("matmul f64", 0, "A @ B", "A", "B", Np::matmul)
                .two("matmul f32", 0, "Af @ Bf", "Af", "Bf", Np::matmul)
                .two("matmul c128", 0, "Ac @ Bc", "Ac", "Bc", Np::matmul)
                .two("matmul f64, a.T @ b", 0, "A.T @ B", "A", "B", (a, b) -> Np.matmul(a.T(), b))
                .two("matrix times vector", 0, "A @ v", "A", "v", Np::matmul)
                .two("solve", 0, "np.linalg.solve(A, v)", "A", "v", Linalg::solve)
                .at(10, 100, 300, 1000)
                .one("inv", 0, "np.linalg.inv(A)", "A", Linalg::inv)
                .at(10, 100, 300)
                .one("svd", 0, "np.linalg.svd(A)", "A", Linalg::svd)
                .at(10, 100, 300)
                .one("eigh", 0, "np.linalg.eigh(S)", "S", Linalg::eigh)
                .at(10, 100, 300)
                .one("qr", 0, "np.linalg.qr(A)", "A", Linalg::qr)
                .at(10, 100, 300)
                .two("lstsq", 0, "np.linalg.lstsq(tall, v, rcond=None)", "tall", "v", Linalg::lstsq)
                .at(10, 100, 300);
    }

    private static Theme random() {
        return new Theme("random", Suite.SIZES)
                .row(
                        "randn (legacy)",
                        0,
                        "stream.randn(n)",
                        data -> () -> data.stream().randn(data.n()))
                .row(
                        "rand (legacy)",
                        0,
                        "stream.rand(n)",
                        data -> () -> data.stream().rand(data.n()))
                .row(
                        "randint (legacy)",
                        0,
                        "stream.randint(0, 1000, n)",
                        data -> () -> data.stream().randint(0, 1000, data.n()))
                .row(
                        "permutation (legacy)",
                        0,
                        "stream.permutation(n)",
                        data -> () -> data.stream().permutation(data.n()));
    }

    private static Theme printing() {
        return new Theme("printing", 10, 1_000, 100_000)
                .one("print f64", 0, "np.array2string(x)", "x", x -> Np.array2string(x, " "))
                .one("print i64", 0, "np.array2string(i)", "i", x -> Np.array2string(x, " "))
                .one("print f64, 2-d", 0, "np.array2string(m)", "m", x -> Np.array2string(x, " "))
                .one("print 0-d", 0, "str(x[0])", "x", x -> x.get(0).toString())
                .at(10);
    }
}
