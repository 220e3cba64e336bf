package io.orthant.shell.run;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import io.orthant.shell.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * A Java file with a {@code main}, compiled in memory and run in this JVM, by the rules of {@code java FILE.java}: the first
 * class of the file is the program, other files are found from the root of its package on, and {@code main} may be an instance
 * method.
 */
final class JavaProgram {
    private static final int MOST_FRAMES = 20;

    private final Loader loader;
    private final String mainClass;

    private JavaProgram(Loader loader, String mainClass) {
        this.loader = loader;
        this.mainClass = mainClass;
    }

    /**
     * Compiles a file.
     *
     * @throws UserError with the compiler's messages, if it does not compile
     */
    static JavaProgram compile(Path file) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        Map<String, byte[]> classes = new HashMap<>();
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        List<String> options = new ArrayList<>(List.of("-g", "-proc:none", "-Xlint:-options", "-Xlint:-incubating"));
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            options.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        }
        try (var files = compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            String classPath = System.getProperty("java.class.path");
            files.setLocationFromPaths(
                    StandardLocation.CLASS_PATH,
                    Arrays.stream(classPath.split(java.io.File.pathSeparator))
                            .map(Path::of)
                            .toList());
            Text text = new Text(file);
            JavacTask look = (JavacTask) compiler.getTask(null, files, fault -> {}, options, null, List.of(text));
            String main = firstClass(look.parse());
            files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of(root(folder, main)));
            JavacTask task =
                    (JavacTask) compiler.getTask(null, new Memory(files, classes), found, options, null, List.of(text));
            task.call();
            List<Diagnostic<? extends JavaFileObject>> errors = found.getDiagnostics().stream()
                    .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                    .toList();
            if (!errors.isEmpty()) {
                throw new UserError(report(file, errors));
            }
            if (main == null) {
                throw new UserError(file + " has no class and no main");
            }
            return new JavaProgram(new Loader(classes), main);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The folder under which sources lie by their packages: the file's own if it does not lie where its package says. */
    private static Path root(Path folder, @Nullable String main) {
        Path root = folder;
        String[] names = main == null ? new String[0] : main.split("\\.");
        for (int i = names.length - 2; i >= 0; i--) {
            Path parent = root.getParent();
            if (parent == null || !root.endsWith(names[i])) {
                return folder;
            }
            root = parent;
        }
        return root;
    }

    private static @Nullable String firstClass(Iterable<? extends CompilationUnitTree> units) {
        for (CompilationUnitTree unit : units) {
            for (var type : unit.getTypeDecls()) {
                if (type instanceof ClassTree first) {
                    String prefix = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
                    return prefix + first.getSimpleName();
                }
            }
        }
        return null;
    }

    private static String report(Path file, List<Diagnostic<? extends JavaFileObject>> errors) {
        String lines = errors.stream().map(JavaProgram::describe).collect(Collectors.joining("\n"));
        return file + " does not compile\n" + lines + "\n" + errors.size()
                + (errors.size() == 1 ? " error" : " errors");
    }

    private static String describe(Diagnostic<? extends JavaFileObject> error) {
        JavaFileObject source = error.getSource();
        String message = error.getMessage(Locale.ROOT).replace("\n", "\n    ");
        if (source == null) {
            return message;
        }
        String place = Path.of(source.toUri()).getFileName() + ":" + error.getLineNumber();
        return place + ": " + message + pointer(source, error);
    }

    /** The line at fault with a mark under the column. */
    private static String pointer(JavaFileObject source, Diagnostic<?> error) {
        try {
            String text = source.getCharContent(true)
                    .toString()
                    .lines()
                    .skip(Math.max(0, error.getLineNumber() - 1))
                    .findFirst()
                    .orElse("")
                    .replace('\t', ' ');
            return "\n    " + text + "\n    " + " ".repeat((int) Math.max(0, error.getColumnNumber() - 1)) + "^";
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Runs it.
     *
     * @return 0, or 1 if it threw an exception, of which {@code failure} tells
     */
    int run(List<String> arguments, java.util.function.Consumer<String> failure) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        Set<Thread> there = Thread.getAllStackTraces().keySet();
        thread.setContextClassLoader(loader);
        try {
            Class<?> type = Class.forName(mainClass, true, loader);
            Method main = main(type);
            main.setAccessible(true);
            Object instance = null;
            if (!Modifier.isStatic(main.getModifiers())) {
                var constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                instance = constructor.newInstance();
            }
            Object[] parameters =
                    main.getParameterCount() == 0 ? new Object[0] : new Object[] {arguments.toArray(String[]::new)};
            main.invoke(instance, parameters);
            return 0;
        } catch (InvocationTargetException e) {
            failure.accept(trace(Objects.requireNonNullElse(e.getCause(), e)));
            return 1;
        } catch (ExceptionInInitializerError e) {
            failure.accept(trace(Objects.requireNonNullElse(e.getCause(), e)));
            return 1;
        } catch (NoSuchMethodException e) {
            throw new UserError(mainClass + " needs a constructor without parameters, as its main is not static");
        } catch (ReflectiveOperationException e) {
            throw new UserError(mainClass + " cannot be started: " + e);
        } finally {
            awaitOthers(there);
            thread.setContextClassLoader(before);
        }
    }

    /** Waits, as {@code java} does, for the threads that the program has left behind; not for those that were there. */
    private static void awaitOthers(Set<Thread> there) {
        try {
            boolean more = true;
            while (more) {
                more = false;
                for (Thread other : Thread.getAllStackTraces().keySet()) {
                    if (!other.isDaemon() && !there.contains(other)) {
                        other.join();
                        more = true;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Method main(Class<?> type) {
        return Stream.of(true, false)
                .flatMap(withArguments -> Arrays.stream(type.getDeclaredMethods())
                        .filter(m -> m.getName().equals("main") && !Modifier.isPrivate(m.getModifiers()))
                        .filter(m -> withArguments
                                ? Arrays.equals(m.getParameterTypes(), new Class<?>[] {String[].class})
                                : m.getParameterCount() == 0))
                .findFirst()
                .orElseThrow(() -> new UserError(mainClass + ", the file's first class, has no main method"));
    }

    /** What was thrown, and where in the program's own code; the library's own frames say nothing to its user. */
    private String trace(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            text.append(e == thrown ? "" : "\n  caused by ").append(e.getClass().getSimpleName());
            if (e.getMessage() != null) {
                text.append(": ").append(UserError.message(e));
            }
            int frames = 0;
            for (StackTraceElement frame : e.getStackTrace()) {
                if (loader.owns(frame.getClassName()) && frames++ < MOST_FRAMES) {
                    text.append("\n    at ")
                            .append(frame.getClassName())
                            .append('.')
                            .append(frame.getMethodName())
                            .append('(')
                            .append(frame.getFileName())
                            .append(':')
                            .append(frame.getLineNumber())
                            .append(')');
                }
            }
        }
        return text.toString();
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super("program", JavaProgram.class.getClassLoader());
            this.classes = classes;
        }

        boolean owns(String name) {
            return classes.containsKey(name);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    /** The file, whose name need not be that of its public class. */
    private static final class Text extends SimpleJavaFileObject {
        private final String source;

        Text(Path file) throws IOException {
            super(file.toAbsolutePath().toUri(), Kind.SOURCE);
            String text = Files.readString(file);
            // A first line that lets a shell run the file is no Java.
            this.source = text.startsWith("#!") ? "//" + text : text;
        }

        @Override
        public String getName() {
            return Path.of(toUri()).toString();
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, byte[]> classes;

        Memory(JavaFileManager files, Map<String, byte[]> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() throws IOException {
                            super.close();
                            classes.put(name, toByteArray());
                        }
                    };
                }
            };
        }
    }
}
