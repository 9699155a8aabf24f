import { expect, test } from 'vitest';
import { textOnly } from './trusted-types.ts';

test('a style sheet passes as it is', () => {
  expect(textOnly('.a{color:red} @media (400px < width){.b>.c{margin:0}}')).toEqual(
    '.a{color:red} @media (400px < width){.b>.c{margin:0}}',
  );
});

test.each(['<img src=x onerror=alert(1)>', 'a</style><script>', '<!-- -->', '<SVG/onload=1>', '<?xml'])(
  'markup is refused: %s',
  (html) => {
    expect(() => textOnly(html)).toThrow(TypeError);
  },
);
