// An application that only knows stdio, such as a desktop program: mcp-remote connects it to the server.
// usage: node mcp-remote.mjs ARGUMENTS_OF_MCP_REMOTE...
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

const client = new Client({ name: 'real-clients', version: '1.0.0' });
await client.connect(new StdioClientTransport({
    command: process.execPath,
    args: process.argv.slice(2),
    env: process.env,
    stderr: 'inherit',
}), { timeout: 120_000 });
const { tools } = await client.listTools();
const { content } = await client.callTool({ name: 'echo', arguments: { message: 'hi' } });
console.log(`TOOLS ${tools.map(tool => tool.name)} ECHO ${content[0].text}`);
await client.close();
