package com.example.mcp;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.McpHttpClientTransportAuthorizationException;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The client of the official Java SDK; it has no login of its own, so it gets a token, or none. */
final class JavaSdkClient {

    private JavaSdkClient() {
    }

    /** Lists and calls, and returns what it got in one line. */
    static String walk(URI server, String token) {
        try (McpSyncClient client = open(server, token)) {
            String version = client.initialize().protocolVersion();
            String tools = client.listTools().tools().stream().map(tool -> tool.name()).toList().toString();
            var call = CallToolRequest.builder("echo").arguments(Map.of("message", "hi")).build();
            var echo = client.callTool(call);
            String text = ((TextContent) echo.content().getFirst()).text();
            int messages = client.getPrompt(new GetPromptRequest("echo_prompt", Map.of("message", "hi")))
                    .messages().size();
            return version + " " + tools + " " + text + " " + messages;
        }
    }

    /** The status that the server refuses the client with. */
    static int refusal(URI server, String token) {
        try (McpSyncClient client = open(server, token)) {
            client.initialize();
            client.callTool(CallToolRequest.builder("echo").arguments(Map.of("message", "hi")).build());
            return 200;
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof McpHttpClientTransportAuthorizationException refused) {
                    return refused.getResponseInfo().statusCode();
                }
            }
            throw e;
        }
    }

    private static McpSyncClient open(URI server, String token) {
        var transport = HttpClientStreamableHttpTransport.builder(server.resolve("/").toString())
                .endpoint(server.getPath())
                .httpRequestCustomizer((request, method, uri, body, context) -> {
                    if (token != null) {
                        request.header("Authorization", "Bearer " + token);
                    }
                }).build();
        return McpClient.sync(transport).requestTimeout(Duration.ofSeconds(60))
                .initializationTimeout(Duration.ofSeconds(60)).build();
    }
}
