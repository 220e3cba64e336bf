package io.orthant.shell.kernel;

import java.util.List;

/** What code in notebooks need not import: NumPy's functions by their names, arrays and what goes with them, plots. */
public final class DefaultImports {
    /** The imports, in Java. {@code Random} by name, as {@code java.util} has another. */
    public static final List<String> LINES = List.of(
            "import io.orthant.*;",
            "import io.orthant.dtype.*;",
            "import io.orthant.error.*;",
            "import io.orthant.io.*;",
            "import io.orthant.linalg.*;",
            "import io.orthant.measure.*;",
            "import io.orthant.nn.*;",
            "import io.orthant.plot.*;",
            "import io.orthant.random.*;",
            "import io.orthant.random.Random;",
            "import java.nio.file.*;",
            "import java.util.*;",
            "import java.util.stream.*;",
            "import static io.orthant.Axis.*;",
            "import static io.orthant.Index.*;",
            "import static io.orthant.Np.*;",
            "import static io.orthant.dtype.DType.*;",
            "import static io.orthant.plot.Colormap.*;",
            "import static io.orthant.plot.Plot.*;");

    private DefaultImports() {}

    static String source() {
        return String.join("\n", LINES) + "\n";
    }
}
