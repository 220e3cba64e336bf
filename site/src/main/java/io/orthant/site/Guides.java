package io.orthant.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The repository's Markdown as pages. Links between guides become links between pages; a file of the repository that is
 * linked to is put beside them, a folder is only named.
 */
final class Guides {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    /** The guides in the order in which they are offered; others follow by their names. */
    private static final List<String> ORDER = List.of(
            "quickstart",
            "numpy",
            "indexing",
            "views",
            "fusion",
            "stability",
            "files",
            "exchange",
            "plots",
            "shell",
            "notebooks",
            "kotlin",
            "performance",
            "architecture");

    private final Path root;
    private final Path folder;

    /** Sources and their pages. */
    private final Map<String, String> pages;

    private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .attributeProviderFactory(context -> new Anchors())
            .build();

    /**
     * Guides to be written.
     *
     * @param root the repository
     * @param folder the site
     */
    Guides(Path root, Path folder) throws IOException {
        this.root = root;
        this.folder = folder;
        this.pages = pages(root.resolve("docs"));
    }

    private static Map<String, String> pages(Path docs) throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(docs)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .map(name -> name.substring(0, name.length() - 3))
                    .sorted(Comparator.comparingInt(Guides::rank).thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("README.md", "index.html");
        names.forEach(name -> pages.put("docs/" + name + ".md", name + ".html"));
        pages.put("CONTRIBUTING.md", "contributing.html");
        pages.put("CHANGELOG.md", "changelog.html");
        return pages;
    }

    private static int rank(String name) {
        int place = ORDER.indexOf(name);
        return place < 0 ? ORDER.size() : place;
    }

    /** Number of pages. */
    int count() {
        return pages.size();
    }

    /** Writes all pages and what they show. */
    void write() throws IOException {
        Files.createDirectories(folder);
        Map<String, Node> trees = new LinkedHashMap<>();
        Map<String, String> titles = new LinkedHashMap<>();
        for (String source : pages.keySet()) {
            Node tree = parser.parse(Files.readString(root.resolve(source)));
            trees.put(source, tree);
            titles.put(source, source.equals("README.md") ? "Overview" : title(source, tree));
        }
        String frame = resource("page.html");
        Files.writeString(folder.resolve("site.css"), resource("site.css"));
        for (Map.Entry<String, Node> each : trees.entrySet()) {
            String source = each.getKey();
            relink(root.resolve(source), each.getValue());
            Files.writeString(
                    folder.resolve(Objects.requireNonNull(pages.get(source))),
                    frame.replace("{title}", Objects.requireNonNull(titles.get(source)))
                            .replace("{navigation}", navigation(source, titles))
                            .replace("{body}", renderer.render(each.getValue())));
        }
    }

    private String navigation(String here, Map<String, String> titles) {
        StringBuilder items = new StringBuilder();
        pages.forEach((source, page) -> items.append("<li><a href=\"")
                .append(page)
                .append(source.equals(here) ? "\" aria-current=\"page\">" : "\">")
                .append(titles.get(source))
                .append("</a></li>\n"));
        return items.append("<li><a href=\"api/index.html\">API (Javadoc)</a></li>\n")
                .toString();
    }

    private static String title(String source, Node tree) {
        if (tree.getFirstChild() instanceof Heading heading && heading.getLevel() == 1) {
            return text(heading);
        }
        throw new IllegalStateException(source + " does not begin with a heading");
    }

    /** Headings' names for links, as GitHub makes them. */
    private static final class Anchors implements AttributeProvider {
        private final Map<String, Integer> uses = new HashMap<>();

        @Override
        public void setAttributes(Node node, String tag, Map<String, String> attributes) {
            if (node instanceof Heading heading) {
                String name = text(heading)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-');
                int before = uses.merge(name, 1, Integer::sum) - 1;
                attributes.put("id", before == 0 ? name : name + "-" + before);
            }
        }
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }
        });
        return text.toString();
    }

    private void relink(Path source, Node tree) {
        tree.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                String target = target(source, link.getDestination());
                if (target.isEmpty()) {
                    while (link.getFirstChild() != null) {
                        link.insertBefore(link.getFirstChild());
                    }
                    link.unlink();
                } else {
                    link.setDestination(target);
                }
            }

            @Override
            public void visit(Image image) {
                image.setDestination(target(source, image.getDestination()));
            }
        });
    }

    // where a link leads on the site; empty for a folder of the repository
    private String target(Path source, String link) {
        if (link.startsWith("#") || link.matches("[a-z]+:.*")) {
            return link;
        }
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path file = source.resolveSibling(path).normalize();
        String name = root.relativize(file).toString().replace('\\', '/');
        String page = pages.get(name);
        if (page != null) {
            return page + (hash < 0 ? "" : link.substring(hash));
        }
        if (!Files.exists(file)) {
            throw new IllegalStateException(root.relativize(source) + ": no file " + name);
        }
        if (Files.isDirectory(file)) {
            return "";
        }
        try {
            Path copy = folder.resolve("files").resolve(name);
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "files/" + name;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Guides.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
