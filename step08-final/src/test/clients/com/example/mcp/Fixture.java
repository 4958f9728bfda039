package com.example.mcp;

import com.example.mcp.jsonrpc.FixtureErrors;
import com.example.mcp.jsonrpc.JsonRpcException;
import com.example.mcp.tools.Arguments;
import com.example.mcp.tools.Prompt;
import com.example.mcp.tools.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool or prompt that the conformance suite calls by name, as {@code fixtures.json} describes it.
 *
 * <p>It may ask the client something first, in rounds. Which round is answered is in the state that the
 * client carries back, with a code that shows whether the client has changed it.
 */
record Fixture(JsonNode json) implements Tool, Prompt {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
    private static final SecretKeySpec KEY =
            new SecretKeySpec(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8), "HmacSHA256");

    /** What a client must be able to do to answer a question. */
    private static final Map<String, String> CAPABILITY = Map.of("elicitation/create", "elicitation",
            "sampling/createMessage", "sampling", "roots/list", "roots");

    /** All fixtures of a kind, {@code tools} or {@code prompts}. */
    static List<Fixture> all(String kind) throws IOException {
        try (InputStream file = Fixture.class.getResourceAsStream("/fixtures.json")) {
            return JSON.readTree(file).path(kind).valueStream().map(Fixture::new).toList();
        }
    }

    @Override
    public JsonNode definition() {
        return json.path("definition");
    }

    @Override
    public JsonNode call(Arguments arguments) {
        return get(arguments);
    }

    @Override
    public JsonNode get(Arguments arguments) {
        JsonNode params = FixtureMethods.params();
        JsonNode capabilities = params.path("_meta").path(CAPABILITIES);
        String needs = json.path("needs").stringValue(null);
        if (needs != null && !capabilities.has(needs)) {
            throw FixtureErrors.missingCapability(needs);
        }
        int round = round(params.path("requestState"));
        if (round < json.path("rounds").size()
                && answered(questions(round, capabilities), params.path("inputResponses"))) {
            round++;
        }
        return round < json.path("rounds").size() ? ask(round, capabilities) : result(params);
    }

    private JsonNode ask(int round, JsonNode capabilities) {
        ObjectNode result = JSON.createObjectNode().put("resultType", "input_required");
        result.set("inputRequests", questions(round, capabilities));
        return result.put("requestState", round + "." + code(round));
    }

    /** The questions of a round that this client can answer. */
    private ObjectNode questions(int round, JsonNode capabilities) {
        ObjectNode questions = JsonNodeFactory.instance.objectNode();
        json.path("rounds").path(round).forEachEntry((name, question) -> {
            if (capabilities.has(CAPABILITY.get(question.path("method").stringValue()))) {
                questions.set(name, question);
            }
        });
        return questions;
    }

    private static boolean answered(ObjectNode questions, JsonNode responses) {
        return questions.propertyNames().stream().allMatch(name -> responses.path(name).isObject());
    }

    /** The result, with the arguments in the places that it has for them. */
    private JsonNode result(JsonNode params) {
        String[] text = {json.path("result").toString()};
        params.path("arguments").forEachEntry((name, value) ->
                text[0] = text[0].replace("{" + name + "}", value.stringValue("")));
        return JSON.readTree(text[0]);
    }

    private static int round(JsonNode state) {
        if (state.isMissingNode()) {
            return 0;
        }
        String[] parts = state.stringValue("").split("[.]", 2);
        if (!parts[0].matches("\\d") || !code(Integer.parseInt(parts[0])).equals(parts[parts.length - 1])) {
            throw JsonRpcException.invalidParams("The requestState is not one of this server.");
        }
        return Integer.parseInt(parts[0]);
    }

    private static String code(int round) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(KEY);
            return Base64.getUrlEncoder().encodeToString(mac.doFinal(new byte[] {(byte) round}));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
