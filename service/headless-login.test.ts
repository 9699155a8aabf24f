import { afterEach, expect, it } from 'vitest';
import { aCentre, PASSWORDS, type Centre } from './features/a-centre.ts';
import { problemOfSeat, signInAtDoor } from './headless-login.ts';

let centre: Centre;
afterEach(() => centre?.desk.close());

it('takes a role on the training profile only, and a login with its password', () => {
  const seat = { role: undefined, login: undefined, password: undefined, training: false };
  const seats = [
    seat,
    { ...seat, role: 'operator', training: true },
    { ...seat, login: 'wenan', password: 'x' },
    { ...seat, role: 'operator' },
    { ...seat, role: 'operator', login: 'lixun', password: 'x', training: true },
    { ...seat, login: 'wenan', password: '' },
  ];
  expect(seats.map(problemOfSeat)).toEqual([
    ...[null, null, null],
    '--as is for the training profile: a centre wants --login.',
    '--as and --login name two people.',
    'CONSOLE_PASSWORD is missing: the password of --login.',
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
