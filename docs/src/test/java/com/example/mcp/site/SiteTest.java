package com.example.mcp.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The pages of this checkout: each can be parsed, loads nothing from elsewhere, and has no dead link. */
class SiteTest {

    @TempDir
    private static Path site;

    private static final Map<Path, Document> PAGES = new HashMap<>();

    @BeforeAll
    static void write_and_parse_the_pages() throws Exception {
        Path root = Path.of("").toAbsolutePath();
        Site.write(Files.exists(root.resolve("docs")) ? root : root.getParent(), site);
        try (Stream<Path> files = Files.walk(site)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".html")).toList()) {
                PAGES.put(file, parse(file));
            }
        }
    }

    /** The pages are written as XML, but for a line break that a README may have in HTML's form. */
    private static Document parse(Path file) throws Exception {
        String html = Files.readString(file).replaceFirst("<!DOCTYPE html>", "").replace("<br>", "<br/>");
        try {
            InputSource source = new InputSource(new StringReader(html));
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(source);
        } catch (SAXException e) {
            throw new AssertionError(site.relativize(file) + " is not well-formed: " + e.getMessage(), e);
        }
    }

    @Test
    void each_step_has_its_readme_and_its_diff() {
        for (int step = 1; step <= 8; step++) {
            assertTrue(PAGES.containsKey(site.resolve("step0" + step + ".html")), "README of step " + step);
            Document diff = PAGES.get(site.resolve("step0" + step + "-diff.html"));
            assertTrue(elements(diff, "details").stream().map(each -> each.getAttribute("class"))
                    .anyMatch("file"::equals), "files in the diff of step " + step);
        }
    }

    @Test
    void all_links_lead_to_a_page_and_a_place_in_it() {
        List<String> broken = new ArrayList<>();
        Map<Path, Set<String>> places = new HashMap<>();
        PAGES.forEach((file, page) -> places.put(file, ids(page)));
        PAGES.forEach((file, page) -> elements(page, "a").stream().map(link -> link.getAttribute("href"))
                .filter(href -> !href.isEmpty() && !href.matches("(https?|mailto):.*")).forEach(href -> {
                    String[] parts = href.split("#", 2);
                    Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
                    Set<String> there = places.get(target);
                    if (there == null || parts.length == 2 && !there.contains(parts[1])) {
                        broken.add(site.relativize(file) + " -> " + href);
                    }
                }));
        assertEquals(List.of(), broken);
    }

    @Test
    void what_a_button_or_a_word_opens_is_in_its_page() {
        PAGES.forEach((file, page) -> elements(page, "*").stream()
                .flatMap(each -> Stream.of("popovertarget", "aria-controls").map(each::getAttribute))
                .filter(id -> !id.isEmpty())
                .forEach(id -> assertTrue(ids(page).contains(id), site.relativize(file) + " has no " + id)));
    }

    @Test
    void a_place_has_one_id() {
        PAGES.forEach((file, page) -> assertEquals(allIds(page).size(), ids(page).size(), "ids of " + file));
    }

    @Test
    void what_a_page_loads_is_in_the_site() {
        PAGES.forEach((file, page) -> {
            List<String> loaded = new ArrayList<>();
            elements(page, "link").forEach(link -> loaded.add(link.getAttribute("href")));
            elements(page, "*").stream().filter(each -> each.hasAttribute("src"))
                    .forEach(each -> loaded.add(each.getAttribute("src")));
            loaded.removeIf(name -> name.equals("data:,") || Files.isRegularFile(file.resolveSibling(name)));
            assertEquals(List.of(), loaded, "not in the site, loaded by " + site.relativize(file));
        });
    }

    @Test
    void the_style_and_the_script_load_nothing() throws IOException {
        for (String name : List.of("site.css", "site.js", "diagrams.js")) {
            String text = Files.readString(site.resolve(name));
            assertFalse(text.matches("(?s).*(https?:|url\\(|@import|import\\(|fetch\\().*"), name);
        }
    }

    private static List<Element> elements(Document page, String tag) {
        NodeList nodes = page.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static List<String> allIds(Document page) {
        return elements(page, "*").stream().map(each -> each.getAttribute("id"))
                .filter(id -> !id.isEmpty()).toList();
    }

    private static Set<String> ids(Document page) {
        return new HashSet<>(allIds(page));
    }
}
