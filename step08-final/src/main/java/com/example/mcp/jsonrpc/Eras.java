package com.example.mcp.jsonrpc;

import com.example.mcp.jsonrpc.Message.Request;
import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Decides for each request alone which era it belongs to, so one endpoint serves all revisions at once.
 *
 * <p>The version that the body claims in {@code _meta} decides; headers only have to agree with it. Versions
 * are looked up and not compared by order: any text may come in a header.
 */
public final class Eras {

    private static final String VERSION = "io.modelcontextprotocol/protocolVersion";
    private static final String CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";

    private Eras() {
    }

    /**
     * The era of a request.
     *
     * @throws JsonRpcException with status 400 if it claims an unknown version, or contradicts itself
     */
    public static Era of(Request request, Headers headers) {
        String header = single(headers, "MCP-Protocol-Version");
        JsonNode claim = request.params().path("_meta").path(VERSION);
        return claim.isMissingNode()
                ? unclaimed(request, header)
                : claimed(request, claim, header, headers);
    }

    /** Whether a notification with these headers belongs to a version that this server speaks. */
    public static boolean accepts(Headers headers) {
        String header = single(headers, "MCP-Protocol-Version");
        return header == null || ProtocolVersion.SUPPORTED.contains(header);
    }

    private static Era unclaimed(Request request, String header) {
        boolean initialize = request.method().equals("initialize");
        if (ProtocolVersion.STATELESS.equals(header)) {
            throw initialize
                    ? JsonRpcException.headerMismatch("initialize is not a method of " + header + ".")
                    : incomplete();
        }
        // Clients may send any other revision with initialize: it is what they begin to negotiate with.
        if (header == null || initialize || ProtocolVersion.HANDSHAKE.contains(header)) {
            return new HandshakeEra();
        }
        throw JsonRpcException.unsupportedVersion(header);
    }

    private static Era claimed(Request request, JsonNode claim, String header, Headers headers) {
        String version = claim.stringValue("");
        boolean handshake = ProtocolVersion.HANDSHAKE.contains(version);
        boolean complete = request.params().path("_meta").path(CAPABILITIES).isObject();
        if (!claim.isString() || !handshake && !complete) {
            throw incomplete();
        }
        if (header != null && !header.equals(version)) {
            throw JsonRpcException.headerMismatch("MCP-Protocol-Version is not the version of the body.");
        }
        if (handshake) {
            return new HandshakeEra();
        }
        if (!version.equals(ProtocolVersion.STATELESS)) {
            throw JsonRpcException.unsupportedVersion(version);
        }
        checkMirrors(request, header, headers);
        return new StatelessEra();
    }

    /** Gateways route by these headers, so they must say what the body says. */
    private static void checkMirrors(Request request, String version, Headers headers) {
        if (version == null) {
            throw JsonRpcException.headerMismatch("The header MCP-Protocol-Version is missing.");
        }
        if (!request.method().equals(single(headers, "Mcp-Method"))) {
            throw JsonRpcException.headerMismatch("The header Mcp-Method must be the method of the body.");
        }
        String member = switch (request.method()) {
            case "tools/call", "prompts/get" -> "name";
            case "resources/read" -> "uri";
            default -> null;
        };
        String named = decoded(single(headers, "Mcp-Name"));
        if (member != null && (named == null
                || !named.equals(request.params().path(member).stringValue(null)))) {
            throw JsonRpcException.headerMismatch("Mcp-Name is not the " + member + " of the body.");
        }
    }

    /** What does not fit into a header comes as Base64 of its UTF-8, between markers. */
    private static String decoded(String value) {
        if (value != null && !value.matches("[ -~]*")) {
            throw JsonRpcException.headerMismatch("The header Mcp-Name must be plain ASCII, or Base64.");
        }
        if (value == null || !value.startsWith("=?base64?") || !value.endsWith("?=") || value.length() < 11) {
            return value;
        }
        String encoded = value.substring(9, value.length() - 2);
        try {
            String text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            // Back again: the decoders pass over missing padding, spare bits and bytes that are not UTF-8.
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (Base64.getEncoder().encodeToString(bytes).equals(encoded)) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the same refusal.
        }
        throw JsonRpcException.headerMismatch("The header Mcp-Name is not the Base64 of a text in UTF-8.");
    }

    private static JsonRpcException incomplete() {
        return JsonRpcException.incompleteMeta(
                "The parameters need _meta with " + VERSION + " and " + CAPABILITIES + ".");
    }

    private static String single(Headers headers, String name) {
        List<String> values = headers.get(name);
        if (values != null && values.size() > 1) {
            throw JsonRpcException.headerMismatch("The header " + name + " is repeated.");
        }
        return values == null ? null : values.getFirst();
    }
}
