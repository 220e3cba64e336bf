package io.orthant.shell.session;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;

/** What a session starts with, so that NumPy's names stand as they are. */
public final class Imports {
    /** One-class imports come first where two packages have the name: Java then takes that one. */
    public static final List<String> DEFAULT = List.of(
            "io.orthant.*",
            "io.orthant.dtype.*",
            "io.orthant.error.*",
            "io.orthant.io.*",
            "io.orthant.linalg.*",
            "io.orthant.measure.*",
            "io.orthant.nn.*",
            "io.orthant.random.*",
            "io.orthant.plot.*",
            "java.math.*",
            "java.nio.file.*",
            "java.util.*",
            "java.util.function.*",
            "java.util.stream.*",
            "io.orthant.random.Random",
            "static io.orthant.Np.*",
            "static io.orthant.Index.*",
            "static io.orthant.Axis.axis",
            "static io.orthant.dtype.DType.*",
            "static io.orthant.error.FpCondition.*",
            "static io.orthant.plot.Plot.*",
            "static io.orthant.plot.Colormap.*",
            "static io.orthant.plot.Marker.*",
            "static io.orthant.plot.Legend.*");

    private Imports() {}

    /** The members that a session's static imports name; methods with an opening parenthesis. */
    static Stream<String> members(JShell shell) {
        return staticImports(shell).flatMap(i -> members(type(i)).filter(name -> covers(i, name.replace("(", ""))));
    }

    /** The classes whose static imports give a name. */
    static Stream<Class<?>> owners(JShell shell, String name) {
        return staticImports(shell)
                .filter(i -> covers(i, name)
                        && members(type(i)).anyMatch(member -> member.equals(name) || member.equals(name + "(")))
                .<Class<?>>map(Imports::type)
                .distinct();
    }

    private static Stream<ImportSnippet> staticImports(JShell shell) {
        return shell.imports().filter(ImportSnippet::isStatic);
    }

    private static boolean covers(ImportSnippet i, String member) {
        String last = i.fullname().substring(i.fullname().lastIndexOf('.') + 1);
        return last.equals("*") || last.equals(member);
    }

    private static Class<?> type(ImportSnippet i) {
        String full = i.fullname();
        try {
            return Class.forName(full.substring(0, full.lastIndexOf('.')), false, Imports.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            // One that was declared here: JShell knows it.
            return void.class;
        }
    }

    private static Stream<String> members(Class<?> type) {
        return Stream.concat(
                Stream.of(type.getMethods())
                        .filter(method -> Modifier.isStatic(method.getModifiers()))
                        .map(method -> method.getName() + "("),
                Stream.of(type.getFields())
                        .filter(field -> Modifier.isStatic(field.getModifiers()))
                        .map(Field::getName));
    }
}
