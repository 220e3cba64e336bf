package io.orthant.shell.session;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;

/**
 * What snippets' code calls beside what is written in it: a place to stop at in every loop and method, and a stand-in for
 * {@code System.exit}. Public for the generated code only.
 *
 * <p>The places to stop share one call site that does nothing. Compiled code takes that as a constant, so loops run as if it
 * were not there; giving the site something to do makes the JVM throw that code away.
 */
public final class Checkpoint {
    private static final MethodHandle PASS = MethodHandles.empty(MethodType.methodType(void.class));
    private static final MutableCallSite SITE = new MutableCallSite(PASS);
    private static final MethodHandle THROW =
            MethodHandles.foldArguments(MethodHandles.throwException(void.class, Stopped.class), constructor());

    private Checkpoint() {}

    /** Links a place to stop. */
    public static CallSite bootstrap(MethodHandles.Lookup caller, String name, MethodType type) {
        return SITE;
    }

    /** In the place of {@link System#exit}. */
    public static void exit(int status) {
        throw new Exit(status);
    }

    /** In the place of {@link Runtime#exit} and {@link Runtime#halt}. */
    public static void exit(Runtime runtime, int status) {
        throw new Exit(status);
    }

    static void close() {
        set(THROW);
    }

    static void open() {
        if (SITE.getTarget() != PASS) {
            set(PASS);
        }
    }

    private static void set(MethodHandle target) {
        SITE.setTarget(target);
        MutableCallSite.syncAll(new MutableCallSite[] {SITE});
    }

    private static MethodHandle constructor() {
        try {
            return MethodHandles.lookup().findConstructor(Stopped.class, MethodType.methodType(void.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.toString(), e);
        }
    }

    /** An error, so that snippets that catch exceptions do not catch it. */
    static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("interrupted", null, false, false);
        }
    }

    static final class Exit extends Error {
        private static final long serialVersionUID = 1L;

        final int status;

        Exit(int status) {
            super("exit " + status, null, false, false);
            this.status = status;
        }
    }
}
