import { sep } from 'node:path';
import { expect, test } from 'vitest';
import { pageFile } from './page-file.ts';

const root = `${sep}out${sep}renderer`;

test('an address of the window is a file of its folder with a type', () => {
  expect([pageFile(root, 'app://console/index.html'), pageFile(root, 'app://console/assets/a-1.js?x#y')]).toEqual([
    { path: `${root}${sep}index.html`, type: 'text/html; charset=utf-8' },
    { path: `${root}${sep}assets${sep}a-1.js`, type: 'text/javascript; charset=utf-8' },
  ]);
});

test.each([
  'app://elsewhere/index.html',
  'file:///etc/passwd',
  'https://console/index.html',
  'app://console/',
  'app://console/notes.txt',
  'app://console/..%2f..%2fmain/index.js',
  'nonsense',
])('%s is no file', (address) => {
  expect(pageFile(root, address)).toEqual(null);
});

test('steps upwards end at the folder of the window', () => {
  expect(pageFile(root, 'app://console/../%2e%2e/main/index.js')).toEqual({
    path: `${root}${sep}main${sep}index.js`,
    type: 'text/javascript; charset=utf-8',
  });
});
