package io.orthant.arrow;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.ReferenceManager;

/** Arrow's buffers as segments. */
@SuppressWarnings("restricted") // the sizes are those of the buffers
final class Memory {
    private Memory() {}

    /** A buffer's first bytes, for use while the buffer is known to live. */
    static MemorySegment segment(ArrowBuf buffer, long bytes) {
        buffer.checkBytes(0, bytes);
        return MemorySegment.ofAddress(buffer.memoryAddress()).reinterpret(bytes);
    }

    /** A buffer's first bytes; the buffer's memory is kept until the arena ends. */
    static MemorySegment segment(ArrowBuf buffer, long bytes, Arena arena) {
        buffer.checkBytes(0, bytes);
        ReferenceManager owner = buffer.getReferenceManager();
        owner.retain();
        try {
            return MemorySegment.ofAddress(buffer.memoryAddress()).reinterpret(bytes, arena, memory -> owner.release());
        } catch (RuntimeException e) {
            owner.release();
            throw e;
        }
    }
}
