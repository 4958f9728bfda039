package com.example.mcp;

import static com.example.mcp.Answers.answer;
import static com.example.mcp.Answers.assertError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("2.3")
class IdTest {

    @RegisterExtension
    final Wire wire = Wire.with();

    @ParameterizedTest
    @ValueSource(strings = {
        "\"a\"", "\"1\"", "\"\"", "\"null\"", "\" a \"", "\"a\\\"b\\\\c\\n\"", "\"\\u0000\""})
    void an_id_that_is_a_string_comes_back_as_it_was(String id) {
        assertEquals(JsonMapper.shared().readTree(id), id(ping(id)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "0", "1", "-1", "2147483648", "9007199254740993", "-9223372036854775808", "18446744073709551617",
        "123456789012345678901234567890"})
    void an_id_that_is_an_integer_comes_back_as_it_was(String id) {
        assertEquals(JsonMapper.shared().readTree(id), id(ping(id)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00fc", "\u65e5\u672c\u8a9e", "\ud83d\ude00", "e\u0301", "\u2028"})
    void an_id_may_have_any_character(String id) {
        assertEquals(id, id(ping("\"" + id + "\"")).stringValue("no string"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud800\"", "\"\\ude00\\ud83d\"", "\"a\\ud83d\""})
    void half_a_surrogate_pair_in_an_id_is_answered(String id) {
        assertTrue(id(ping(id)).isString());
    }

    @Test
    void an_error_carries_the_id_of_its_request() {
        JsonNode answer = assertError(200, -32601, wire.post("""
                {"jsonrpc": "2.0", "id": "a", "method": "no/such/method"}"""));

        assertEquals("a", answer.path("id").stringValue(""));
    }

    @Test
    void the_same_id_may_be_used_again() {
        assertEquals(1, id(ping("1")).intValue(0));
        assertEquals(1, id(ping("1")).intValue(0));
    }

    @Test
    void requests_at_the_same_time_get_their_own_ids() throws Exception {
        List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
        IntStream.range(0, 40).forEach(id -> calls.add(() -> wire.post(ping(String.valueOf(id)))));

        List<Future<HttpResponse<String>>> responses;
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            responses = clients.invokeAll(calls);
        }

        for (int id = 0; id < calls.size(); id++) {
            assertEquals(id, answer(responses.get(id).get()).path("id").intValue(-1));
        }
    }

    private static String ping(String id) {
        return """
                {"jsonrpc": "2.0", "id": %s, "method": "ping"}""".formatted(id);
    }

    private JsonNode id(String request) {
        return answer(wire.post(request)).path("id");
    }
}
