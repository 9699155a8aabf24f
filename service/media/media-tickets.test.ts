import { expect, test } from 'vitest';
import { Session } from '../session.ts';
import { MediaTickets } from './media-tickets.ts';

const desk = () => new Session({ kind: 'desk', person: null });

test('a ticket stands for its desk and its picture, and stays the same', () => {
  const tickets = new MediaTickets();
  const session = desk();
  const ticket = tickets.issue(session, '7');
  expect(tickets.issue(session, '7')).toBe(ticket);
  const redeemed = tickets.redeem(ticket);
  expect([redeemed?.session === session, redeemed?.id]).toEqual([true, '7']);
});

test('a ticket for another picture, of another desk, or of another run of the service is worth nothing', () => {
  const tickets = new MediaTickets();
  const [mine, theirs] = [desk(), desk()];
  const [name, , seal] = tickets.issue(mine, '7').split('-');
  const [otherName] = tickets.issue(theirs, '7').split('-');
  for (const forged of [
    `${name}-8-${seal}`,
    `${otherName}-7-${seal}`,
    `${name}-7-${'0'.repeat(64)}`,
    '',
    'x',
    `${name}-07-${seal}`,
  ]) {
    expect(tickets.redeem(forged)).toBeNull();
  }
  expect(new MediaTickets().redeem(`${name}-7-${seal}`)).toBeNull();
});
