import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchBytes } from './fetch-bytes.ts';

const asked: string[] = [];
let server: Server;
let base: string;

beforeEach(async () => {
  asked.length = 0;
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    switch (request.url) {
      case '/good':
        return response.end('picture');
      case '/moved':
        return response.writeHead(302, { location: `${base}/good` }).end();
      case '/says-huge':
        return response.writeHead(200, { 'content-length': 10_000_000 }).end('x');
      case '/is-huge':
        response.writeHead(200);
        return response.end('x'.repeat(200_000));
      case '/cut':
        response.writeHead(200, { 'content-length': 100 });
        response.write('x');
        return setTimeout(() => response.destroy(), 20);
      case '/never':
        return undefined;
      default:
        return response.writeHead(404).end();
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const fetch = (way: string) => fetchBytes(`${base}${way}`, { bytes: 100_000, ms: 500 });

test('the bytes are what the gateway gave', async () => {
  expect(await fetch('/good')).toEqual({ kind: 'bytes', bytes: Buffer.from('picture') });
});

test('a redirect is not followed, wherever it leads', async () => {
  expect(await fetch('/moved')).toEqual({ kind: 'later' });
  expect(asked).toEqual(['/moved']);
});

test('what says it is too large, and what turns out to be, is not taken', async () => {
  expect(await fetch('/says-huge')).toEqual({ kind: 'refused', reason: 'too-large' });
  expect(await fetch('/is-huge')).toEqual({ kind: 'refused', reason: 'too-large' });
});

test('what is cut off, missing, silent or not there may be tried later', async () => {
  expect(await fetch('/cut')).toEqual({ kind: 'later' });
  expect(await fetch('/gone')).toEqual({ kind: 'later' });
  expect(await fetch('/never')).toEqual({ kind: 'later' });
  expect(await fetchBytes('http://127.0.0.1:1/x', { bytes: 10, ms: 500 })).toEqual({ kind: 'later' });
});
