import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => resolve(import.meta.dirname, path);

// The oldest runtime the console is started with (see scripts/setup); newer syntax would not parse there.
const oldestNode = 'node20.18';
const oldestChrome = 'chrome130';

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: oldestNode,
      // Everything but the native database and the updater is bundled: the packed app carries no other node_modules.
      externalizeDeps: { include: ['better-sqlite3', 'electron-updater'] },
      rollupOptions: {
        input: {
          index: at('main/index.ts'),
          service: at('service/index.ts'),
          reader: at('service/store/readers/reader-worker.ts'),
          intake: at('service/intake-worker.ts'),
          scrypt: at('service/sign-in/scrypt-worker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: oldestNode,
      rollupOptions: {
        input: { index: at('preload/index.ts'), darkroom: at('preload/darkroom.ts') },
        // A sandboxed window loads CommonJS only.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: oldestChrome,
      minify: true,
      emptyOutDir: true,
      rollupOptions: { input: { index: at('renderer/index.html'), wall: at('renderer/wall.html') } },
    },
  },
});
