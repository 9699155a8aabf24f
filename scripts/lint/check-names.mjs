// Refuses folders whose name says nothing, files not named in kebab-case, barrels, and folders that are no room.
// Usage: node scripts/lint/check-names.mjs [root]
import { readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { rooms } from '../suite/rooms.mjs';
import { root as clone } from '../setup/places.mjs';

const nothingSaid = new Set(['utils', 'util', 'common', 'shared', 'helpers', 'helper', 'misc', 'lib', 'libs', 'stuff']);
const otherFolders = new Set(['docs', 'node_modules', 'out', 'dist', 'coverage', 'test-results', 'playwright-report']);
const localeFolders = new Set(['zh-CN']);
const source = /\.(ts|tsx|mjs|cjs|js|css)$/;
const wellNamed = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|module|config|d))*\.(ts|tsx|mjs|cjs|js|css)$/;
const kebabFolder = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const entries = /^(service|main|preload|contract|service\/store\/migrations)\/index\.tsx?$/;

const top = resolve(process.argv[2] ?? clone);
const refused = [...unknownRooms(), ...rooms.flatMap((room) => namesBelow(join(top, room)))];
for (const line of refused) process.stdout.write(`${line}\n`);
process.exitCode = refused.length === 0 ? 0 : 1;

function unknownRooms() {
  return folders(top)
    .filter((name) => !name.startsWith('.') && !rooms.includes(name) && !otherFolders.has(name))
    .map((name) => `${name}: is no room; a new room is a decision record`);
}

function namesBelow(folder) {
  return list(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    const shown = relative(top, path).replaceAll('\\', '/');
    if (entry.isDirectory()) return [...folderName(entry.name, shown), ...namesBelow(path)];
    return fileName(entry.name, shown);
  });
}

function folderName(name, shown) {
  if (nothingSaid.has(name)) return [`${shown}: a folder named ${name} says nothing about what is in it`];
  return kebabFolder.test(name) || localeFolders.has(name) ? [] : [`${shown}: folders are named in kebab-case`];
}

function fileName(name, shown) {
  if (!source.test(name)) return [];
  if (/^index\.tsx?$/.test(name) && !entries.test(shown)) return [`${shown}: a barrel; import the file that is meant`];
  return wellNamed.test(name) ? [] : [`${shown}: files are named in kebab-case after their main export`];
}

function folders(path) {
  return list(path)
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function list(path) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    // A room that does not exist has no badly named file.
    return [];
  }
}
