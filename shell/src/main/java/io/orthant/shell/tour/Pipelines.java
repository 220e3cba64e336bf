package io.orthant.shell.tour;

import static io.orthant.Np.*;
import static io.orthant.dtype.DType.FLOAT32;
import static io.orthant.shell.tour.Notebook.mem;
import static io.orthant.shell.tour.Notebook.print;
import static io.orthant.shell.tour.Notebook.printf;
import static io.orthant.shell.tour.Notebook.time;

import io.orthant.NDArray;
import io.orthant.SumBlocks;
import io.orthant.random.Random;
import java.util.stream.LongStream;

/** Ten million numbers: normalise, scale, clip; and three ways to compute 2x + 3. */
final class Pipelines {
    static final int N = 10_000_000;

    private Pipelines() {}

    static void temporaries() {
        Random.seed(42);

        NDArray a = Random.randn(N);
        print(a.shape(), a.dtype());

        print("Before:", mem());

        double t0 = time();

        // normalize
        NDArray mean = a.mean();
        NDArray std = a.std();
        NDArray norm = a.minus(mean).div(std);
        print(norm);

        // scale
        NDArray scaled = norm.times(1.2);

        // clip
        NDArray clipped = clip(scaled, -1, 1);
        print(clipped);

        double t1 = time();

        print("After:", mem());
        print("Elapsed:", t1 - t0);
    }

    static void preallocated() {
        Random.seed(42);

        NDArray a = Random.randn(N).astype(FLOAT32);
        NDArray again = a.copy();
        print(a.shape(), a.dtype());

        print("Before:", mem());

        double t0 = time();

        print(normalizeScaleClip(a));

        double t1 = time();

        print("After:", mem());
        print("Elapsed:", t1 - t0);

        // Sums in blocks of 8,192 items, as NumPy before 2.3: the course's numbers
        SumBlocks.of(8192).run(() -> print("under SumBlocks.of(8192):\n" + normalizeScaleClip(again)));
    }

    static NDArray normalizeScaleClip(NDArray a) {
        NDArray mean = a.mean();
        NDArray std = a.std();

        subtract.out(a).call(a, mean); // now a holds a - mean
        divide.out(a).call(a, std); // now a holds normalized values
        multiply.out(a).call(a, 1.2); // in-place scaling
        return clip.out(a).call(a, -1, 1); // in-place clipping
    }

    static void inPlace() {
        Random.seed(42);

        NDArray a = Random.randn(N).astype(FLOAT32);
        NDArray again = a.copy();
        print(a.shape(), a.dtype());

        print("Before:", mem());

        double t0 = time();

        print(update(a));

        double t1 = time();

        print("After:", mem());
        print("Elapsed:", t1 - t0);

        // Sums in blocks of 8,192 items, as NumPy before 2.3: the course's numbers
        SumBlocks.of(8192).run(() -> print("under SumBlocks.of(8192):\n" + update(again)));
    }

    static NDArray update(NDArray a) {
        NDArray mean = a.mean();
        NDArray std = a.std();

        // One pass over memory, no temporaries
        return a.update(v -> v.minus(mean).div(std).times(1.2).clip(-1, 1));
    }

    static void loopStreamVectorized() {
        double t01 = time();
        long[] y1 = new long[N];
        for (int xi = 0; xi < N; xi++) {
            y1[xi] = 2L * xi + 3;
        }

        double t11 = time();
        printf("elapsed 1: {}", t11 - t01);

        double t02 = time();
        long[] y2 = LongStream.range(0, N).map(xi -> 2 * xi + 3).toArray();

        double t12 = time();
        printf("elapsed 2: {}", t12 - t02);

        double t03 = time();
        NDArray y3 = arange(N).times(2).plus(3);

        double t13 = time();
        printf("elapsed 3: {}", t13 - t03);

        print(wrap(y1).eq(wrap(y2)).and(wrap(y2).eq(y3)));
    }
}
