import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { checkCodeOf, readCheckCode } from './check-code.ts';

const [head, content] = ['ab'.repeat(32), 'cd'.repeat(32)];

it('the check code is the first sixty bits of what the page says, worked out another way', () => {
  const digest = createHash('sha256')
    .update(`patrol-audit-check-code-1\n64:${head},64:${content},11:2026-000012,`)
    .digest();
  const bits = [...digest].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = Array.from({ length: 12 }, (_, index) =>
    '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'.charAt(Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)),
  ).join('');
  expect(checkCodeOf({ headHash: head, contentSha256: content, serial: '2026-000012' }).replaceAll('-', '')).toBe(
    letters,
  );
});

it('the check code is another for another file, another serial and another chain', () => {
  const of = (headHash: string, contentSha256: string, serial: string) =>
    checkCodeOf({ headHash, contentSha256, serial });
  const codes = [of(head, content, '1'), of(content, head, '1'), of(head, content, '2'), of(head, head, '1')];
  expect(new Set(codes).size).toBe(4);
});

it('a code is read as people type it, and what cannot be one is refused', () => {
  expect([
    readCheckCode(' abcd efgh jklm '),
    readCheckCode('ＡＢＣＤ－ＥＦＧＨ－ＪＫＬＭ'),
    readCheckCode('ABCD-EFGH-JKL'),
    readCheckCode('ABCD-EFGH-JKL0'),
    readCheckCode('ABCDEFGHIJKL'),
  ]).toEqual(['ABCD-EFGH-JKLM', 'ABCD-EFGH-JKLM', null, null, null]);
});
