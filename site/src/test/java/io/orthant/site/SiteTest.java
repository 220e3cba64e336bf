package io.orthant.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages made of Markdown, and what is said of links that lead nowhere. */
class SiteTest {
    @TempDir
    Path root;

    @BeforeEach
    void repository() throws IOException {
        Files.createDirectories(root.resolve("docs"));
        Files.createDirectories(root.resolve("core/src"));
        Files.writeString(
                root.resolve("README.md"), "# Arrays\n\nSee [the guide](docs/views.md#two-words), [code](core).\n");
        Files.writeString(root.resolve("CONTRIBUTING.md"), "# Contributing\n\n[back](README.md)\n");
        Files.writeString(root.resolve("CHANGELOG.md"), "# Changes\n\n[licence](LICENSE)\n");
        Files.writeString(root.resolve("LICENSE"), "as you like");
        Files.writeString(root.resolve("docs/views.md"), "# Views\n\n## Two words\n\n| a |\n|--:|\n| 1 |\n");
    }

    private List<String> write() throws IOException {
        Path site = root.resolve("site");
        new Guides(root, site).write();
        Files.createDirectories(site.resolve("api"));
        Files.writeString(site.resolve("api/index.html"), "<p>");
        return Links.faults(site);
    }

    private String page(String name) throws IOException {
        return Files.readString(root.resolve("site").resolve(name));
    }

    @Test
    void linksBetweenGuidesLeadToPages() throws IOException {
        assertEquals(List.of(), write());
        assertTrue(page("index.html").contains("<a href=\"views.html#two-words\">the guide</a>"));
        assertTrue(page("index.html").contains(", code."), "a folder is only named");
        assertTrue(page("contributing.html").contains("<a href=\"index.html\">back</a>"));
        assertTrue(page("views.html").contains("<table>"));
        assertTrue(page("views.html").contains("<title>Views · Orthant</title>"));
        assertEquals("as you like", page("files/LICENSE"));
    }

    @Test
    void deadLinksAreFaults() throws IOException {
        Files.writeString(root.resolve("CHANGELOG.md"), "# Changes\n\n[there](docs/views.md#three-words) [x](#y)\n");
        assertEquals(
                List.of("changelog.html: dead link views.html#three-words", "changelog.html: dead link #y"), write());
    }

    @Test
    void linksMustStayOnTheSite() throws IOException {
        Files.writeString(root.resolve("CHANGELOG.md"), "# Changes\n\n<a href=\"../LICENSE\">licence</a>\n");
        assertEquals(List.of("changelog.html: dead link ../LICENSE"), write());
    }

    @Test
    void missingFilesAreNamed() throws IOException {
        Files.writeString(root.resolve("CHANGELOG.md"), "# Changes\n\n[there](docs/missing.md)\n");
        Exception e = assertThrows(IllegalStateException.class, this::write);
        assertEquals("CHANGELOG.md: no file docs/missing.md", e.getMessage());
    }

    @Test
    void thisRepositorysGuidesLeadSomewhere() throws IOException {
        Path repository = Path.of("..").toRealPath();
        Path site = root.resolve("own");
        new Guides(repository, site).write();
        Files.createDirectories(site.resolve("api"));
        Files.writeString(site.resolve("api/index.html"), "<p>");
        assertEquals(List.of(), Links.faults(site));
        assertFalse(Files.readString(site.resolve("numpy.html")).isEmpty());
    }
}
