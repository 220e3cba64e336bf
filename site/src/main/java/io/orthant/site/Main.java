package io.orthant.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the site: {@code Main REPOSITORY FOLDER}. Exits with 1 if a page has a dead link or the Javadoc a fault. */
public final class Main {
    private Main() {}

    /** Runs the program. */
    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]).toRealPath();
        Path folder = Path.of(args[1]).toAbsolutePath().normalize();
        Guides guides = new Guides(root, folder);
        guides.write();
        boolean sound = Api.write(root, folder.resolve("api"));
        List<String> faults = Links.faults(folder);
        faults.forEach(fault -> System.err.println("site: " + fault));
        if (!faults.isEmpty() || !sound) {
            System.exit(1);
        }
        System.out.println("site: " + guides.count() + " pages and the Javadoc in " + folder.resolve("index.html"));
    }
}
