package io.orthant.shell;

import static io.orthant.Axis.axis;
import static io.orthant.Np.*;

import io.orthant.NDArray;
import io.orthant.linalg.Linalg;
import io.orthant.random.RandomState;

/** The README's example; {@link ReadmeTest} holds both to each other. */
final class ReadmeExample {
    private ReadmeExample() {}

    static void run() {
        NDArray x = new RandomState(42).randn(3, 4); // NumPy's stream, draw for draw
        NDArray z = x.minus(x.mean(axis(0).keepdims())).div(x.std(0)); // shapes broadcast
        System.out.println(z);
        NDArray corner = z.get("1:, ::2"); // a view: what is written to it, z shows
        corner.set(corner.lt(0), 0);
        System.out.println(where(z.gt(1), 1, z).sum(1));
        x.update(v -> v.minus(0.5).times(1.2).clip(-1, 1)); // one pass over memory, no temporaries
        System.out.println(x.repr());
        System.out.println(Linalg.svd(x).s());
        System.out.println(log(array(1.0, 0.0, -1.0))); // warns, as NumPy does
    }
}
