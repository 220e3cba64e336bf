package io.orthant.shell.tour;

import static io.orthant.Axis.axis;
import static io.orthant.Index.NEWAXIS;
import static io.orthant.Index.slice;
import static io.orthant.Np.*;
import static io.orthant.shell.tour.Notebook.print;
import static io.orthant.shell.tour.Notebook.printf;

import io.orthant.NDArray;
import io.orthant.error.ShapeException;
import io.orthant.nn.Batches;
import io.orthant.random.Random;
import java.util.List;

/** New axes, broadcasting, batches, views and copies. */
final class Views {
    private Views() {}

    static void newAxes() {
        NDArray x = array(1, 2, 3); // shape (3,)
        print(x.get(slice(), NEWAXIS).shape()); // shape (3,1)
        x.get(NEWAXIS, slice()); // shape (1,3)
        print(x, x.shape());

        expandDims(x, 0); // shape (1,3)
        expandDims(x, 1); // shape (3,1)
    }

    static void broadcasting() {
        Random.seed(42);
        int batch = 64;
        int seqLen = 120;
        int features = 32;

        NDArray x = Random.randn(batch, seqLen, features);
        print(x.shape());

        // Normalize per feature across BOTH batch & seq
        NDArray mean = mean(x, axis(0, 1).keepdims());
        NDArray std = std(x, axis(0, 1).keepdims());

        NDArray normBatchSeq = x.minus(mean).div(std);
        print(normBatchSeq.shape());

        // Normalize per feature across ONLY batch
        mean = x.mean(axis(0).keepdims()); // shape (1, seqLen, features)
        std = x.std(axis(0).keepdims()); // shape (1, seqLen, features)

        NDArray normBatch = x.minus(mean).div(std);
        print(normBatch.shape());

        // Add a bias vector (features,) to batch (64, 120, features)
        NDArray bias = Random.randn(features);
        print(bias.shape());

        NDArray y = x.plus(bias);
        print(y.shape());

        // For images (50, 64, 64, 3)
        NDArray img = Random.randn(50, 64, 64, 3);
        NDArray newImg = img.plus(1.2); // scalar broadcasting

        NDArray brightness = array(10, -5, 0);
        newImg = img.plus(brightness); // broadcasting will work
        print(newImg.shape());

        // Illegal broadcasting
        NDArray cast = Random.rand(120);

        try {
            x.plus(cast);
        } catch (ShapeException e) {
            print("""
                    x + cast will not work because\s
                     1. x.shape = (64,120,32)\s
                     2. cast.shape = (120,)\s
                     3. compare broadcasting: (64,120,32) and ( , ,120)\s
                     4. 120 != 32 ,120 -> stretch 1 so possible ,64 -> stretch 1 so possible.
                     5. one condition not followed : elem not match from right to left.\s""");
        }
    }

    static void batches() {
        Random.seed(42);
        int batch = 100;
        int seqLen = 20;
        int embedDim = 16;

        NDArray x = Random.randn(batch, seqLen, embedDim);
        print(x.shape());

        NDArray y = Random.randint(0, 5, 100);
        print(y.shape());

        // One permutation for both: x and y stay paired.
        int batchSize = 16;
        List<List<NDArray>> batches = Batches.of(x, y).shuffled(Random.global()).size(batchSize).dropLast().stream()
                .toList();
        List<NDArray> first = batches.getFirst();
        printf("x_batches: {} , shape: {}", batches.size(), first.get(0).shape());
        printf("y_batches: {} , shape: {} ", batches.size(), first.get(1).shape());

        // Simple check
        int i = 5;
        print(first.get(0).get(i, 0, slice(5))); // first 5 numbers of first timestep
        print(first.get(1).get(i));

        // Then the same item by the permutation itself
        Random.seed(42);
        Random.randn(batch, seqLen, embedDim);
        Random.randint(0, 5, 100);
        NDArray perm = Random.permutation(x.shape(0));
        print(x.get(perm).get(i, 0, slice(5)));
        print(y.get(perm).get(i));
    }

    static void viewsAndCopies() {
        NDArray a = arange(10);
        NDArray v = a.get("2:7"); // view
        v.set(0, 999); // a[2] is now 999
        NDArray c = a.get(array(2, 4, 6)); // fancy indexing -> copy
        printf("c:{}, base: {}", c, c.base());
        c.set(0, -1); // a unchanged
        print(c);
        NDArray x = arange(6.0);
        multiply.out(x).call(x, 2); // in-place doubling
        // This avoids allocation of a fresh array

        NDArray y = x.T(); // transposed view
        NDArray contiguous = ascontiguousarray(y); // contiguous already: no copy

        print(contiguous.flags());
    }
}
