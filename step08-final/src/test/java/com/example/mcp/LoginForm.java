package com.example.mcp;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A browser without a screen, in which a user logs in at Keycloak and agrees to what a client asks for.
 *
 * <p>It keeps its cookies itself: Keycloak marks them Secure, and unlike a browser
 * {@code java.net.CookieManager} does not send those to http://localhost.
 */
final class LoginForm {

    /** The code challenge (RFC 7636 appendix B) of {@link #VERIFIER}. */
    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]*)\"");
    private static final Pattern CODE = Pattern.compile("name=\"code\" value=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new HashMap<>();
    private boolean askedForConsent;

    /** Opens an address, fills in the pages that come, and returns the query that the client gets. */
    Map<String, String> authorize(URI address, String redirectUri, String user, String password) {
        HttpResponse<String> page = get(address);
        for (int pages = 0; pages < 10; pages++) {
            String location = page.headers().firstValue("Location").orElse("");
            if (location.startsWith(redirectUri)) {
                return query(URI.create(location));
            }
            page = location.isEmpty() ? fillIn(page, user, password) : get(page.uri().resolve(location));
        }
        throw new AssertionError("no way through the pages of Keycloak: " + page.body());
    }

    /** Whether the user was shown what the client asks for. */
    boolean askedForConsent() {
        return askedForConsent;
    }

    /** The address of an endpoint of the realm, with a query. */
    static URI endpoint(String name, String... query) {
        return URI.create(Keycloaks.issuer() + "/protocol/openid-connect/" + name + "?" + form(query));
    }

    HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address));
    }

    HttpResponse<String> post(URI address, String... fields) {
        return send(HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(form(fields)))
                .header("Content-Type", "application/x-www-form-urlencoded"));
    }

    private HttpResponse<String> fillIn(HttpResponse<String> page, String user, String password) {
        String body = page.body();
        Matcher action = ACTION.matcher(body);
        if (page.statusCode() != 200 || !action.find()) {
            throw new AssertionError("no form in " + page + ": " + body);
        }
        URI target = page.uri().resolve(action.group(1).replace("&amp;", "&"));
        if (body.contains("name=\"password\"")) {
            return post(target, "username", user, "password", password, "credentialId", "");
        }
        Matcher code = CODE.matcher(body);
        if (!code.find()) {
            throw new AssertionError("an unexpected form: " + body);
        }
        askedForConsent = true;
        return post(target, "code", code.group(1), "accept", "Yes");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        List<String> pairs = new ArrayList<>();
        cookies.forEach((name, value) -> pairs.add(name + "=" + value));
        if (!pairs.isEmpty()) {
            request.header("Cookie", String.join("; ", pairs));
        }
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
            for (String header : response.headers().allValues("Set-Cookie")) {
                HttpCookie cookie = HttpCookie.parse(header).getFirst();
                cookies.put(cookie.getName(), cookie.getValue());
            }
            return response;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("No answer from Keycloak", e);
        }
    }

    private static String form(String... fields) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return String.join("&", pairs);
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> query = new HashMap<>();
        for (String pair : address.getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }
}
