// A person at Gemini's screen: asks it to log in at the server, and agrees when it wants to open a browser.
// usage: node gemini-login.mjs PATH_OF_GEMINI SERVER_NAME
import { spawn } from 'node:child_process';

const [gemini, name] = process.argv.slice(2);
// The terminal is wide, so that the address of the login stays in one line.
const command = `stty rows 50 cols 2000; '${process.execPath}' '${gemini}' -i '/mcp auth ${name}'`;
const screen = spawn('script', ['-qec', command, '/dev/null'], { stdio: ['pipe', 'pipe', 'inherit'] });
const enter = setInterval(() => screen.stdin.write('\r'), 2_000);
let seen = '';
screen.stdout.on('data', data => {
    process.stdout.write(data);
    seen += data;
    if (seen.includes('Successfully authenticated')) {
        clearInterval(enter);
        screen.kill();
    }
});
screen.on('exit', () => process.exit(seen.includes('Successfully authenticated') ? 0 : 1));
