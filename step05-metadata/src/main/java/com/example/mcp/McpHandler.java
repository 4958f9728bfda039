package com.example.mcp;

import com.example.mcp.http.MediaTypes;
import com.example.mcp.http.Replies;
import com.example.mcp.http.Utf8;
import com.example.mcp.jsonrpc.JsonRpc;
import com.example.mcp.jsonrpc.JsonRpcException;
import com.example.mcp.jsonrpc.McpMethods;
import com.example.mcp.jsonrpc.Message.Notification;
import com.example.mcp.jsonrpc.Message.Request;
import com.example.mcp.jsonrpc.ProtocolVersion;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.CharacterCodingException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The MCP endpoint of the Streamable HTTP transport: every message is a POST of its own.
 *
 * <p>There is no stream to open with GET and no session to end with DELETE, so both are 405, which the
 * transport allows.
 */
final class McpHandler implements HttpHandler {

    private static final Logger LOG = System.getLogger("mcp");

    private static final String VERSION = "MCP-Protocol-Version";

    private final McpMethods methods;

    McpHandler(McpMethods methods) {
        this.methods = methods;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            Replies.refuse(exchange, 405, "This endpoint takes POST only.");
        } else if (!MediaTypes.isJson(exchange.getRequestHeaders().get("Content-Type"))) {
            Replies.refuse(exchange, 415, "The Content-Type must be application/json.");
        } else {
            post(exchange);
        }
    }

    private void post(HttpExchange exchange) throws IOException {
        try {
            switch (JsonRpc.read(Utf8.decode(exchange.getRequestBody().readAllBytes()))) {
                case Notification notification -> acknowledge(exchange);
                case Request request -> answer(exchange, request);
            }
        } catch (CharacterCodingException e) {
            fail(exchange, MissingNode.getInstance(), JsonRpcException.parseError());
        } catch (JsonRpcException e) {
            fail(exchange, e.id(), e);
        }
    }

    private static void acknowledge(HttpExchange exchange) throws IOException {
        if (ProtocolVersion.accepts(exchange.getRequestHeaders().get(VERSION))) {
            Replies.empty(exchange, 202);
        } else {
            refuseVersion(exchange);
        }
    }

    private void answer(HttpExchange exchange, Request request) throws IOException {
        // Clients may send any revision with initialize: it is what they begin to negotiate with.
        if (!request.method().equals("initialize")
                && !ProtocolVersion.accepts(exchange.getRequestHeaders().get(VERSION))) {
            refuseVersion(exchange);
        } else {
            call(exchange, request);
        }
    }

    private void call(HttpExchange exchange, Request request) throws IOException {
        try {
            Replies.json(exchange, 200, JsonRpc.result(request.id(), methods.call(request)));
        } catch (JsonRpcException e) {
            fail(exchange, request.id(), e);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The method failed.", e);
            fail(exchange, request.id(), JsonRpcException.internalError());
        }
    }

    private static void refuseVersion(HttpExchange exchange) throws IOException {
        Replies.refuse(exchange, 400,
                "The " + VERSION + " must be one of " + ProtocolVersion.SUPPORTED + ".");
    }

    private static void fail(HttpExchange exchange, JsonNode id, JsonRpcException e) throws IOException {
        Replies.json(exchange, e.status(), JsonRpc.error(id, e));
    }
}
