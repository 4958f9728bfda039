// A client in a page of its own origin; usage: node page.mjs PORT URL
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { browse, logIn } from './browser.mjs';

const [port, url] = process.argv.slice(2);
const html = await readFile(new URL('page.html', import.meta.url));
const pages = createServer((request, response) => response.setHeader('Content-Type', 'text/html').end(html));
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
