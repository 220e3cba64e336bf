package io.orthant.internal.exec;

import io.orthant.internal.parallel.Parallel;
import java.util.function.IntConsumer;

/**
 * The lanes of a row-major array along one axis, some of them at a time as a task.
 *
 * @param count how many lanes there are
 * @param length how many items a lane has
 * @param step slots from one item of a lane to the next
 * @param slots slots of an item
 */
record Rows(int count, int length, int step, int slots) {
    /** Items that are worth a task. */
    private static final int TASK = 1 << 14;

    /** The lanes of a shape along an axis. */
    static Rows along(long[] shape, int axis, int slots) {
        int outer = 1;
        int inner = 1;
        for (int i = 0; i < shape.length; i++) {
            if (i < axis) {
                outer *= (int) shape[i];
            } else if (i > axis) {
                inner *= (int) shape[i];
            }
        }
        return new Rows(outer * inner, (int) shape[axis], inner * slots, slots);
    }

    /** Some lanes. */
    @FunctionalInterface
    interface Lanes {
        /** Gives the first slot of each lane, relative to the array's. */
        void forEach(IntConsumer lane);
    }

    /** What is done with the lanes of one task. */
    @FunctionalInterface
    interface Task {
        void run(Lanes lanes);
    }

    /** Runs tasks which together have all lanes. */
    void forEach(Task task) {
        int inner = step / slots;
        Parallel.ranges(
                count,
                Math.max(1, TASK / length),
                (from, to) -> task.run(lane -> {
                    for (int i = (int) from; i < to; i++) {
                        lane.accept(i / inner * inner * slots * length + i % inner * slots);
                    }
                }));
    }
}
