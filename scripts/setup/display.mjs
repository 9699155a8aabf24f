import { spawn } from 'node:child_process';
import { hasScreen } from './system.mjs';
import { SetupFailure } from './terminal.mjs';

/**
 * Runs `work` where windows can be opened: on the screen of this session, or where there is none, on a virtual display
 * that ends with it. Gives what `work` gives.
 */
export async function withDisplay(work) {
  if (hasScreen()) return work();
  const server = await openVirtualDisplay();
  process.env.DISPLAY = server.display;
  try {
    return await work();
  } finally {
    delete process.env.DISPLAY;
    server.close();
  }
}

// The server itself names a free display number on the fourth pipe, so two runs never meet.
function openVirtualDisplay() {
  return new Promise((resolve, reject) => {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const close = () => server.kill('SIGTERM');
    process.once('exit', close);
    let written = '';
    server.stdio[3]?.on('data', (chunk) => {
      written += chunk;
      if (!written.includes('\n')) return;
      resolve({
        display: `:${written.trim()}`,
        close() {
          process.off('exit', close);
          close();
        },
      });
    });
    const refuse = () =>
      reject(new SetupFailure('The virtual display (Xvfb) did not start. Run Xvfb by hand to see why.'));
    server.on('error', refuse);
    server.on('exit', refuse);
  });
}
