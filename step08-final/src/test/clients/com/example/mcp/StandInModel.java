package com.example.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A language model that wants one thing: to call {@code echo} once, and then to say what came back.
 *
 * <p>It answers in the three dialects that the coding assistants speak, so that they need no account. All
 * that it decides is what a model decides; finding, calling and reading the tool is the client's own.
 */
final class StandInModel implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;

    private StandInModel(HttpServer server) {
        this.server = server;
    }

    static StandInModel open() throws IOException {
        var model = new StandInModel(HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        model.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        model.server.createContext("/", StandInModel::answer);
        model.server.start();
        return model;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (!exchange.getRequestMethod().equals("POST") || path.contains("count")) {
                send(exchange, "application/json", "{\"input_tokens\": 1, \"totalTokens\": 1, \"data\": []}");
                return;
            }
            JsonNode request = JSON.readTree(body);
            boolean called = body.contains("\"tool_result\"") || body.contains("\"function_call_output\"")
                    || body.contains("\"functionResponse\"");
            Optional<String> tool = called ? Optional.empty() : echo(request.path("tools"));
            if (path.endsWith("/messages")) {
                send(exchange, "text/event-stream", messages(tool));
            } else if (path.endsWith("/responses")) {
                send(exchange, "text/event-stream", responses(tool));
            } else {
                boolean stream = path.contains("stream");
                send(exchange, stream ? "text/event-stream" : "application/json",
                        (stream ? "data: " : "") + generated(tool) + "\n\n");
            }
        }
    }

    /** The tool as a client offers it: each puts another word before the name, or a group around it. */
    private static Optional<String> echo(JsonNode tools) {
        return tools.findParents("name").stream().map(tool -> tool.path("name"))
                .filter(name -> name.isString() && name.stringValue().matches("(mcp_+)?(echo_+)?echo"))
                .map(JsonNode::stringValue).reduce((group, name) -> name);
    }

    private static String messages(Optional<String> tool) {
        String block = tool.map(name -> "{\"type\": \"tool_use\", \"id\": \"call_1\", \"name\": \"" + name
                + "\", \"input\": {}}").orElse("{\"type\": \"text\", \"text\": \"\"}");
        String delta = tool.isPresent()
                ? "{\"type\": \"input_json_delta\", \"partial_json\": \"{\\\"message\\\": \\\"hi\\\"}\"}"
                : "{\"type\": \"text_delta\", \"text\": \"done\"}";
        return event("message_start", "\"message\": {\"id\": \"m\", \"type\": \"message\","
                + "\"role\": \"assistant\","
                + "\"model\": \"stand-in\", \"content\": [], \"stop_reason\": null, \"stop_sequence\": null,"
                + "\"usage\": {\"input_tokens\": 1, \"output_tokens\": 1}}")
                + event("content_block_start", "\"index\": 0, \"content_block\": " + block)
                + event("content_block_delta", "\"index\": 0, \"delta\": " + delta)
                + event("content_block_stop", "\"index\": 0")
                + event("message_delta", "\"delta\": {\"stop_reason\": \""
                        + (tool.isPresent() ? "tool_use" : "end_turn")
                        + "\", \"stop_sequence\": null}, \"usage\": {\"output_tokens\": 1}")
                + event("message_stop", "\"x\": 0");
    }

    private static String responses(Optional<String> tool) {
        String item = tool.map(name -> "{\"type\": \"function_call\", \"id\": \"f\", \"call_id\": \"call_1\","
                + "\"namespace\": \"mcp__echo\", \"name\": \"" + name + "\","
                + "\"arguments\": \"{\\\"message\\\": \\\"hi\\\"}\"}")
                .orElse("{\"type\": \"message\", \"id\": \"m\", \"role\": \"assistant\","
                        + "\"content\": [{\"type\": \"output_text\", \"text\": \"done\"}]}");
        return event("response.created", "\"response\": {\"id\": \"r\"}")
                + event("response.output_item.done", "\"output_index\": 0, \"item\": " + item)
                + event("response.completed", "\"response\": {\"id\": \"r\", \"output\": [], \"usage\": {"
                        + "\"input_tokens\": 1, \"output_tokens\": 1, \"total_tokens\": 2}}");
    }

    private static String generated(Optional<String> tool) {
        String part = tool.map(name -> "{\"functionCall\": {\"name\": \"" + name
                + "\", \"args\": {\"message\": \"hi\"}}}").orElse("{\"text\": \"done\"}");
        return "{\"candidates\": [{\"content\": {\"role\": \"model\", \"parts\": [" + part
                + "]}, \"finishReason\": \"STOP\", \"index\": 0}], "
                + "\"usageMetadata\": {\"promptTokenCount\": 1,"
                + "\"candidatesTokenCount\": 1, \"totalTokenCount\": 2}}";
    }

    private static String event(String type, String members) {
        return "event: " + type + "\ndata: {\"type\": \"" + type + "\", " + members + "}\n\n";
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
