package io.orthant.internal.exec;

import io.orthant.op.Op;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The code made so far for elements of one form, so that it need not be looked up by its whole program. */
final class KnownCode {
    private final Map<Op, LongTable<Code>> folds = new ConcurrentHashMap<>();
    private volatile @Nullable Code stored;

    /** The code of a fold; the key holds all that it depends on beside the operation and the elements. */
    Code fold(Op op, long key, Supplier<Code> make) {
        LongTable<Code> known = folds.get(op);
        if (known == null) {
            known = folds.computeIfAbsent(op, o -> new LongTable<>());
        }
        Code code = known.get(key);
        if (code == null) {
            code = make.get();
            known.put(key, code);
        }
        return code;
    }

    /** The code which stores the elements. */
    Code stored(Supplier<Code> make) {
        Code code = stored;
        if (code == null) {
            code = make.get();
            stored = code;
        }
        return code;
    }
}
