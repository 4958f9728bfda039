package com.example.mcp.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Collects what the search in the browser looks through: each section of a text, and each file. */
final class Search {

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N}]{2,}");

    /**
     * A place that can be found.
     *
     * @param href  where it is
     * @param title what its page is called
     * @param place the heading, or the path of a file
     * @param text  its words
     * @param code  whether it is a file, whose words are names and no sentences
     */
    private record Place(String href, String title, String place, String text, boolean code) { }

    private final List<Place> places = new ArrayList<>();

    void add(Glossary glossary) {
        for (Term term : glossary.terms()) {
            places.add(new Place("glossary.html#" + term.id(), "Glossary", plain(term.title()),
                    plain(term.definition()), false));
        }
    }

    private static String plain(String html) {
        return Markdown.text(Markdown.parse(html));
    }

    void add(Book.Entry entry, Article article) {
        for (Section section : article.sections()) {
            boolean words = !section.text().isEmpty() || section.level() > 1;
            // The words of the glossary are places of their own.
            if (words && !entry.file().equals(Glossary.FILE)) {
                String href = entry.page() + (section.level() > 1 ? "#" + section.id() : "");
                places.add(new Place(href, article.title(), section.level() > 1 ? section.title() : "",
                        section.text(), false));
            }
        }
    }

    /** A file is found by the words that it has and its version of the step before has not. */
    void add(Project project, String file) {
        String before = "";
        for (Step step : project.steps()) {
            if (file.startsWith(step.folder() + "/")) {
                before = project.read(step.before() + file.substring(step.folder().length()));
            }
        }
        Set<String> words = words(project.read(file));
        words.removeAll(words(before));
        if (!words.isEmpty()) {
            places.add(new Place(Links.codePage(file), file.substring(file.lastIndexOf('/') + 1),
                    file.substring(0, file.lastIndexOf('/') + 1), String.join(" ", words), true));
        }
    }

    /** A script and not a document, since a page that is opened as a file may not read one. */
    String script() {
        return "window.places = " + JsonMapper.shared().writeValueAsString(places) + ";\n";
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
