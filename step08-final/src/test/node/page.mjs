// A client in a page of its own origin; usage: node page.mjs PORT URL
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { browse, logIn } from './browser.mjs';

const [port, url] = process.argv.slice(2);
const script = await readFile(new URL('page-client.mjs', import.meta.url));
const html = '<!doctype html><pre id="result"></pre><script type="module" src="/page-client.mjs"></script>';
const pages = createServer((request, response) => {
    const isScript = request.url === '/page-client.mjs';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html').end(isScript ? script : html);
});
await once(pages.listen(port, 'localhost'), 'listening');
await browse(async page => {
    await page.goto(`http://localhost:${port}/?server=${encodeURIComponent(url)}`);
    const result = page.locator('#result:not(:empty)');
    await Promise.race([result.waitFor(), page.waitForSelector('input[name=username]')]);
    if (!(await result.count())) {
        await logIn(page);
    }
    await result.waitFor();
    console.log(await result.innerText());
});
pages.close();
pages.closeAllConnections();
