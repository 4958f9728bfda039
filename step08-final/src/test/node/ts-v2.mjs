// The TypeScript SDK of the second generation: it asks server/discover which revision to speak.
import { auth, Client, StreamableHTTPClientTransport, UnauthorizedError } from '@modelcontextprotocol/client';
import { walk } from './walk.mjs';

await walk({
    Client, UnauthorizedError, auth, Transport: StreamableHTTPClientTransport,
    finish: (transport, redirect) => transport.finishAuth(redirect),
    options: { versionNegotiation: { mode: 'auto' } },
});
