package io.orthant.onnx;

import io.orthant.Index;
import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.random.RandomState;

/**
 * Made-up pictures of digits: 10 by 8 pixels of grey, the digit anywhere in them, of any brightness, in noise.
 *
 * @param images uint8 of shape (n, 10, 8)
 * @param labels int64 of shape (n,)
 */
record Digits(NDArray images, NDArray labels) {
    private static final int HEIGHT = 10;
    private static final int WIDTH = 8;

    // seven rows of five pixels each
    private static final String[] GLYPHS = {
        ".###.|#...#|#..##|#.#.#|##..#|#...#|.###.",
        "..#..|.##..|..#..|..#..|..#..|..#..|.###.",
        ".###.|#...#|....#|...#.|..#..|.#...|#####",
        "#####|...#.|..#..|...#.|....#|#...#|.###.",
        "...#.|..##.|.#.#.|#..#.|#####|...#.|...#.",
        "#####|#....|####.|....#|....#|#...#|.###.",
        "..##.|.#...|#....|####.|#...#|#...#|.###.",
        "#####|....#|...#.|..#..|.#...|.#...|.#...",
        ".###.|#...#|#...#|.###.|#...#|#...#|.###.",
        ".###.|#...#|#...#|.####|....#|...#.|.##..",
    };

    /** So many of them, always the same for a seed. */
    static Digits of(long seed, int n) {
        RandomState random = new RandomState(seed);
        NDArray labels = random.randint(0, 10, n);
        NDArray light = random.randint(90, 220, n);
        NDArray images = random.randn(n, HEIGHT, WIDTH).times(25).plus(25);
        for (int i = 0; i < n; i++) {
            long top = random.randint(0, HEIGHT - 6);
            long left = random.randint(0, WIDTH - 4);
            NDArray place = images.get(i, Index.slice(top, top + 7), Index.slice(left, left + 5));
            place.assign(place.plus(glyph((int) labels.getLong(i)).times(light.getLong(i))));
        }
        return new Digits(Np.clip.call(images, 0, 255).astype(DType.UINT8), labels);
    }

    private static NDArray glyph(int digit) {
        NDArray pixels = Np.zeros(7, 5);
        String[] rows = GLYPHS[digit].split("\\|");
        for (int y = 0; y < 7; y++) {
            for (int x = 0; x < 5; x++) {
                pixels.setDouble(rows[y].charAt(x) == '#' ? 1 : 0, y, x);
            }
        }
        return pixels;
    }
}
