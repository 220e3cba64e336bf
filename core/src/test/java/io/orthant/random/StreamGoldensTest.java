package io.orthant.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams against goldens of NumPy 2.4.6, made by oracle/scripts/random_goldens.py (which tells the file's form). */
class StreamGoldensTest {
    record Golden(String seed, String calls, int count, long hash, List<Long> first) {
        @Override
        public String toString() {
            return seed + ": " + calls;
        }
    }

    static Stream<Golden> goldens() throws IOException {
        var file = Objects.requireNonNull(
                StreamGoldensTest.class.getResourceAsStream("/io/orthant/goldens/random/streams.tsv"));
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).map(StreamGoldensTest::parse).toList().stream();
        }
    }

    private static Golden parse(String line) {
        String[] parts = line.split("\t", -1);
        List<Long> first = new ArrayList<>();
        for (String word : parts[4].split(" ")) {
            if (!word.isEmpty()) {
                first.add(Long.parseUnsignedLong(word, 16));
            }
        }
        return new Golden(parts[0], parts[1], Integer.parseInt(parts[2]), Long.parseUnsignedLong(parts[3], 16), first);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void equalsNumPy(Golden golden) {
        StreamCalls calls = new StreamCalls(golden.seed());
        long hash = 0;
        int count = 0;
        List<Long> first = new ArrayList<>();
        for (String call : golden.calls().split(";")) {
            long[] words = calls.run(call);
            for (long word : words) {
                hash = 31 * hash + word;
            }
            for (int i = 0; i < words.length && first.size() < golden.first().size(); i++) {
                first.add(words[i]);
            }
            count += words.length;
        }
        assertEquals(golden.first(), first);
        assertEquals(golden.count(), count);
        assertEquals(golden.hash(), hash);
    }

    @Test
    void thereAreEnough() throws IOException {
        assertTrue(goldens().count() >= 700);
    }
}
