package io.orthant.shell.kernel;

import io.orthant.shell.tour.Warnings;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.channels.LoopThread;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.Transform;

/** What Jupyter starts: the kernel, with Orthant's warnings written where cells write. */
public final class KernelMain {
    private KernelMain() {}

    /** Serves the connection described by the file that Jupyter names. */
    public static void main(String[] args) throws Exception {
        Warnings.install();
        // The kernel would log its connection file, key included.
        Logger.getLogger("").setLevel(Level.WARNING);
        ConnectionProperties connection =
                Transform.fromJson(Files.readString(Path.of(args[0])), ConnectionProperties.class);
        Channels channels = new Channels(connection);
        connect(channels);
        channels.joinUntilClose();
    }

    /**
     * Opens the channels, without two races of the kernel's own start that left about one of four kernels silent for ever. It
     * listens before it knows who handles messages: reading takes a channel's monitor, so who holds it meanwhile keeps
     * messages waiting. And its threads end at once if they run before whoever starts them has written that they shall:
     * they are replaced by threads of which that is written before.
     */
    private static void connect(Channels channels) throws ReflectiveOperationException, InterruptedException {
        synchronized (read(channels, "shell")) {
            synchronized (read(channels, "control")) {
                channels.connect(MainApp.kernel);
            }
        }
        for (String name : List.of("shell", "control", "heartbeat")) {
            Object channel = read(channels, name);
            LoopThread old = (LoopThread) read(channel, "loopThread");
            old.shutdown();
            old.join();
            LoopThread fresh =
                    new LoopThread(old.getName(), (Long) read(old, "sleep"), (Runnable) read(old, "loopBody"));
            field(fresh, "running").setBoolean(fresh, true);
            field(channel, "loopThread").set(channel, fresh);
            fresh.start();
        }
    }

    private static Object read(Object owner, String name) throws ReflectiveOperationException {
        return field(owner, name).get(owner);
    }

    private static Field field(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
