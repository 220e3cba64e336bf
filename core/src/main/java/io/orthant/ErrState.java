package io.orthant;

import io.orthant.error.FpCondition;
import io.orthant.internal.exec.FpHandling;
import io.orthant.internal.exec.FpHandling.Mode;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How floating-point conditions are handled. NumPy's default holds outside all scopes: division by zero, overflow and
 * invalid operations warn through the system logger {@code io.orthant}, once per call and condition; underflow is
 * ignored. A setting holds for what runs inside {@link #run} or {@link #call}, on its thread and the threads that a
 * structured task scope forks from it:
 *
 * {@snippet :
 * ErrState.ignore(DIVIDE, INVALID).run(() -> print(log(x)));
 * }
 */
public final class ErrState {
    private final FpHandling handling;

    private ErrState(FpHandling handling) {
        this.handling = handling;
    }

    /** The setting in force. */
    public static ErrState current() {
        return new ErrState(FpHandling.current());
    }

    /** The current setting, but nothing is done on these conditions (on any, if none is named). */
    public static ErrState ignore(FpCondition... conditions) {
        return current().with(Mode.IGNORE, conditions);
    }

    /** The current setting, but these conditions warn. */
    public static ErrState warn(FpCondition... conditions) {
        return current().with(Mode.WARN, conditions);
    }

    /** The current setting, but these conditions throw a {@link io.orthant.error.FloatingPointException}. */
    public static ErrState raise(FpCondition... conditions) {
        return current().with(Mode.RAISE, conditions);
    }

    /** The current setting, but these conditions are handed to a callback with the operation's NumPy name. */
    public static ErrState callback(BiConsumer<String, FpCondition> callback, FpCondition... conditions) {
        ErrState s = current().with(Mode.CALL, conditions);
        return new ErrState(new FpHandling(s.handling.modes(), callback));
    }

    /** This setting, but nothing is done on these conditions (on any, if none is named). */
    public ErrState andIgnore(FpCondition... conditions) {
        return with(Mode.IGNORE, conditions);
    }

    /** This setting, but these conditions warn. */
    public ErrState andWarn(FpCondition... conditions) {
        return with(Mode.WARN, conditions);
    }

    /** This setting, but these conditions throw. */
    public ErrState andRaise(FpCondition... conditions) {
        return with(Mode.RAISE, conditions);
    }

    private ErrState with(Mode mode, FpCondition... conditions) {
        Map<FpCondition, Mode> modes = new EnumMap<>(handling.modes());
        for (FpCondition c : conditions.length == 0 ? FpCondition.values() : conditions) {
            modes.put(c, mode);
        }
        @Nullable BiConsumer<String, FpCondition> callback = handling.callback();
        return new ErrState(new FpHandling(modes, callback));
    }

    /** Runs something under this setting. */
    public void run(Runnable body) {
        ScopedValue.where(FpHandling.SCOPE, handling).run(body);
    }

    /** Runs something under this setting and gives its value. */
    public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> body) throws X {
        return ScopedValue.where(FpHandling.SCOPE, handling).call(body);
    }

    /** Makes this the setting outside all scopes. */
    public void install() {
        FpHandling.setDefault(handling);
    }
}
