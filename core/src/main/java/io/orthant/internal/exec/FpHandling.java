package io.orthant.internal.exec;

import io.orthant.error.FloatingPointException;
import io.orthant.error.FpCondition;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What happens on a floating-point condition. The setting of a scope is inherited by what runs inside it; outside all
 * scopes the process-wide default holds, at first NumPy's: warn, but ignore underflow.
 *
 * @param modes the mode of each condition
 * @param watched the bits of the conditions which are not ignored
 * @param callback receives the operation's NumPy name and the condition, for {@link Mode#CALL}
 */
public record FpHandling(
        Map<FpCondition, Mode> modes, int watched, @Nullable BiConsumer<String, FpCondition> callback) {
    /** What to do. */
    public enum Mode {
        /** Nothing. */
        IGNORE,
        /** One warning per call and condition, through the system logger {@code io.orthant}. */
        WARN,
        /** Throw a {@link FloatingPointException}. */
        RAISE,
        /** Hand it to the callback. */
        CALL
    }

    /** The setting of the current scope. */
    public static final ScopedValue<FpHandling> SCOPE = ScopedValue.newInstance();

    /** What NumPy's default watches for. */
    static final int DEFAULT_WATCHED =
            FpCondition.DIVIDE.bit() | FpCondition.OVERFLOW.bit() | FpCondition.INVALID.bit();

    /** Looked up at the first warning: that loads a hundred classes. */
    private static final class Warnings {
        static final System.Logger LOGGER = System.getLogger("io.orthant");
    }

    private static volatile FpHandling processDefault = numpyDefault();

    /** These modes. */
    public FpHandling(Map<FpCondition, Mode> modes, @Nullable BiConsumer<String, FpCondition> callback) {
        this(modes, bits(modes), callback);
    }

    /** Warn, but ignore underflow. */
    public static FpHandling numpyDefault() {
        Map<FpCondition, Mode> modes = new EnumMap<>(FpCondition.class);
        for (FpCondition c : FpCondition.values()) {
            modes.put(c, c == FpCondition.UNDERFLOW ? Mode.IGNORE : Mode.WARN);
        }
        return new FpHandling(modes, null);
    }

    /** The setting in force on this thread. */
    public static FpHandling current() {
        return SCOPE.orElse(processDefault);
    }

    /** Changes what holds outside all scopes; the former setting. */
    public static FpHandling setDefault(FpHandling handling) {
        FpHandling former = processDefault;
        processDefault = handling;
        return former;
    }

    private static int bits(Map<FpCondition, Mode> modes) {
        int bits = 0;
        for (FpCondition c : FpCondition.values()) {
            if (modes.getOrDefault(c, Mode.IGNORE) != Mode.IGNORE) {
                bits |= c.bit();
            }
        }
        return bits;
    }

    /** Deals with the conditions that an operation met, in NumPy's order. */
    public void report(String operation, int bits) {
        if (bits == 0) {
            return;
        }
        for (FpCondition c : FpCondition.values()) {
            if ((bits & c.bit()) == 0) {
                continue;
            }
            String message = c.text() + " encountered in " + operation;
            switch (modes.getOrDefault(c, Mode.IGNORE)) {
                case IGNORE -> {}
                case WARN -> Warnings.LOGGER.log(System.Logger.Level.WARNING, "RuntimeWarning: " + message);
                case RAISE -> throw new FloatingPointException(message);
                case CALL -> {
                    if (callback != null) {
                        callback.accept(operation, c);
                    }
                }
            }
        }
    }
}
