package com.example.mcp.site;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/** Knows where in the site a file of the project is shown. */
final class Links {

    /** An attribute of raw HTML that leads somewhere. */
    private static final Pattern REFERENCE = Pattern.compile("\\b(href|src|srcset)=\"([^\"]*)\"");

    private final Project project;
    private final Map<Step, Lesson> lessons;
    private final Set<String> files = new TreeSet<>();
    private final Set<String> pictures = new TreeSet<>();

    Links(Project project, Map<Step, Lesson> lessons) {
        this.project = project;
        this.lessons = lessons;
    }

    /** The page of a Markdown file. */
    String page(String file) {
        return project.steps().stream().filter(step -> file.equals(step.readme())).findFirst().map(Step::page)
                .orElse(file.equals("README.md") ? "index.html"
                        : file.replaceFirst("^docs/", "").replaceFirst("\\.md$", ".html"));
    }

    static String codePage(String file) {
        return "code/" + file + ".html";
    }

    /** The link to the whole of a file, which gets a page of its own. */
    String code(String file) {
        files.add(file);
        return codePage(file);
    }

    /** The link to the place of a file in its step's diff, if it is there. */
    Optional<String> diff(String file) {
        return project.steps().stream().filter(step -> file.startsWith(step.folder() + "/"))
                .filter(step -> lessons.get(step).shows(file.substring(step.folder().length() + 1)))
                .map(step -> step.diffPage() + "#" + file.substring(step.folder().length() + 1)).findFirst();
    }

    /** The files that such links lead to. */
    Set<String> files() {
        return files;
    }

    /** The pictures that pages show. */
    Set<String> pictures() {
        return pictures;
    }

    /** Makes the links and pictures of a file, once, lead to their place in the site. */
    void lead(String file, Node node) {
        for (Link link : Markdown.all(node, Link.class)) {
            link.setDestination(resolve(file, link.getDestination()).orElse(""));
        }
        for (Image image : Markdown.all(node, Image.class)) {
            image.setDestination(picture(file, image.getDestination()));
        }
        Markdown.all(node, HtmlBlock.class).forEach(html -> html.setLiteral(lead(file, html.getLiteral())));
        Markdown.all(node, HtmlInline.class).forEach(html -> html.setLiteral(lead(file, html.getLiteral())));
    }

    private String lead(String file, String html) {
        return REFERENCE.matcher(html).replaceAll(match -> {
            String to = match.group(2);
            String there = match.group(1).equals("href") ? resolve(file, to).orElse("#") : picture(file, to);
            return Matcher.quoteReplacement(match.group(1) + "=\"" + there + "\"");
        });
    }

    /** A picture that is written in a file, where it is in the site; one from elsewhere stays there. */
    private String picture(String file, String written) {
        String path = path(file, written);
        if (!project.isFile(path)) {
            return written;
        }
        pictures.add(path);
        return "pictures/" + path;
    }

    /** The path from the top folder that is written in a file. */
    private static String path(String file, String written) {
        Path target = Path.of("/" + file).resolveSibling(written.replace(':', '_'));
        return target.normalize().toString().replace('\\', '/').replaceFirst("^([A-Z]:)?/", "");
    }

    /** A link that is written in a file as it has to be in the site, or nothing where it leads nowhere. */
    Optional<String> resolve(String file, String link) {
        if (link.matches("([a-zA-Z][a-zA-Z0-9+.-]*:|//|#).*")) {
            return Optional.of(link);
        }
        String fragment = link.contains("#") ? link.substring(link.indexOf('#')) : "";
        String written = link.substring(0, link.length() - fragment.length());
        String path = path(file, written);
        Optional<Step> step = project.steps().stream().filter(
                each -> path.equals(each.folder()) || path.startsWith(each.folder() + "/")).findFirst();
        if (step.isPresent()) {
            return inStep(step.get(), path, fragment);
        } else if (path.equals("README.md") || project.docs().contains(path)) {
            return Optional.of(page(path) + fragment);
        }
        return project.isFile(path) ? Optional.of(code(path) + fragment) : Optional.empty();
    }

    private Optional<String> inStep(Step step, String path, String fragment) {
        if (path.equals(step.folder()) || path.equals(step.readme())) {
            return Optional.of(step.page() + fragment);
        }
        Optional<String> diff = diff(path);
        if (fragment.isEmpty() && diff.isPresent()) {
            return diff;
        }
        return project.isFile(path) ? Optional.of(code(path) + fragment) : Optional.empty();
    }
}
