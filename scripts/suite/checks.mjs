import { existsSync, mkdirSync } from 'node:fs';
import { inRoot } from '../setup/places.mjs';
import { rooms } from './rooms.mjs';

const caches = inRoot('node_modules', '.cache', 'checks');

/** The checks that run without a window or a database: name, program and arguments of each. */
export function staticChecks() {
  mkdirSync(caches, { recursive: true });
  const node = (...args) => ({ program: process.execPath, args });
  const installed = (...parts) => inRoot('node_modules', ...parts);
  const prettier = ['--check', '--log-level', 'warn', '--cache', '--cache-location', `${caches}/prettier`, '.'];
  return [
    { name: 'format', ...node(installed('prettier', 'bin', 'prettier.cjs'), ...prettier) },
    { name: 'lint', ...node(installed('oxlint', 'bin', 'oxlint')) },
    { name: 'names', ...node(inRoot('scripts', 'lint', 'check-names.mjs')) },
    { name: 'imports', ...node(inRoot('scripts', 'lint', 'check-imports.mjs')) },
    ...[...rooms, 'tests'].flatMap((room) => typeCheck(room, node, installed)),
  ];
}

function typeCheck(room, node, installed) {
  const project = room === 'tests' ? inRoot('tsconfig.json') : inRoot(room, 'tsconfig.json');
  if (!existsSync(project)) return [];
  const remembered = ['--incremental', '--tsBuildInfoFile', `${caches}/${room}.tsbuildinfo`];
  return [{ name: `types: ${room}`, ...node(installed('typescript', 'bin', 'tsc'), '-p', project, ...remembered) }];
}
