package io.orthant;

import io.orthant.error.ValueException;
import io.orthant.internal.exec.RunFold;

/**
 * How long a run of floats is summed pairwise at once. NumPy 2.3 and later take the whole run, and so does Orthant;
 * older versions took blocks of {@link #OLD_NUMPY} and added the blocks in order, which changes the last digits of long
 * sums, means and deviations. A setting reproduces those for what runs inside it:
 *
 * {@snippet :
 * SumBlocks.of(SumBlocks.OLD_NUMPY).run(() -> print(x.mean()));
 * }
 */
public final class SumBlocks {
    /** The block of NumPy before 2.3: its default buffer size in elements. */
    public static final int OLD_NUMPY = RunFold.BUFFER;

    private final int length;

    private SumBlocks(int length) {
        this.length = length;
    }

    /**
     * Blocks of this many elements.
     *
     * @throws ValueException unless it is a positive multiple of 16, as {@code numpy.setbufsize} wants it
     */
    public static SumBlocks of(int length) {
        if (length <= 0 || length % 16 != 0) {
            throw new ValueException("sum blocks: length " + length + " is not a positive multiple of 16");
        }
        return new SumBlocks(length);
    }

    /** Runs something under this setting. */
    public void run(Runnable body) {
        ScopedValue.where(RunFold.BLOCK, length).run(body);
    }

    /** Runs something under this setting and gives its value. */
    public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> body) throws X {
        return ScopedValue.where(RunFold.BLOCK, length).call(body);
    }
}
