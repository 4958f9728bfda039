package com.example.mcp.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Writes pages that need no server and no network: the READMEs, and the diff of each step. */
public final class Site {

    private static final String MERMAID = "/META-INF/resources/webjars/mermaid/";

    private final Project project;
    private final Path out;

    private Site(Project project, Path out) {
        this.project = project;
        this.out = out;
    }

    /** Takes the folder of the project and the one to write into. */
    public static void main(String[] args) throws IOException {
        Path out = Path.of(args[1]).toAbsolutePath().normalize();
        write(Path.of(args[0]), out);
        System.out.println("The pages begin at " + out.resolve("index.html"));
    }

    static void write(Path root, Path out) throws IOException {
        new Site(new Project(root.toAbsolutePath().normalize()), out).write();
    }

    private void write() throws IOException {
        Map<Step, Lesson> lessons = new HashMap<>();
        for (Step step : project.steps()) {
            lessons.put(step, Lesson.of(project, step));
        }
        Links links = new Links(project, lessons);
        Articles articles = new Articles(project, links);
        Book book = Book.of(project, links, articles);
        Pages pages = new Pages(lessons, book, new Layout(book));
        Search search = new Search();
        search.add(articles.glossary());
        for (Book.Entry entry : book.entries()) {
            Article article = articles.of(entry.file(), entry.teaches());
            search.add(entry, article);
            page(entry.page(), pages.html(entry, article));
        }
        for (Step step : project.steps()) {
            page(step.diffPage(), new DiffPage(project, book, lessons.get(step), links).html());
        }
        // Last: only now is it known which files the other pages point to.
        for (String file : links.files()) {
            search.add(project, file);
            page(Links.codePage(file), new CodePage(project, book, links, file).html());
        }
        for (String file : links.pictures()) {
            Path picture = out.resolve("pictures").resolve(file);
            Files.createDirectories(picture.getParent());
            Files.write(picture, project.bytes(file));
        }
        page("search-index.js", search.script());
        copyResources();
    }

    private void page(String name, String text) throws IOException {
        Path file = out.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void copyResources() throws IOException {
        copy("/site/site.css", "site.css");
        copy("/site/site.js", "site.js");
        copy("/site/diagrams.js", "diagrams.js");
        Properties mermaid = new Properties();
        try (InputStream in = resource("/META-INF/maven/org.webjars.npm/mermaid/pom.properties")) {
            mermaid.load(in);
        }
        String folder = MERMAID + mermaid.getProperty("version");
        copy(folder + "/dist/mermaid.min.js", "mermaid.min.js");
        copy(folder + "/LICENSE", "mermaid.LICENSE.txt");
    }

    private void copy(String resource, String name) throws IOException {
        try (InputStream in = resource(resource)) {
            Files.write(out.resolve(name), in.readAllBytes());
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = Site.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("Not on the class path: " + name);
        }
        return in;
    }
}
