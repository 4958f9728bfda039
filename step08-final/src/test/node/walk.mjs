// What both TypeScript SDKs are asked to do; usage: node ts-v1.mjs login|step-up URL [CLIENT_ID ISSUER]
import { application } from './application.mjs';

export async function walk({ Client, Transport, UnauthorizedError, auth, finish, options }) {
    const [scenario, url, clientId, issuer] = process.argv.slice(2);
    const { provider, kept, redirected, close } = await application(clientId, issuer);
    let client;
    let transport;

    async function connect() {
        client = new Client({ name: 'real-clients', version: '1.0.0' }, options);
        transport = new Transport(new URL(url), { authProvider: provider });
        await client.connect(transport);
    }

    async function withLogin(action) {
        try {
            return await action();
        } catch (e) {
            if (!(e instanceof UnauthorizedError)) {
                throw e;
            }
            await finish(transport, await redirected());
            return await action();
        }
    }

    if (scenario === 'step-up') {
        // Least privilege: the first login asks for less than the server's challenge names.
        transport = new Transport(new URL(url), { authProvider: provider });
        await auth(provider, { serverUrl: url, scope: 'mcp:tools' });
        await finish(transport, await redirected());
    }
    await withLogin(connect);
    const { tools } = await client.listTools();
    const { content } = await client.callTool({ name: 'echo', arguments: { message: 'hi' } });
    console.log(`TOOLS ${tools.map(tool => tool.name)} ECHO ${content[0].text}`);
    const { prompts } = await withLogin(() => client.listPrompts());
    console.log(`PROMPTS ${prompts.map(prompt => prompt.name)} LOGINS ${JSON.stringify(kept.logins)}`);
    await client.close();
    close();
}
