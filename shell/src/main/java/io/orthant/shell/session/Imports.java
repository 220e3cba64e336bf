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
        return shell.imports().filter(ImportSnippet::isStatic).flatMap(i -> {
            String full = i.fullname();
            int dot = full.lastIndexOf('.');
            String member = full.substring(dot + 1);
            return members(full.substring(0, dot)).filter(name -> member.equals("*") || name.startsWith(member));
        });
    }

    private static Stream<String> members(String className) {
        try {
            Class<?> type = Class.forName(className, false, Imports.class.getClassLoader());
            return Stream.concat(
                    Stream.of(type.getMethods())
                            .filter(method -> Modifier.isStatic(method.getModifiers()))
                            .map(method -> method.getName() + "("),
                    Stream.of(type.getFields())
                            .filter(field -> Modifier.isStatic(field.getModifiers()))
                            .map(Field::getName));
        } catch (ClassNotFoundException e) {
            return Stream.empty();
        }
    }
}
