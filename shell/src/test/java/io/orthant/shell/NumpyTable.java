package io.orthant.shell;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.io.Io;
import io.orthant.linalg.Linalg;
import io.orthant.nn.Nn;
import io.orthant.random.RandomState;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes docs/numpy.md: NumPy's names from numpy-names.txt, which a real NumPy wrote, Orthant's by reflection over its
 * classes. numpy-renamed.txt says what has another name here; a row of it which names nothing in the code is an error.
 */
final class NumpyTable {
    static final Path PAGE = Path.of("../docs/numpy.md");

    private static final String HEAD = """
            # NumPy to Orthant

            Every public name of NumPy %s in these namespaces, with Orthant's form. This page is made from the compiled
            classes by `NumpyTable` in the tests of module `shell`, and a test compares it with them: what stands here is
            there, and what is not there is listed as missing. A form may take fewer parameters than NumPy's function:
            the Javadoc says which. Shown is the shortest overload. A method of `ndarray` that is missing may be there as a
            function, in the section `numpy`.

            """;

    /** Where a name of a NumPy namespace is looked for, in this order. */
    private static final Map<String, List<Class<?>>> PLACES = places();

    private final Map<String, String> renamed = new LinkedHashMap<>();

    private NumpyTable() throws IOException {
        for (String line : lines("numpy-renamed.txt")) {
            int gap = line.indexOf(' ');
            renamed.put(line.substring(0, gap), line.substring(gap).strip());
        }
    }

    static String page() throws IOException {
        NumpyTable table = new NumpyTable();
        String version = text("numpy-names.txt").split("[ ,]+")[6];
        Map<String, List<String>> rows = new LinkedHashMap<>();
        Map<String, Integer> found = new LinkedHashMap<>();
        for (String line : lines("numpy-names.txt")) {
            String[] parts = line.split(" ");
            Optional<String> form = table.form(parts[0], parts[2]);
            found.merge(parts[0], form.isPresent() ? 1 : 0, Integer::sum);
            rows.computeIfAbsent(parts[0], space -> new ArrayList<>())
                    .add("| `" + parts[2] + "` | " + parts[1] + " | " + form.orElse("*missing*") + " |\n");
        }
        if (!table.renamed.isEmpty()) {
            throw new IllegalStateException("numpy-renamed.txt has names NumPy lacks: " + table.renamed.keySet());
        }
        StringBuilder page =
                new StringBuilder(HEAD.formatted(version)).append("| namespace | names | here |\n|---|---|---|\n");
        rows.forEach((space, list) -> page.append(
                "| [`%s`](#%s) | %d | %d |\n".formatted(space, anchor(space), list.size(), found.get(space))));
        rows.forEach((space, list) -> page.append("\n## ")
                .append(space)
                .append("\n\n| NumPy | | Orthant |\n|---|---|---|\n")
                .append(String.join("", list)));
        return page.toString();
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replace(".", "");
    }

    private Optional<String> form(String space, String name) {
        String other = renamed.remove(space + "." + name);
        if (other != null) {
            return Optional.of(
                    Arrays.stream(other.split(" ")).map(NumpyTable::named).collect(Collectors.joining(", ")));
        }
        return PLACES.getOrDefault(space, List.of()).stream()
                .flatMap(owner -> Stream.of(camel(name), name, name.toUpperCase(Locale.ROOT))
                        .distinct()
                        .flatMap(member -> member(owner, member).stream()))
                .findFirst();
    }

    /** The form of {@code Class} or {@code Class.member}, which must exist. */
    private static String named(String target) {
        int dot = target.indexOf('.');
        Class<?> owner = owner(dot < 0 ? target : target.substring(0, dot));
        return dot < 0
                ? "`" + target + "`"
                : member(owner, target.substring(dot + 1))
                        .orElseThrow(() -> new IllegalStateException("numpy-renamed.txt: no " + target));
    }

    private static Class<?> owner(String name) {
        for (String space : List.of("", ".linalg", ".random", ".io", ".nn", ".dtype", ".error", ".measure")) {
            try {
                Class<?> found = Class.forName("io.orthant" + space + "." + name);
                if (Modifier.isPublic(found.getModifiers())) {
                    return found;
                }
            } catch (ClassNotFoundException elsewhere) {
                continue;
            }
        }
        throw new IllegalStateException("numpy-renamed.txt: no class " + name);
    }

    private static Optional<String> member(Class<?> owner, String name) {
        Optional<String> method = methods(owner)
                .filter(each -> each.getName().equals(name))
                .sorted(Comparator.comparing(Method::getParameterCount).thenComparing(Method::toString))
                .map(each -> "`" + owner.getSimpleName() + "." + name + parameters(each) + "`")
                .findFirst();
        return method.isPresent() ? method : field(owner, name);
    }

    /** Public methods as declared: those of superclasses that are not public have their parameters' names only there. */
    private static Stream<Method> methods(@Nullable Class<?> owner) {
        if (owner == null || owner == Object.class) {
            return Stream.empty();
        }
        Stream<Class<?>> above =
                Stream.concat(Stream.of(owner.getInterfaces()), Stream.ofNullable(owner.getSuperclass()));
        return Stream.concat(
                Arrays.stream(owner.getDeclaredMethods())
                        .filter(each -> Modifier.isPublic(each.getModifiers()) && !each.isSynthetic()),
                above.flatMap(NumpyTable::methods));
    }

    private static Optional<String> field(Class<?> owner, String name) {
        return Arrays.stream(owner.getFields())
                .map(Field::getName)
                .filter(name::equals)
                .map(found -> "`" + owner.getSimpleName() + "." + found + "`")
                .findFirst();
    }

    private static String parameters(Method method) {
        return Arrays.stream(method.getParameters())
                .map(each -> each.isVarArgs() ? each.getName() + "…" : each.getName())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String camel(String snake) {
        StringBuilder camel = new StringBuilder();
        for (String word : snake.split("_")) {
            camel.append(
                    camel.isEmpty() || word.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }

    private static Map<String, List<Class<?>>> places() {
        Map<String, List<Class<?>>> places = new LinkedHashMap<>();
        places.put("numpy", List.of(Np.class, Io.class, Linalg.class, Nn.class, DType.class, NDArray.class));
        places.put("numpy.ndarray", List.of(NDArray.class));
        places.put("numpy.linalg", List.of(Linalg.class));
        places.put("numpy.random.RandomState", List.of(RandomState.class));
        try {
            places.put("numpy.random.Generator", List.of(Class.forName("io.orthant.random.Generator")));
        } catch (ClassNotFoundException missing) {
            places.put("numpy.random.Generator", List.of());
        }
        return places;
    }

    private static List<String> lines(String resource) throws IOException {
        return text(resource)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(NumpyTable.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    public static void main(String[] args) throws IOException {
        Files.writeString(PAGE, page());
    }
}
