import { expect, it, test } from 'vitest';
import { mediaTicket } from './media-ticket.ts';

const ticket = `${'0a'.repeat(8)}-17-${'0b'.repeat(32)}`;

test('a picture is asked for by its ticket', () => {
  expect(mediaTicket(`media://item/${ticket}`)).toBe(ticket);
});

it.each([
  `media://item/${ticket}/../x`,
  `media://item/${ticket}?x`,
  `media://item/${ticket}#x`,
  `media://other/${ticket}`,
  `https://example.com/?media://item/${ticket}`,
  'media://item/17',
  'media://item/..%2f..%2fetc%2fpasswd',
  `media://item/https://example.com/a.png`,
  `file:///etc/passwd`,
])('%s asks for nothing', (address) => {
  expect(mediaTicket(address)).toBeNull();
});
