package com.example.mcp.ladder;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** R10: a step holds what belongs to it, and no secret. */
class NothingUnexpectedTest {

    private static final Pattern EXPECTED = Pattern.compile("README\\.md|pom\\.xml"
            + "|src/(main|test)/java/com/example/mcp/([a-z]+/)?[A-Z]\\w*\\.java"
            + "|src/main/resources/mcp-realm/import-[\\w-]+\\.json|(src/main/resources/)?compose\\.yaml"
            + "|src/test/resources/junit-platform\\.properties");

    /** In the last step alone: what tries it with the official suite and with clients of others. */
    private static final String TRIALS = "src/test/(clients|conformance|node)/.*\\.(java|xml|json|yml|mjs|html)";

    /** In the last step alone: how it is operated, and the proof of it. */
    private static final String OPERATION =
            "Dockerfile|deploy/(nginx\\.conf|first-start\\.sh)|src/test/replicas/(prove|Walk\\.java)";

    private static final List<String> TOP =
            List.of("pom.xml", "README.md", "LICENSE", ".gitignore", ".gitattributes",
            ".editorconfig", ".ci", ".devcontainer", ".mvn", "docs", ".git", "target", "work", ".idea",
            ".vscode");

    /** A whole token, a private key in PEM or JWK, a password in data; not the words that name them. */
    private static final Pattern SECRET = Pattern.compile("eyJ[\\w-]+\\.eyJ[\\w-]+\\.[\\w-]{20,}"
            + "|PRIVATE KEY-----[\"\\s+\\\\rn]*[A-Za-z0-9+/]{40}|\"[dpq]\"\\s*:\\s*\"[\\w-]{40,}\""
            + "|\"(secret|clientSecret|password|secretData)\"\\s*:\\s*\"[^\"$]+\"");

    @Test
    void a_step_has_no_file_of_another_kind() {
        Ladder.eachStep("R10", (step, ladder) -> Ladder.files(step.folder()).forEach(file -> {
            String path = Ladder.slashes(step.folder().relativize(file));
            boolean last = step.equals(Step.all().getLast());
            if (!EXPECTED.matcher(path).matches() && !(last && path.matches(TRIALS + "|" + OPERATION))) {
                ladder.found(file, "not expected in a step; delete it, or name its kind in this check");
            }
        }));
    }

    @Test
    void the_top_folder_has_nothing_of_its_own() {
        Ladder.each("R10", ladder -> {
            for (String name : Ladder.ROOT.toFile().list()) {
                if (!TOP.contains(name) && !name.matches("step0[1-8]-[a-z-]+")) {
                    ladder.found(Ladder.ROOT.resolve(name), "not expected in the top folder; delete it");
                }
            }
        });
    }

    @Test
    void no_file_holds_a_key_a_token_or_a_password_but_those_of_the_documented_users() {
        Ladder.each("R10", ladder -> {
            for (Path file : Ladder.files(Ladder.ROOT)) {
                if (file.toString().matches(".*\\.(java|xml|json|yaml|properties|md|html|sh|conf)|.*/(Dockerfile|prove)")) {
                    Matcher secret = SECRET.matcher(Ladder.read(file));
                    if (secret.find()) {
                        String begin = secret.group().substring(0, Math.min(12, secret.group().length()));
                        ladder.found(file, "a secret, '" + begin + "…'; make it when it is needed");
                    }
                }
            }
        });
    }
}
