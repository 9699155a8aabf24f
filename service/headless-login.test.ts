import { afterEach, expect, it } from 'vitest';
import { aCentre, PASSWORDS, type Centre } from './features/a-centre.ts';
import { problemOfSeat, signInAtDoor } from './headless-login.ts';

let centre: Centre;
afterEach(() => centre?.desk.close());

it('opens a centre to a person with a password, and to nobody else', () => {
  const seats = [
    { login: undefined, password: undefined, training: true },
    { login: undefined, password: undefined, training: false },
    { login: 'wenan', password: '', training: false },
    { login: 'wenan', password: 'x', training: false },
  ];
  expect(seats.map(problemOfSeat)).toEqual([
    null,
    '--login is missing: a centre answers nobody without a person.',
    'CONSOLE_PASSWORD is missing: the password of --login.',
    null,
  ]);
});

it('signs in by the procedure of the window, and tells the refusal', async () => {
  centre = await aCentre();
  const { session, client } = centre.emptyDesk();
  const { service } = centre.desk;
  const wrong = await signInAtDoor(service, session, { login: 'wenan', password: '不对的口令-1' });
  const before = session.person;
  const right = await signInAtDoor(service, session, { login: 'wenan', password: PASSWORDS.security });
  expect([wrong, before, right, (await client.session.who({})).person?.name]).toEqual([
    'wrong-password',
    null,
    null,
    '温安',
  ]);
});
