import { expect, test } from 'vitest';
import { contentPolicy } from './content-policy.ts';

test('a page may load its own files, pictures by ticket and style sheets of this load, and nothing else', () => {
  const directives = Object.fromEntries(
    contentPolicy('n0nce')
      .split('; ')
      .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]),
  );
  expect(directives).toEqual({
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'nonce-n0nce'"],
    'style-src-attr': ["'none'"],
    'img-src': ["'self'", 'media:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'worker-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['default'],
  });
});
