package com.example.mcp.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The pages of this checkout in a real browser, as wide as a laptop and as a phone.
 *
 * <p>What opens all of them takes a minute, and runs with {@code -Pladder}.
 */
class BrowserTest {

    private static final int LAPTOP = 1280;
    private static final int PHONE = 390;
    private static final int CTRL = 2;

    /** What sticks out of the window to the right, but for what scrolls or is cut off in its own place. */
    private static final String TOO_WIDE = """
            document.documentElement.scrollWidth <= innerWidth ? '' :
                [...document.querySelectorAll('main *')]
                    .filter(each => each.getBoundingClientRect().right > innerWidth).slice(0, 3)
                    .map(each => each.outerHTML.slice(0, 80)).join(' ') || 'something'""";

    /** Pairs of the style's colours whose contrast is below what WCAG asks for text. */
    private static final String FAINT = """
            (style => {
                const light = name => {
                    const value = style.getPropertyValue('--' + name).trim().slice(1);
                    const full = value.length === 3 ? value.replace(/./g, '$&$&') : value;
                    const [r, g, b] = full.match(/../g).map(each => parseInt(each, 16) / 255)
                        .map(each => each <= 0.03928 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                };
                const grounds = { 'page box mark': 'text dim link keyword string number comment name',
                    'page box del ins': 'new changed given moved removed',
                    'del ins del-word ins-word': 'text dim keyword string number comment name' };
                return Object.entries(grounds).flatMap(([backs, fronts]) => backs.split(' ').flatMap(back =>
                    fronts.split(' ').filter(front => {
                        const [low, high] = [light(front), light(back)].sort((a, b) => a - b);
                        return (high + 0.05) / (low + 0.05) < 4.5;
                    }).map(front => front + ' on ' + back)));
            })(getComputedStyle(document.documentElement))""";

    /** Whether, soon, a definition shows up and all of it is in the window. */
    private static final String DEFINITION = """
            new Promise(done => {
                const began = Date.now();
                const timer = setInterval(() => {
                    const box = document.querySelector('.definition:popover-open')?.getBoundingClientRect();
                    const whole = box && box.top >= 0 && box.left >= 0
                        && box.right <= innerWidth && box.bottom <= innerHeight;
                    if (whole || Date.now() > began + 5000) {
                        clearInterval(timer);
                        done(whole);
                    }
                }, 20);
            })""";

    @TempDir
    private static Path folder;

    private static Path site;
    private static Browser browser;

    @BeforeAll
    static void open_a_browser() throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "No Chromium or Chrome is on the PATH, so no page was opened in a"
                + " browser (Debian: apt-get install chromium).");
        site = folder.resolve("site");
        Path root = Path.of("").toAbsolutePath();
        Site.write(Files.exists(root.resolve("docs")) ? root : root.getParent(), site);
        browser = new Browser(program.get(), folder.resolve("profile"));
    }

    @AfterAll
    static void close_the_browser() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    private static List<Path> pages(String pattern) throws IOException {
        try (Stream<Path> files = Files.walk(site)) {
            return files.filter(file -> site.relativize(file).toString().matches(pattern)).sorted().toList();
        }
    }

    @Test
    @Tag("suites")
    void no_page_complains_or_asks_the_network_or_is_wider_than_the_window() throws Exception {
        List<String> found = new ArrayList<>();
        for (Path page : pages(".*\\.html")) {
            browser.look(LAPTOP, false);
            browser.open(page.toUri());
            String wide = browser.evaluate(TOO_WIDE).asString();
            browser.look(PHONE, false);
            String narrow = browser.evaluate(TOO_WIDE).asString();
            Stream.concat(browser.complaints().stream(), Stream.of(wide, narrow))
                    .filter(each -> !each.isEmpty())
                    .forEach(each -> found.add(site.relativize(page) + ": " + each));
        }
        assertEquals(List.of(), found);
    }

    @Test
    @Tag("suites")
    void the_keyboard_and_a_screen_reader_can_use_the_pages() throws Exception {
        String axe = axe();
        List<String> found = new ArrayList<>();
        boolean dark = false;
        for (Path page : pages("[^/]*(?<!-diff)\\.html|step01-diff.html|code/step01[^/]*/pom.xml.html")) {
            dark = !dark;
            browser.look(dark ? PHONE : LAPTOP, dark);
            browser.open(page.toUri());
            browser.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
            browser.evaluate(axe + "; true");
            // A table that compares things may have nothing to say in its corner.
            JsonNode violations = browser.evaluate("""
                    axe.run({ rules: { 'empty-table-header': { enabled: false } } })
                        .then(results => results.violations.map(each => each.id + ' '
                            + each.nodes.slice(0, 3).map(node => node.html.slice(0, 150)).join(' ')))""");
            violations.forEach(each -> found.add(site.relativize(page) + ": " + each.asString()));
        }
        assertEquals(List.of(), found);
    }

    @Test
    void text_is_readable_on_all_its_grounds_in_the_light_and_in_the_dark() throws Exception {
        browser.open(site.resolve("step01.html").toUri());
        for (boolean dark : List.of(false, true)) {
            browser.look(LAPTOP, dark);
            JsonNode faint = browser.evaluate(FAINT);
            assertEquals(0, faint.size(), (dark ? "dark: " : "light: ") + faint);
        }
    }

    private static String axe() throws IOException {
        try (InputStream in = BrowserTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void the_keyboard_and_the_mouse_show_what_a_word_means() throws Exception {
        for (int width : List.of(LAPTOP, PHONE)) {
            browser.look(width, false);
            browser.open(site.resolve("step04.html").toUri());
            browser.evaluate("document.querySelector('a.term').focus()");
            press("Enter", "\r", 0);
            assertTrue(browser.evaluate(DEFINITION).asBoolean(), "after Enter");
            press("Escape", "", 0);
            assertTrue(browser.evaluate("!document.querySelector('.definition:popover-open')"
                    + " && document.activeElement.matches('a.term')").asBoolean(), "after Escape");
            JsonNode word = browser.evaluate(
                    "document.querySelector('a.term').getBoundingClientRect().toJSON()");
            browser.send("Input.dispatchMouseEvent", Map.of("type", "mouseMoved",
                    "x", word.get("x").asDouble() + 5, "y", word.get("y").asDouble() + 5));
            assertTrue(browser.evaluate(DEFINITION).asBoolean(), "under the mouse");
        }
    }

    @Test
    void the_search_finds_a_section_and_goes_there() throws Exception {
        browser.look(PHONE, false);
        browser.open(site.resolve("index.html").toUri());
        press("k", "", CTRL);
        browser.send("Input.insertText", Map.of("text", "DNS rebinding"));
        String found = browser.evaluate("""
                new Promise(done => {
                    const timer = setInterval(() => {
                        const link = document.querySelector('dialog li a');
                        if (link) {
                            clearInterval(timer);
                            done(link.textContent);
                        }
                    }, 20);
                })""").asString();
        assertTrue(found.matches("(?si).*› [^…]*DNS rebinding.*"), found);
        assertEquals(List.of(), browser.complaints());
    }

    private static void press(String key, String text, int modifiers) throws Exception {
        int code = Map.of("Enter", 13, "Escape", 27).getOrDefault(key, 0);
        browser.send("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key, "text", text,
                "windowsVirtualKeyCode", code, "modifiers", modifiers));
        browser.send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key,
                "windowsVirtualKeyCode", code));
    }
}
