package com.example.mcp.site;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Knows where in the site a file of the project is shown. */
final class Links {

    private final Project project;
    private final Map<Step, Lesson> lessons;
    private final Set<String> files = new TreeSet<>();

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

    /** The files that such links lead to. */
    Set<String> files() {
        return files;
    }

    /** A link that is written in a file as it has to be in the site, or nothing where it leads nowhere. */
    Optional<String> resolve(String file, String link) {
        if (link.matches("([a-zA-Z][a-zA-Z0-9+.-]*:|//|#).*")) {
            return Optional.of(link);
        }
        String fragment = link.contains("#") ? link.substring(link.indexOf('#')) : "";
        String written = link.substring(0, link.length() - fragment.length());
        Path target = Path.of("/" + file).resolveSibling(written);
        String path = target.normalize().toString().replace('\\', '/').replaceFirst("^([A-Z]:)?/", "");
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
        String within = path.substring(step.folder().length() + 1);
        if (fragment.isEmpty() && lessons.get(step).shows(within)) {
            return Optional.of(step.diffPage() + "#" + within);
        }
        return project.isFile(path) ? Optional.of(code(path) + fragment) : Optional.empty();
    }
}
