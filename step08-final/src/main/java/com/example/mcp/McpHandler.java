package com.example.mcp;

import com.example.mcp.auth.Challenge;
import com.example.mcp.auth.Scopes;
import com.example.mcp.auth.TokenPrincipal;
import com.example.mcp.http.MediaTypes;
import com.example.mcp.http.Replies;
import com.example.mcp.http.Utf8;
import com.example.mcp.jsonrpc.Era;
import com.example.mcp.jsonrpc.Eras;
import com.example.mcp.jsonrpc.JsonRpc;
import com.example.mcp.jsonrpc.JsonRpcException;
import com.example.mcp.jsonrpc.Message.Notification;
import com.example.mcp.jsonrpc.Message.Request;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
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

    private final Eras eras;
    private final Challenge challenge;

    McpHandler(Eras eras, Challenge challenge) {
        this.eras = eras;
        this.challenge = challenge;
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
        if (Eras.accepts(exchange.getRequestHeaders())) {
            Replies.empty(exchange, 202);
        } else {
            Replies.refuse(exchange, 400, "The MCP-Protocol-Version is not one of this server.");
        }
    }

    private void answer(HttpExchange exchange, Request request) throws IOException {
        long start = System.nanoTime();
        String outcome = "failed";
        try {
            outcome = authorize(exchange, request, eras.of(request, exchange.getRequestHeaders()));
        } catch (JsonRpcException e) {
            outcome = "error " + e.code();
            fail(exchange, request.id(), e);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The method failed.", e);
            fail(exchange, request.id(), JsonRpcException.internalError());
        } finally {
            AccessLog.write((TokenPrincipal) exchange.getPrincipal(), request, outcome, start);
        }
    }

    private String authorize(HttpExchange exchange, Request request, Era era) throws IOException {
        // The method in the body is the one that runs, so it is the one to ask for.
        Optional<String> missing = Scopes.missing(request.method(), (TokenPrincipal) exchange.getPrincipal());
        if (missing.isPresent()) {
            forbid(exchange, missing.get());
            return "forbidden";
        } else {
            return call(exchange, request, era);
        }
    }

    /** Refused by HTTP, not by a JSON-RPC error: clients look here for what to ask the issuer for. */
    private void forbid(HttpExchange exchange, String scope) throws IOException {
        exchange.getResponseHeaders().set("WWW-Authenticate", challenge.insufficientScope(scope));
        Replies.refuse(exchange, 403, "This operation needs the scope " + scope + ".");
    }

    private static String call(HttpExchange exchange, Request request, Era era) throws IOException {
        JsonNode result = era.answer(request);
        Replies.json(exchange, 200, JsonRpc.result(request.id(), result));
        return result.path("isError").booleanValue(false) ? "tool error" : "ok";
    }

    private static void fail(HttpExchange exchange, JsonNode id, JsonRpcException e) throws IOException {
        Replies.json(exchange, e.status(), JsonRpc.error(id, e));
    }
}
