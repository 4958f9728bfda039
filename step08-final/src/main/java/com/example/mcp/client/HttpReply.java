package com.example.mcp.client;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/**
 * The answer to one HTTP request.
 *
 * @param purpose what was asked, in a word
 * @param method the HTTP method of the request
 * @param url the URL of the request without its query
 * @param status the status of the answer
 * @param headers the headers of the answer
 * @param body the body of the answer; of an event stream the one message that was waited for, or nothing
 */
public record HttpReply(String purpose, String method, String url, int status, HttpHeaders headers,
        String body) {

    /** The body, if it is a JSON object; otherwise a missing node. */
    public JsonNode json() {
        return Json.object(body);
    }

    /** Whether this is the document that was asked for: some servers answer 200 with a page of HTML. */
    boolean isDocument() {
        return status == 200 && json().isObject();
    }

    /** Whether the server says nothing about the request, only that it should come again. */
    boolean isNotNow() {
        return status == 408 || status == 429 || status >= 500;
    }

    /** Tells the answer in a sentence; of the body only the error code is told (RFC 6749 §5.2). */
    ClientException failure() {
        return new ClientException(sentence());
    }

    String sentence() {
        String answered = url + " answered " + status + ": ";
        if (isNotNow()) {
            return answered + "not now" + retryAfter() + ".";
        }
        return answered + Json.text(json(), "error").orElse("nothing that can be used") + ".";
    }

    /** How long to wait, in the words of the server: seconds or a date (RFC 9110 §10.2.3). */
    String retryAfter() {
        return headers.firstValue("Retry-After").map(when -> " (Retry-After: " + when + ")").orElse("");
    }

    /** Leaves out headers and body: they carry tokens, and this text is what gets into logs. */
    @Override
    public String toString() {
        return purpose + ": " + method + " " + url + " " + status;
    }
}
