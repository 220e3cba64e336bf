package io.orthant.openblas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks cover a matrix once, and there are as many of them as work and threads allow. */
class PiecesTest {
    @ParameterizedTest
    @CsvSource({
        "1024, 1024, 1e9, 1, 1",
        "1024, 1024, 1e9, 2, 2",
        "1024, 1024, 1e9, 4, 4",
        "1000, 999, 1e9, 7, 7",
        "160, 160, 4e6, 2, 1",
        "64, 4096, 3e8, 2, 2",
        "2, 2, 1e9, 8, 1",
        "3, 5000, 1e9, 6, 6",
        "1024, 1024, 2e10, 1, 10"
    })
    void cover(int m, int n, double work, int threads, int count) {
        Pieces pieces = Pieces.of(m, n, work, threads);
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
    @CsvSource({"1000, 1e9, 1, 0 1000", "1000, 1e9, 2, 0 704 1000", "300, 1e9, 3, 0 168 240 300", "5, 1e9, 2, 0 0 5"})
    void triangles(int m, double work, int threads, String bounds) {
        int[] expected = Arrays.stream(bounds.split(" ")).mapToInt(Integer::parseInt).toArray();
        assertArrayEquals(expected, Pieces.ofTriangle(m, work, threads));
    }
}
