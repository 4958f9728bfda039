package com.example.mcp.jsonrpc;

import com.example.mcp.jsonrpc.Message.Request;
import com.example.mcp.tools.Arguments;
import com.example.mcp.tools.InvalidArgumentsException;
import com.example.mcp.tools.Prompt;
import com.example.mcp.tools.ServerFeature;
import com.example.mcp.tools.Tool;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The methods that both eras have.
 *
 * <p>They share no state between requests: the server keeps no session, which the protocol leaves to it.
 */
public class McpMethods {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<Tool> tools;
    private final List<Prompt> prompts;

    /** Offers these tools and prompts, and lists them in this order. */
    public McpMethods(List<Tool> tools, List<Prompt> prompts) {
        this.tools = List.copyOf(tools);
        this.prompts = List.copyOf(prompts);
    }

    /**
     * Calls the method that a request names and returns its result.
     *
     * @throws JsonRpcException if there is no such method, or its parameters are wrong
     */
    public JsonNode call(Request request) {
        JsonNode params = params(request);
        return switch (request.method()) {
            case "tools/list" -> list("tools", tools, params);
            case "tools/call" -> callTool(params);
            case "prompts/list" -> list("prompts", prompts, params);
            case "prompts/get" -> getPrompt(params);
            default -> throw JsonRpcException.methodNotFound(request.method());
        };
    }

    /** The parameters of a request, which are an object where there are any. */
    static JsonNode params(Request request) {
        JsonNode params = request.params().isMissingNode() ? NODES.objectNode() : request.params();
        if (!params.isObject()) {
            throw JsonRpcException.invalidParams("params must be an object.");
        }
        return params;
    }

    /** What it offers, in the words of the protocol. */
    static JsonNode capabilities() {
        ObjectNode capabilities = NODES.objectNode();
        capabilities.putObject("tools");
        capabilities.putObject("prompts");
        return capabilities;
    }

    /** Who this server says it is. */
    static JsonNode serverInfo() {
        return NODES.objectNode().put("name", "echo-mcp-server").put("version", "1.0.0");
    }

    /** Everything fits on one page, so there is no cursor that a client could have got from here. */
    private static JsonNode list(String member, List<? extends ServerFeature> features, JsonNode params) {
        if (params.hasNonNull("cursor")) {
            throw JsonRpcException.invalidParams("The cursor is not one of this server.");
        }
        ObjectNode result = NODES.objectNode();
        ArrayNode definitions = result.putArray(member);
        features.forEach(feature -> definitions.add(feature.definition()));
        return result;
    }

    /** Wrong arguments are a result, not an error: the model that wrote them reads it and can try again. */
    private JsonNode callTool(JsonNode params) {
        Tool tool = find("tool", tools, params);
        try {
            return tool.call(arguments(params));
        } catch (InvalidArgumentsException e) {
            ObjectNode result = NODES.objectNode();
            result.putArray("content").addObject().put("type", "text").put("text", e.getMessage());
            return result.put("isError", true);
        }
    }

    private JsonNode getPrompt(JsonNode params) {
        Prompt prompt = find("prompt", prompts, params);
        try {
            return prompt.get(arguments(params));
        } catch (InvalidArgumentsException e) {
            throw JsonRpcException.invalidParams(e.getMessage());
        }
    }

    private static <T extends ServerFeature> T find(String kind, List<T> features, JsonNode params) {
        if (!params.path("name").isString()) {
            throw JsonRpcException.invalidParams("The parameter name is required and must be a string.");
        }
        String name = params.path("name").stringValue();
        return features.stream().filter(feature -> feature.name().equals(name)).findFirst()
                .orElseThrow(() -> JsonRpcException.invalidParams("Unknown " + kind + ": " + name));
    }

    private static Arguments arguments(JsonNode params) {
        JsonNode arguments = params.path("arguments");
        if (!arguments.isMissingNode() && !arguments.isObject()) {
            throw JsonRpcException.invalidParams("The parameter arguments must be an object.");
        }
        return new Arguments(arguments);
    }
}
