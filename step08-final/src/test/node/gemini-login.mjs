// A person at Gemini's screen: asks it to log in at the server, and agrees when it wants to open a browser.
// usage: node gemini-login.mjs PATH_OF_GEMINI SERVER_NAME
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const DONE = 'Successfully authenticated';
const [gemini, name] = process.argv.slice(2);
// The terminal is wide, so that the address of the login stays in one line.
const command = `stty rows 50 cols 1000; '${process.execPath}' '${gemini}' -i '/mcp auth ${name}'`;

/** A screen that stays silent is tried again, as a person would on a busy machine. */
async function logIn() {
    const screen = spawn('script', ['-qec', command, '/dev/null'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const late = setTimeout(() => screen.kill(), 75_000);
    let enter;
    let seen = '';
    screen.stdin.on('error', () => clearInterval(enter));
    screen.stdout.on('data', data => {
        process.stdout.write(data);
        seen += data;
        if (!enter && seen.includes('Do you want to continue')) {
            enter = setInterval(() => screen.stdin.write('\r'), 1_000);
        }
        if (seen.includes(DONE)) {
            screen.kill();
        }
    });
    await once(screen, 'exit');
    clearInterval(enter);
    clearTimeout(late);
    return seen.includes(DONE);
}

process.exit(await logIn() || await logIn() || await logIn() ? 0 : 1);
