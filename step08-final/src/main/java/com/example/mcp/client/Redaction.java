package com.example.mcp.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What may be shown of an answer: no token, code or secret, and of an access token what it claims. */
final class Redaction {

    private static final List<String> SECRETS =
            List.of("refresh_token", "id_token", "client_secret", "registration_access_token");

    private Redaction() {
    }

    /** The JSON object of an answer without its secrets; a missing node for any other answer. */
    static JsonNode of(String body) {
        if (!(Http.parse(body) instanceof ObjectNode json)) {
            return Http.JSON.missingNode();
        }
        for (String name : SECRETS) {
            if (json.has(name)) {
                json.put(name, "(not shown)");
            }
        }
        if (json.has("access_token")) {
            json.set("access_token", claims(json.path("access_token").stringValue("")));
        }
        return json;
    }

    /** The middle part alone: without its signature a token is worth nothing. */
    private static JsonNode claims(String token) {
        try {
            byte[] payload = Base64.getUrlDecoder().decode(token.split("[.]")[1]);
            return Http.parse(new String(payload, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Http.JSON.getNodeFactory().stringNode("(not shown)");
        }
    }
}
