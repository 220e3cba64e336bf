package io.orthant.site;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Links of pages to files and to places in them. Links to other sites are not followed. */
final class Links {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
    private static final Pattern PLACE = Pattern.compile("(?:id|name)=\"([^\"]*)\"");

    private Links() {}

    /** What is wrong with the links of the pages in a folder, the Javadoc's among them; empty if all lead somewhere. */
    static List<String> faults(Path folder) throws IOException {
        List<Path> pages;
        try (Stream<Path> files = Files.walk(folder)) {
            pages = files.filter(f -> f.toString().endsWith(".html")).sorted().toList();
        }
        Map<Path, Set<String>> places = new HashMap<>();
        List<String> faults = new ArrayList<>();
        for (Path page : pages) {
            Matcher links = LINK.matcher(Files.readString(page));
            while (links.find()) {
                String link = links.group(1).replace("&amp;", "&");
                if (!link.isEmpty()
                        && !link.matches("(?s)[a-zA-Z]+:.*")
                        && !leadsSomewhere(folder, page, link, places)) {
                    faults.add(folder.relativize(page) + ": dead link " + link);
                }
            }
        }
        return faults;
    }

    private static boolean leadsSomewhere(Path folder, Path page, String link, Map<Path, Set<String>> places)
            throws IOException {
        int hash = link.indexOf('#');
        String path = (hash < 0 ? link : link.substring(0, hash)).replaceFirst("\\?.*", "");
        Path file = path.isEmpty() ? page : page.resolveSibling(decoded(path)).normalize();
        if (!file.startsWith(folder.normalize()) || !Files.isRegularFile(file)) {
            return false;
        }
        String place = hash < 0 ? "" : decoded(link.substring(hash + 1));
        if (place.isEmpty() || !file.toString().endsWith(".html")) {
            return true;
        }
        Set<String> known = places.get(file);
        if (known == null) {
            known = new HashSet<>();
            Matcher found = PLACE.matcher(Files.readString(file));
            while (found.find()) {
                known.add(found.group(1).replace("&lt;", "<").replace("&gt;", ">"));
            }
            places.put(file, known);
        }
        return known.contains(place);
    }

    private static String decoded(String part) {
        return URI.create("x:/"
                        + part.replace("[", "%5B")
                                .replace("]", "%5D")
                                .replace("<", "%3C")
                                .replace(">", "%3E"))
                .getPath()
                .substring(1);
    }
}
