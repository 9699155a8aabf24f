// npm start [-- arguments of the console]: sets up what is missing, builds what is stale, opens the console.
import { inRoot, root } from './setup/places.mjs';
import { buildIfStale } from './setup/build.mjs';
import { withDisplay } from './setup/display.mjs';
import { prepareWindow } from './setup/prepare.mjs';
import { electronProgram } from './setup/runtime.mjs';
import { hasScreen } from './setup/system.mjs';
import { run, runInFront, say } from './setup/terminal.mjs';

await run(async () => {
  await prepareWindow();
  await buildIfStale();
  const screen = hasScreen();
  say(screen ? '▸ Opening the console' : '▸ Opening the console on a virtual display: this session has no screen');
  const flags = [
    // Chromium's sandbox refuses to run as root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(screen ? [] : ['--disable-gpu']),
  ];
  return withDisplay(() =>
    runInFront(electronProgram(), [...flags, inRoot(), ...process.argv.slice(2)], { cwd: root }),
  );
});
