package com.example.mcp;

import static com.example.mcp.Answers.challenge;
import static com.example.mcp.Messages.PING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("4.2")
class ChallengeTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @Test
    void without_a_token_the_answer_is_a_challenge_that_blames_nobody() {
        assertChallenged(wire.post(PING, "Authorization", Wire.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YWxpY2U6c2VjcmV0", "Digest x", "DPoP x.y.z", "Bearerx", "x.y.z",
        "\"Bearer\" x"})
    void another_scheme_is_no_credential_for_this_server(String value) {
        assertChallenged(wire.post(PING, "Authorization", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "Bearer ", "Bearer x.y.z x.y.z", "Bearer Bearer x.y.z",
        "Bearer x.y.z, Bearer x.y.z", "Bearer x.y.z, Basic YTpi"})
    void a_Bearer_credential_that_is_not_exactly_one_token_is_400_invalid_request(String value) {
        assertInvalidRequest(wire.post(PING, "Authorization", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x!", "%20", "x,y", "="})
    void one_word_after_Bearer_is_a_token_and_refused_as_one_whatever_its_characters(String word) {
        wire.assertRefused(word);
    }

    @Test
    void two_Authorization_headers_are_400_invalid_request_even_if_both_are_good() {
        String good = wire.credential()[1];

        assertInvalidRequest(wire.post(PING, "Authorization", good, "Authorization", good));
    }

    @Test
    void a_good_token_beside_another_scheme_is_400_invalid_request() {
        String good = wire.credential()[1];

        assertInvalidRequest(wire.post(PING, "Authorization", "Basic YTpi", "Authorization", good));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer x.y.z"})
    void the_answer_carries_one_challenge_of_quoted_parameters_that_each_occur_once(String value) {
        HttpResponse<String> response = wire.post(PING, "Authorization", value);

        assertEquals(1, response.headers().allValues("WWW-Authenticate").size(), "number of challenges");
        String challenge = challenge(response);
        String parameter = "[a-z_]+=\"[ -~&&[^\"\\\\]]+\"";
        assertTrue(challenge.matches("Bearer " + parameter + "(, " + parameter + ")*"), challenge);
        assertFalse(challenge.matches(".*\\b([a-z_]+=\").*\\b\\1.*"), challenge);
    }

    @Test
    void the_answer_to_a_bad_token_repeats_nothing_of_it() {
        JWTClaimsSet claims = wire.claims().issuer("MARK").audience("MARK").subject("MARK").build();
        String token = TestIssuer.sign(TestIssuer.header().keyID("MARK"), claims);

        assertRepeatsNothing(wire.postAs(token, PING), 401, token);
        assertRepeatsNothing(wire.postAs("MARK", PING), 401, "MARK");
        assertRepeatsNothing(wire.post(PING, "Authorization", "MARK MARK"), 401, "MARK");
        assertRepeatsNothing(wire.post(PING, "Authorization", "Bearer MARK MARK"), 400, "MARK");
    }

    @Test
    void the_answer_to_a_token_with_a_strange_header_repeats_nothing_of_it() {
        String quote = "\\\", resource_metadata=\\\"https://MARK.example/x";
        for (String header : List.of("{\"alg\":\"MARK\"}", "{\"alg\":\"RS512" + quote + "\"}",
                "{\"alg\":\"RS512\\r\\nMARK: x\"}", "{\"alg\":\"RS256\",\"typ\":\"MARK\"}",
                "{\"alg\":\"RS256\",\"jku\":\"::MARK\"}", "{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"MARK\"}}")) {
            String token = Base64URL.encode(header) + ".e30.AAAA";

            assertRepeatsNothing(wire.postAs(token, PING), 401, token);
        }
    }

    @Test
    void a_good_token_gets_no_challenge() {
        HttpResponse<String> without = wire.post(PING, "Authorization", Wire.NONE);
        HttpResponse<String> with = wire.post(PING);

        assertEquals(401, without.statusCode());
        assertEquals(200, with.statusCode(), with.body());
        assertTrue(with.headers().firstValue("WWW-Authenticate").isEmpty(), "a challenge with a success");
    }

    private static void assertChallenged(HttpResponse<String> response) {
        assertEquals(401, response.statusCode(), response.body());
        assertTrue(challenge(response).startsWith("Bearer "), challenge(response));
        assertFalse(challenge(response).contains("error"), challenge(response));
    }

    private static void assertInvalidRequest(HttpResponse<String> response) {
        assertEquals(400, response.statusCode(), response.body());
        assertTrue(challenge(response).startsWith("Bearer "), challenge(response));
        assertTrue(challenge(response).contains("error=\"invalid_request\""), challenge(response));
    }

    private static void assertRepeatsNothing(HttpResponse<String> response, int status, String sent) {
        assertEquals(status, response.statusCode(), response.body());
        String answer = response.headers().map() + response.body();
        assertFalse(answer.contains("MARK"), answer);
        assertFalse(answer.contains(sent), answer);
    }
}
