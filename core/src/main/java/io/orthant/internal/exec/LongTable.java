package io.orthant.internal.exec;

import org.jspecify.annotations.Nullable;

/**
 * A small map from numbers that never forgets: found without boxing, hashing of objects or locks. Readers see a table
 * that does not change; a writer replaces it.
 */
final class LongTable<V> {
    private record Slots(long[] keys, @Nullable Object[] values, int used) {}

    private volatile Slots slots = new Slots(new long[4], new Object[4], 0);

    /** The value of a key, or null. */
    @SuppressWarnings("unchecked")
    @Nullable
    V get(long key) {
        Slots now = slots;
        int mask = now.keys.length - 1;
        int at = spread(key) & mask;
        Object value;
        while ((value = now.values[at]) != null) {
            if (now.keys[at] == key) {
                return (V) value;
            }
            at = at + 1 & mask;
        }
        return null;
    }

    /** Keeps a value; the first one stays. */
    synchronized void put(long key, V value) {
        if (get(key) != null) {
            return;
        }
        Slots now = slots;
        int capacity = now.keys.length;
        while (2 * (now.used + 1) > capacity) {
            capacity *= 2;
        }
        Slots fresh = new Slots(new long[capacity], new Object[capacity], now.used + 1);
        for (int i = 0; i < now.keys.length; i++) {
            if (now.values[i] != null) {
                place(fresh, now.keys[i], now.values[i]);
            }
        }
        place(fresh, key, value);
        slots = fresh;
    }

    /** How many there are. */
    int size() {
        return slots.used;
    }

    private static void place(Slots slots, long key, @Nullable Object value) {
        int mask = slots.keys.length - 1;
        int at = spread(key) & mask;
        while (slots.values[at] != null) {
            at = at + 1 & mask;
        }
        slots.keys[at] = key;
        slots.values[at] = value;
    }

    private static int spread(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40);
    }
}
