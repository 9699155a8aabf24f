import { expect, it } from 'vitest';
import { IN_FRAME, mediaSource } from './media-source.ts';

it.each([
  'http://127.0.0.1:3000/image?file=a',
  'http://localhost/a.png',
  'https://[::1]:8443/a',
  'http://gateway.office.local:3001/a',
])('%s is fetched from the gateway', (url) => {
  expect(mediaSource(url, 'gateway.office.local')).toEqual({ kind: 'gateway', url });
});

it.each([
  null,
  '',
  'https://example.com/a.png',
  'http://127.0.0.1@example.com/a',
  'http://127.0.0.1.example.com/a',
  'http://localhost:3000@example.com/',
  'http://example.com/?127.0.0.1',
  'file:///etc/passwd',
  'ftp://127.0.0.1/a',
  'javascript:alert(1)',
  'http://127.0.0.1\\@example.com/',
  'http://2130706433/a',
  'http://gateway.office.local.example.com/',
  'http://127.0.0.1/a b',
  'http://127.0.0.1/\u202ea',
])('%s is not fetched', (url) => {
  expect(mediaSource(url, 'gateway.office.local')).toEqual({ kind: 'not-fetched' });
});

it('the bytes in the frame are taken from the frame', () => {
  expect(mediaSource(IN_FRAME, null)).toEqual({ kind: 'frame' });
});
