package com.example.mcp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("8.1")
class AuthenticationChallengeTest {

    private static List<String> schemes(String... headers) {
        return AuthenticationChallenge.parse(List.of(headers)).stream()
                .map(AuthenticationChallenge::scheme).toList();
    }

    private static Map<String, String> parameters(String header) {
        List<AuthenticationChallenge> challenges = AuthenticationChallenge.parse(List.of(header));
        assertEquals(1, challenges.size(), challenges::toString);
        return challenges.getFirst().parameters();
    }

    private static BearerChallenge bearer(String... headers) {
        HttpHeaders all = HttpHeaders.of(Map.of("WWW-Authenticate", List.of(headers)), (name, value) -> true);
        return BearerChallenge.in(new HttpReply("", "", "", 401, all, ""));
    }

    @Test
    void parameters_are_read_quoted_or_not_and_in_any_order() {
        assertEquals(Map.of("error", "insufficient_scope", "scope", "mcp:read  mcp:tools",
                        "resource_metadata", "http://a/b"),
                parameters("Bearer error=insufficient_scope, scope=\"mcp:read  mcp:tools\""
                        + ",resource_metadata=\"http://a/b\""));
    }

    @Test
    void schemes_and_names_are_compared_without_case() {
        BearerChallenge challenge = bearer("bEARER Resource_Metadata=\"http://a/b\", SCOPE=x, Error=y");
        assertEquals(Optional.of("http://a/b"), challenge.resourceMetadata());
        assertEquals(Set.of("x"), challenge.scopes());
        assertEquals(Optional.of("y"), challenge.error());
    }

    @Test
    void one_header_may_hold_several_challenges() {
        String header = "Basic realm=\"x\", DPoP algs=\"ES256\", scope=\"other\", Bearer scope=\"mcp:read\"";
        assertEquals(List.of("Basic", "DPoP", "Bearer"), schemes(header));
        assertEquals(Set.of("mcp:read"), bearer(header).scopes());
    }

    @Test
    void each_challenge_may_have_a_header_of_its_own() {
        assertEquals(List.of("Basic", "Bearer"), schemes("Basic realm=\"x\"", "Bearer scope=\"mcp:read\""));
        assertEquals(Set.of("mcp:read"),
                bearer("Basic realm=\"x\"", "Bearer scope=\"mcp:read\"").scopes());
    }

    @Test
    void two_headers_mean_the_same_as_one_with_a_comma() {
        assertEquals(Set.of("mcp:read"), bearer("Bearer realm=\"x\"", "scope=\"mcp:read\"").scopes());
    }

    @Test
    void a_parameter_belongs_to_its_own_challenge() {
        BearerChallenge challenge = bearer("Bearer realm=\"x\", "
                + "DPoP error=\"insufficient_scope\", scope=\"other\", resource_metadata=\"http://evil/\"");
        assertEquals(Set.of(), challenge.scopes());
        assertEquals(Optional.empty(), challenge.error());
        assertEquals(Optional.empty(), challenge.resourceMetadata());
    }

    @Test
    void a_challenge_of_another_scheme_alone_says_nothing_to_us() {
        assertEquals(Optional.empty(), bearer("DPoP scope=\"x\", resource_metadata=\"http://a/\"")
                .resourceMetadata());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Negotiate, Bearer scope=x", "Negotiate YWJj, Bearer scope=x",
        "Negotiate YWJjZA==, Bearer scope=x", "Negotiate scope=, Bearer scope=x",
        "Negotiate a/b+c~d._-= ,Bearer scope=x", "Bearer scope=x, Negotiate scope==",
        ",, Bearer ,, scope=x ,", "\tBearer\tscope \t=\t x\t"})
    void a_token68_or_an_empty_element_does_not_disturb_the_neighbours(String header) {
        assertEquals(Set.of("x"), bearer(header).scopes());
    }

    @Test
    void a_token68_is_neither_a_scheme_nor_a_parameter() {
        assertEquals(List.of("Negotiate", "DPoP"), schemes("Negotiate Bearer, DPoP algs=x"));
        assertEquals(Map.of(), parameters("Negotiate YWJjZA=="));
        assertEquals(Map.of(), parameters("Bearer scope="));
    }

    @Test
    void a_comma_or_a_scheme_inside_quotes_is_text() {
        assertEquals(Map.of("realm", "a, Bearer scope=\"evil\", \\b", "scope", "x"),
                parameters("Bearer realm=\"a, Bearer scope=\\\"evil\\\", \\\\\\b\", scope=x"));
    }

    @Test
    void of_a_parameter_that_stands_twice_the_first_counts() {
        assertEquals(Map.of("scope", "a"), parameters("Bearer scope=a, SCOPE=b"));
    }

    @Test
    void an_empty_value_counts_as_absent() {
        BearerChallenge challenge = bearer("Bearer resource_metadata=\"\", scope=\"\"");
        assertEquals(Optional.empty(), challenge.resourceMetadata());
        assertEquals(Set.of(), challenge.scopes());
    }

    @Test
    void of_several_bearer_challenges_the_one_with_metadata_is_taken() {
        assertEquals(Optional.of("http://a/b"),
                bearer("Bearer realm=\"proxy\"", "Bearer resource_metadata=\"http://a/b\"")
                        .resourceMetadata());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer scope=\"x\" realm=\"y\"", "Bearer realm=\"y\" scope=x",
        "Bearer realm=\"y\", \"junk\", scope=x", "Bearer realm@, scope=x", "Bearer scope=x, realm=\"open"})
    void what_does_not_fit_the_grammar_does_not_hide_the_rest(String header) {
        assertEquals(Set.of("x"), bearer(header).scopes());
    }

    @Test
    void an_unquoted_url_is_read_as_it_is_meant() {
        assertEquals(Map.of("resource_metadata", "https://a.example:1/b?c=d", "error", "x"),
                parameters("Bearer resource_metadata=https://a.example:1/b?c=d, error=x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "=", "\"", "\\", "=\"x\"", "scope=x", "\"Bearer scope=x\""})
    void a_header_without_a_scheme_holds_no_challenge(String header) {
        assertEquals(List.of(), schemes(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a ", "a,", "a=", "a=\"", "a=a ", "a=\"\\\"", "scope=\"\\\\a", " ", "=",
        "\"", "\\", "\"a", "a/", "/", "a b/", "a = ", "a \t", ",", "a=\"b\" ", "é", "Bearer "})
    void a_long_hostile_header_is_read_in_time(String part) {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> bearer("Bearer " + part.repeat(100_000)));
        assertTimeoutPreemptively(Duration.ofSeconds(5),
                () -> bearer("Bearer " + part.repeat(100_000) + " \""));
    }
}
