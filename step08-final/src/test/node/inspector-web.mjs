// The MCP Inspector in a browser, which is given the URL of the server and nothing else.
// usage: node inspector-web.mjs PATH_OF_INSPECTOR URL; CLIENT_PORT says where it is served
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { browse, logIn } from './browser.mjs';

const [path, url] = process.argv.slice(2);
const inspector = spawn(process.execPath, [path, '--web'], { stdio: ['ignore', 'pipe', 'inherit'] });
try {
    let text = '';
    while (!text.includes('up and running')) {
        const [data] = await once(inspector.stdout, 'data');
        text += data;
    }
    await browse(async page => {
        // It connects unasked only for who knows its token, which keeps other pages from doing so.
        const autoConnect = process.env.MCP_INSPECTOR_API_TOKEN;
        const query = new URLSearchParams({ serverUrl: url, transport: 'http', autoConnect });
        await page.goto(`http://127.0.0.1:${process.env.CLIENT_PORT}/?${query}`);
        await logIn(page);
        const status = '[data-testid=connection-status][data-status=connected]';
        await page.waitForSelector(status, { timeout: 60_000 });
        await page.getByText('Tools', { exact: true }).first().click();
        await page.getByText('echo', { exact: true }).first().click();
        await page.getByLabel('message').first().fill('hi');
        await page.getByRole('button', { name: 'Execute' }).click();
        await page.getByText('Structured Output').waitFor({ timeout: 60_000 });
        console.log(`CALLED ${(await page.innerText('body')).includes('"text": "hi"')}`);
    });
} finally {
    inspector.kill();
}
