// What an application gives to an SDK: a provider that keeps what it is handed, and an ear for the redirect.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

/** With the id of a client that this issuer knows, or without, to register a new one. */
export async function application(clientId, issuer) {
    let answer;
    const listener = createServer((request, response) => {
        response.end('You can close this page.');
        answer?.(new URL(request.url, 'http://127.0.0.1').searchParams);
    }).listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const redirectUrl = `http://127.0.0.1:${listener.address().port}/callback`;
    const kept = { client: clientId && { client_id: clientId, issuer }, logins: [] };
    const provider = {
        redirectUrl,
        clientMetadata: {
            client_name: 'real-clients',
            redirect_uris: [redirectUrl],
            grant_types: ['authorization_code', 'refresh_token'],
            response_types: ['code'],
            token_endpoint_auth_method: 'none',
        },
        clientInformation: () => kept.client,
        saveClientInformation: client => { kept.client = client; },
        tokens: () => kept.tokens,
        saveTokens: tokens => { kept.tokens = tokens; },
        codeVerifier: () => kept.verifier,
        saveCodeVerifier: verifier => { kept.verifier = verifier; },
        state: () => (kept.state = randomUUID()),
        redirectToAuthorization(url) {
            kept.logins.push(url.searchParams.get('scope'));
            kept.redirect = new Promise(resolve => { answer = resolve; });
            console.log(String(url)); // whoever reads this logs a person in
        },
    };
    /** The parameters of the redirect that ends the login. */
    async function redirected() {
        const parameters = await kept.redirect;
        if (parameters.get('state') !== kept.state) {
            throw new Error('The redirect carries a state that was not sent.');
        }
        return parameters;
    }
    /** Without which the program would not end. */
    function close() {
        listener.close();
        listener.closeAllConnections();
    }
    return { provider, kept, redirected, close };
}
