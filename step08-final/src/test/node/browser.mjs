// A real browser, and a person in it who logs in at Keycloak and agrees.
import { chromium } from 'playwright-core';

/** Lets the person act on a page, and ends the browser. */
export async function browse(act) {
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
    try {
        return await act(await browser.newPage());
    } finally {
        await browser.close();
    }
}

export async function logIn(page) {
    await page.fill('input[name=username]', 'mcp-user', { timeout: 60_000 });
    await page.fill('input[name=password]', 'user123');
    await page.click('[name=login]');
    await page.click('[name=accept]', { timeout: 60_000 });
}
