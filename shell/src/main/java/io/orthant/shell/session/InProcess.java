package io.orthant.shell.session;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * Runs snippets on the thread that evaluates them and keeps what they give or throw: objects, where JShell itself hands on
 * their texts only. A JVM of their own, JShell's default, would have to be started and could not hand over objects.
 */
final class InProcess extends DirectExecutionControl {
    private final Weaver weaver = new Weaver();
    private final ClassLoader loader;
    private final List<String> loaded = new ArrayList<>();
    private @Nullable Thread running;
    private boolean evaluating;
    private boolean pending;
    private boolean stopped;
    private long nanos;
    private @Nullable Object value;
    private @Nullable Throwable thrown;

    InProcess() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        super();
        // JShell's own way to hand over the loader of its classes.
        loader = thread.getContextClassLoader();
        thread.setContextClassLoader(before);
    }

    /** What loads the snippets' classes. */
    ClassLoader loader() {
        return loader;
    }

    /** For {@code JShell.Builder.executionEngine}. */
    ExecutionControlProvider provider() {
        return new ExecutionControlProvider() {
            @Override
            public String name() {
                return "orthant";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
                return InProcess.this;
            }
        };
    }

    /** What the last snippet returned. */
    @Nullable
    Object value() {
        return value;
    }

    /** What the last snippet threw. */
    @Nullable
    Throwable thrown() {
        return thrown;
    }

    /** Whether {@link #stop} ended the last snippet. */
    synchronized boolean stopped() {
        return stopped;
    }

    /** How long the last snippet ran. */
    long nanos() {
        return nanos;
    }

    /** From now on a text is evaluated, or no more: what would stop a snippet before it runs is kept until then. */
    synchronized void evaluating(boolean now) {
        evaluating = now;
        pending = false;
    }

    /** Whether {@link #stop} came when no snippet was running, as while one was compiled; asked once. */
    synchronized boolean pending() {
        boolean was = pending;
        pending = false;
        return was;
    }

    /** Forgets the last snippet's value and exception. */
    synchronized void clear() {
        value = null;
        thrown = null;
        stopped = false;
        nanos = 0;
    }

    @Override
    public void load(ClassBytecodes[] classes)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        ClassBytecodes[] woven = new ClassBytecodes[classes.length];
        for (int i = 0; i < classes.length; i++) {
            loaded.add(classes[i].name());
            woven[i] = new ClassBytecodes(classes[i].name(), weaver.weave(classes[i].name(), classes[i].bytecodes()));
        }
        super.load(woven);
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        if (!begin()) {
            throw new StoppedException();
        }
        long start = System.nanoTime();
        try {
            value = snippet.invoke(null);
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
            if (stopped()) {
                throw new StoppedException();
            }
            throw e;
        } finally {
            nanos = System.nanoTime() - start;
            end();
        }
        return "";
    }

    private synchronized boolean begin() {
        if (pending()) {
            stopped = true;
            return false;
        }
        running = Thread.currentThread();
        return true;
    }

    private synchronized void end() {
        running = null;
        Thread.interrupted();
        Checkpoint.open();
    }

    @Override
    public String varValue(String className, String name) throws InternalException {
        try {
            Field field = findClass(className).getDeclaredField(name);
            field.setAccessible(true);
            value = field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new InternalException(e.toString());
        }
        return "";
    }

    /** Lets go of all that variables hold, which JShell itself would do only when it is unreachable. */
    void forget() {
        clear();
        for (String name : loaded) {
            try {
                for (Field field : findClass(name).getDeclaredFields()) {
                    int modifiers = field.getModifiers();
                    if (Modifier.isStatic(modifiers)
                            && !Modifier.isFinal(modifiers)
                            && !field.getType().isPrimitive()) {
                        field.setAccessible(true);
                        field.set(null, null);
                    }
                }
            } catch (ReflectiveOperationException | LinkageError e) {
                // a class that was never made holds nothing
            }
        }
    }

    /** Ends the running snippet at its next checkpoint, and what it waits for at once; one that is still compiled is not run. */
    @Override
    public synchronized void stop() {
        Thread thread = running;
        if (thread != null) {
            stopped = true;
            Checkpoint.close();
            thread.interrupt();
        } else {
            pending = evaluating;
        }
    }
}
