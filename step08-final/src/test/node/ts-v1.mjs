// The TypeScript SDK of the first generation: one package, revisions up to 2025-11-25.
import { auth, UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { walk } from './walk.mjs';

/** Answers a 403 with a refresh where it can, which brings no scope; without a refresh token it asks anew. */
class Transport extends StreamableHTTPClientTransport {
    constructor(url, { authProvider }) {
        const saveTokens = ({ refresh_token, ...tokens }) => authProvider.saveTokens(tokens);
        super(url, { authProvider: { ...authProvider, saveTokens } });
    }
}

await walk({
    Client, UnauthorizedError, auth, Transport,
    finish: (transport, redirect) => transport.finishAuth(redirect.get('code')),
});
