package io.orthant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the compiled classes to the floors of docs/architecture.md, and the sources to their length. */
class FloorsTest {
    /** From the ground up. Packages on one line share a floor and must not see each other. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("io.orthant.error", "io.orthant.internal.parallel"),
            List.of("io.orthant.dtype"),
            List.of("io.orthant.op"),
            List.of("io.orthant.internal.shape"),
            List.of("io.orthant.internal.storage"),
            List.of("io.orthant.internal.plan"),
            List.of("io.orthant.internal.kernel"),
            List.of("io.orthant.internal.linalg"),
            List.of("io.orthant.internal.exec"),
            List.of("io.orthant.internal.print"),
            List.of("io.orthant"),
            List.of("io.orthant.linalg", "io.orthant.random", "io.orthant.fft", "io.orthant.io", "io.orthant.measure"),
            List.of("io.orthant.nn"));

    private static final int LONGEST_FILE = 600;

    @Test
    void packagesReferOnlyToFloorsBelow() throws IOException {
        Set<String> faults = new TreeSet<>();
        for (Path file : classFiles()) {
            ClassModel model = ClassFile.of().parse(file);
            String owner = model.thisClass().asSymbol().packageName();
            int floor = floor(owner);
            if (floor < 0) {
                faults.add(owner + " stands on no floor; name it in FloorsTest and docs/architecture.md");
                continue;
            }
            for (String used : packagesUsedBy(model)) {
                boolean allowed = used.equals(owner) || outside(used) || (0 <= floor(used) && floor(used) < floor);
                if (!allowed) {
                    faults.add(model.thisClass().asInternalName() + " refers to " + used);
                }
            }
        }
        assertEquals("", String.join("\n", faults));
    }

    @Test
    void theCoreDependsOnTheJdkAlone() throws IOException {
        Set<String> faults = new TreeSet<>();
        for (Path file : classFiles()) {
            ClassModel model = ClassFile.of().parse(file);
            for (String used : packagesUsedBy(model)) {
                if (!used.startsWith("io.orthant") && !outside(used)) {
                    faults.add(model.thisClass().asInternalName() + " refers to " + used);
                }
            }
        }
        assertEquals("", String.join("\n", faults));
    }

    @Test
    void noSourceFileIsTooLong() throws IOException {
        List<String> faults = new ArrayList<>();
        int seen = 0;
        for (Path module : children(repository())) {
            Path sources = module.resolve("src");
            if (!Files.isDirectory(sources)) {
                continue;
            }
            for (Path file : filesUnder(sources, ".java")) {
                seen++;
                int lines = Files.readAllLines(file).size();
                if (lines > LONGEST_FILE) {
                    faults.add(repository().relativize(file) + " has " + lines + " lines");
                }
            }
        }
        assertTrue(seen > 20, "only " + seen + " sources found: is the repository where it was?");
        assertEquals("", String.join("\n", faults));
    }

    private static int floor(String packageName) {
        for (int i = 0; i < FLOORS.size(); i++) {
            if (FLOORS.get(i).contains(packageName)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean outside(String packageName) {
        return packageName.startsWith("java.")
                || packageName.equals("jdk.incubator.vector")
                || packageName.equals("org.jspecify.annotations");
    }

    /** Class entries, and the types named by the descriptors of fields, methods and call sites. */
    private static Set<String> packagesUsedBy(ClassModel model) {
        Set<String> used = new TreeSet<>();
        for (PoolEntry entry : model.constantPool()) {
            switch (entry) {
                case ClassEntry c -> add(used, c.asSymbol());
                case MethodTypeEntry m -> addDescriptor(used, m.descriptor().stringValue());
                case NameAndTypeEntry n -> addDescriptor(used, n.type().stringValue());
                default -> {}
            }
        }
        model.fields().forEach(f -> addDescriptor(used, f.fieldType().stringValue()));
        model.methods().forEach(m -> addDescriptor(used, m.methodType().stringValue()));
        return used;
    }

    private static void addDescriptor(Set<String> used, String descriptor) {
        if (descriptor.startsWith("(")) {
            MethodTypeDesc type = MethodTypeDesc.ofDescriptor(descriptor);
            type.parameterList().forEach(p -> add(used, p));
            add(used, type.returnType());
        } else {
            add(used, ClassDesc.ofDescriptor(descriptor));
        }
    }

    private static void add(Set<String> used, ClassDesc type) {
        ClassDesc item = type;
        while (item.isArray()) {
            item = item.componentType();
        }
        if (item.isClassOrInterface()) {
            used.add(item.packageName());
        }
    }

    private static List<Path> classFiles() throws IOException {
        List<Path> files = filesUnder(repository().resolve("core/target/classes"), ".class").stream()
                .filter(f -> !f.endsWith("module-info.class"))
                .toList();
        assertFalse(files.isEmpty(), "no compiled classes found");
        return files;
    }

    private static List<Path> filesUnder(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
        }
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Surefire starts the tests in the module's folder, IDEs often in the repository's. */
    private static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("core")) ? here : here.getParent();
    }
}
