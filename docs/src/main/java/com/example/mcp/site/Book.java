package com.example.mcp.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the site has to read, in its order: the story, the chapters, then what stands beside them.
 *
 * @param entries its pages, the README of the project first
 */
record Book(List<Entry> entries) {

    private static final String STORY = "docs/story.md";

    /** The pages beside the chapters: for everybody first, then for who looks something up. */
    private static final List<String> BESIDE = List.of("series", "workshop", "clients", "production",
            "troubleshooting", "glossary", "spec-coverage");

    /** Which list of the contents a page is in. */
    enum Part {
        CHAPTERS("Chapters"), PAGES("Pages"), MAINTAINERS("For maintainers");

        private final String title;

        Part(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /**
     * A page of the book.
     *
     * @param step the one whose chapter it is, or null
     */
    record Entry(Part part, String file, String page, String title, Step step) {

        /** Whether it is read from its beginning to its end, and so explains its words. */
        boolean teaches() {
            return step != null || file.equals(STORY);
        }
    }

    static Book of(Project project, Links links, Articles articles) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(Part.CHAPTERS, "README.md", "index.html", "Start here", null));
        List<String> docs = new ArrayList<>(project.docs());
        if (docs.remove(STORY)) {
            entries.add(new Entry(Part.CHAPTERS, STORY, links.page(STORY), articles.title(STORY), null));
        }
        for (Step step : project.steps()) {
            String title = project.isFile(step.readme()) ? articles.title(step.readme()) : step.title();
            entries.add(new Entry(Part.CHAPTERS, step.readme(), step.page(), title, step));
        }
        docs.sort(Comparator.comparing(Book::part).thenComparing(Book::place));
        for (String file : docs) {
            entries.add(new Entry(part(file), file, links.page(file), articles.title(file), null));
        }
        return new Book(entries);
    }

    /** The entry of a chapter. */
    Entry chapter(Step step) {
        return entries.stream().filter(entry -> step.equals(entry.step())).findFirst().orElseThrow();
    }

    /** The entry so many places after one, or before it. */
    Optional<Entry> neighbour(Entry entry, int distance) {
        int place = entries.indexOf(entry) + distance;
        return place < 0 || place >= entries.size() ? Optional.empty() : Optional.of(entries.get(place));
    }

    private static String name(String file) {
        return file.replaceFirst(".*/", "").replaceFirst("\\.md$", "");
    }

    /** Pages about the project itself are written in capitals, as CONTRIBUTING is everywhere. */
    private static Part part(String file) {
        return name(file).equals(name(file).toUpperCase()) ? Part.MAINTAINERS : Part.PAGES;
    }

    private static int place(String file) {
        int place = BESIDE.indexOf(name(file));
        return place < 0 ? BESIDE.size() : place;
    }
}
