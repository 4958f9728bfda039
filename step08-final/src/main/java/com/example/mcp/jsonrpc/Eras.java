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

    private static final String BEGIN = "=?base64?";
    private static final String END = "?=";

    private final Era handshake;
    private final Era stateless;

    /** Both eras, with these methods. */
    public Eras(McpMethods methods) {
        handshake = new HandshakeEra(methods);
        stateless = new StatelessEra(methods);
    }

    /**
     * The era of a request.
     *
     * @throws JsonRpcException with status 400 if it claims an unknown version, or contradicts itself
     */
    public Era of(Request request, Headers headers) {
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

    /** The era of a request whose body claims no version: its method and its header decide. */
    private Era unclaimed(Request request, String header) {
        boolean initialize = request.method().equals("initialize");
        if (ProtocolVersion.STATELESS.equals(header)) {
            throw initialize
                    ? JsonRpcException.headerMismatch("initialize is not a method of " + header + ".")
                    : incomplete();
        }
        // Clients may send any other revision with initialize: it is what they begin to negotiate with.
        if (header == null || initialize || ProtocolVersion.HANDSHAKE.contains(header)) {
            return handshake;
        }
        throw JsonRpcException.unsupportedVersion(header);
    }

    /** The era of a request whose body claims a version, which its headers must not contradict. */
    private Era claimed(Request request, JsonNode claim, String header, Headers headers) {
        String version = claim.stringValue("");
        boolean isHandshake = ProtocolVersion.HANDSHAKE.contains(version);
        boolean complete = request.params().path("_meta").path(CAPABILITIES).isObject();
        if (!claim.isString() || !isHandshake && !complete) {
            throw incomplete();
        }
        if (header != null && !header.equals(version)) {
            throw JsonRpcException.headerMismatch("MCP-Protocol-Version is not the version of the body.");
        }
        if (isHandshake) {
            return handshake;
        }
        if (!version.equals(ProtocolVersion.STATELESS)) {
            throw JsonRpcException.unsupportedVersion(version);
        }
        checkMirrors(request, header, headers);
        return stateless;
    }

    /** Checks that the mirrored headers say what the body says, because gateways route by them. */
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
        if (member != null
                && !isMirror(single(headers, "Mcp-Name"), request.params().path(member).stringValue(null))) {
            throw JsonRpcException.headerMismatch("Mcp-Name is not the " + member + " of the body.");
        }
    }

    /**
     * Whether a header says a name: as it is, or as Base64 of its UTF-8 between markers.
     *
     * <p>The name is encoded, and the header is not decoded. So a name has one encoded form, and what Java's
     * decoder passes over, such as missing padding, is refused. That is our choice (RFC 4648 §3.5).
     */
    private static boolean isMirror(String header, String name) {
        if (header == null || name == null) {
            return false;
        }
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return header.equals(BEGIN + Base64.getEncoder().encodeToString(utf8) + END)
                || header.equals(name) && isPlain(name);
    }

    /** Whether a name goes into a header as it is: printable ASCII that does not look encoded itself. */
    private static boolean isPlain(String name) {
        boolean marked = name.startsWith(BEGIN) && name.endsWith(END)
                && name.length() >= BEGIN.length() + END.length();
        return !marked && name.chars().allMatch(c -> c >= ' ' && c <= '~');
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
