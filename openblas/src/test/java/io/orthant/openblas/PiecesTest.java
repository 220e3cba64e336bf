package io.orthant.openblas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks cover a matrix once, and there are as many of them as the work is worth. */
class PiecesTest {
    @ParameterizedTest
    @CsvSource({
        "1024, 1024, 1.07e9, 4",
        "1000, 999, 1e9, 4",
        "256, 256, 16.7e6, 2",
        "160, 160, 4e6, 1",
        "64, 4096, 3e8, 4",
        "2, 2, 1e9, 1",
        "3, 5000, 1e9, 4",
        "1024, 1024, 2e10, 32"
    })
    void cover(int m, int n, double work, int count) {
        Pieces pieces = Pieces.of(m, n, work);
        assertEquals(count, pieces.count());
        int[] seen = new int[m * n];
        for (int piece = 0; piece < pieces.count(); piece++) {
            for (int i = 0; i < pieces.rows(piece); i++) {
                for (int j = 0; j < pieces.columns(piece); j++) {
                    seen[(pieces.row(piece) + i) * n + pieces.column(piece) + j]++;
                }
            }
        }
        assertTrue(Arrays.stream(seen).allMatch(times -> times == 1));
    }

    @ParameterizedTest
    @CsvSource({"100, 1e6, 0 100", "300, 27e6, 0 208 300", "1000, 1e9, 0 496 704 864 1000", "5, 27e6, 0 0 5"})
    void triangles(int m, double work, String bounds) {
        int[] expected =
                Arrays.stream(bounds.split(" ")).mapToInt(Integer::parseInt).toArray();
        assertArrayEquals(expected, Pieces.ofTriangle(m, work));
    }
}
