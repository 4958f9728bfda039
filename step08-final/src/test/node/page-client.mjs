// What a client in a page does: each request but the login itself is subject to the browser's CORS rules.
const server = sessionStorage.server ??= new URLSearchParams(location.search).get('server');
const redirect = `${location.origin}/`;
const base64url = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const json = async (url, options) => (await fetch(url, options)).json();
const post = body => ({
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
});

async function logIn() {
    const refused = await fetch(server, post({ jsonrpc: '2.0', id: 1, method: 'ping' }));
    const [, metadata] = refused.headers.get('WWW-Authenticate').match(/resource_metadata="([^"]*)"/);
    const { authorization_servers: [issuer], scopes_supported } = await json(metadata);
    const endpoints = await json(`${issuer}/.well-known/openid-configuration`);
    const { client_id } = await json(endpoints.registration_endpoint, post({
        client_name: 'A page', redirect_uris: [redirect], token_endpoint_auth_method: 'none',
    }));
    const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
    Object.assign(sessionStorage, { verifier, client_id, token_endpoint: endpoints.token_endpoint });
    const challenge = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
    location = `${endpoints.authorization_endpoint}?${new URLSearchParams({
        response_type: 'code', client_id, redirect_uri: redirect, scope: scopes_supported.join(' '),
        code_challenge: base64url(challenge), code_challenge_method: 'S256',
    })}`;
}

async function call(code) {
    const { client_id, verifier, token_endpoint } = sessionStorage;
    const { access_token } = await json(token_endpoint, { method: 'POST', body: new URLSearchParams({
        grant_type: 'authorization_code', code, client_id, redirect_uri: redirect, code_verifier: verifier,
    }) });
    const request = post({ jsonrpc: '2.0', id: 1, method: 'tools/call',
        params: { name: 'echo', arguments: { message: 'hi' } } });
    request.headers.Authorization = `Bearer ${access_token}`;
    request.headers['MCP-Protocol-Version'] = '2025-11-25';
    return (await json(server, request)).result.content[0].text;
}

const code = new URLSearchParams(location.search).get('code');
try {
    const text = code ? `ECHO ${await call(code)}` : await logIn();
    if (text) {
        document.getElementById('result').textContent = text;
    }
} catch (e) {
    document.getElementById('result').textContent = `FAILED ${e.message}`;
}
