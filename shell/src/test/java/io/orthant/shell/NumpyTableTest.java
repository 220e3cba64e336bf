package io.orthant.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Holds docs/numpy.md to the code; {@code -Dorthant.docs=write} writes the page anew. */
class NumpyTableTest {
    @Test
    void thePageSaysWhatTheClassesHave() throws IOException {
        if ("write".equals(System.getProperty("orthant.docs"))) {
            NumpyTable.main(new String[0]);
        }
        assertEquals(
                NumpyTable.page(),
                Files.readString(NumpyTable.PAGE),
                "docs/numpy.md is old; to write it anew: "
                        + "./mvnw -pl shell -am test -Dtest=NumpyTableTest -Dorthant.docs=write"
                        + " -Dsurefire.failIfNoSpecifiedTests=false");
    }
}
