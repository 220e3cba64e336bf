package io.orthant.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random index expressions which Python and Orthant read alike. */
final class IndexTexts {
    private final SplittableRandom random;

    IndexTexts(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A basic index for an array of this shape: integers, slices, newaxis, an ellipsis; sometimes out of bounds. */
    String basic(long... shape) {
        List<String> parts = new ArrayList<>();
        int axes = random.nextInt(shape.length + 1);
        int ellipsis = random.nextInt(3) == 0 ? random.nextInt(axes + 1) : -1;
        for (int i = 0; i < axes; i++) {
            if (i == ellipsis) {
                parts.add("...");
            }
            if (random.nextInt(6) == 0) {
                parts.add("newaxis");
            }
            long n = shape[i <= ellipsis || ellipsis < 0 ? i : shape.length - axes + i];
            parts.add(random.nextInt(3) == 0 ? integer(n) : slice(n));
        }
        if (axes == ellipsis) {
            parts.add("...");
        }
        return parts.isEmpty() ? "..." : String.join(", ", parts);
    }

    private String integer(long n) {
        long bound = random.nextInt(40) == 0 ? n + 3 : n;
        return Long.toString(bound == 0 ? 0 : random.nextLong(-bound, bound));
    }

    private String slice(long n) {
        String start = random.nextInt(3) == 0 ? "" : Long.toString(random.nextLong(-n - 2, n + 3));
        String stop = random.nextInt(3) == 0 ? "" : Long.toString(random.nextLong(-n - 2, n + 3));
        long step = random.nextInt(60) == 0 ? 0 : random.nextLong(1, 4) * (random.nextInt(3) == 0 ? -1 : 1);
        return start + ":" + stop + (random.nextBoolean() ? "" : ":" + step);
    }
}
