import { expect, test } from 'vitest';
import { CONNECTOR_KINDS } from '../../../domain/account/account.ts';
import { formOf, hasAddress, hasSecret, hasSelfId, problemsOf, toSave, type AccountForm } from './account-form.ts';

const filled: AccountForm = { ...formOf(null), label: ' 监看51号 ', holder: '刘敏', selfId: '10051' };

test('an empty form asks for name, holder and the id of the reverse connection', () => {
  expect(problemsOf(formOf(null))).toEqual({ label: 'needed', holder: 'needed', selfId: 'needed' });
});

test('a forward connection needs an address of a socket', () => {
  const forward = (url: string) => problemsOf({ ...filled, connector: 'onebot11-forward', url });
  expect([forward(''), forward('http://127.0.0.1'), forward('ws://127.0.0.1:3001')]).toEqual([
    { url: 'needed' },
    { url: 'urlWrong' },
    {},
  ]);
});

test('an account whose peer posts needs what tells it from a stranger', () => {
  const posted = (connector: AccountForm['connector'], hasToken = false) =>
    problemsOf({ ...filled, selfId: '', connector }, hasToken);
  expect([posted('onebot11-post'), posted('webhook'), posted('addmsg'), posted('webhook', true)]).toEqual([
    { selfId: 'needed' },
    { token: 'needed' },
    { token: 'needed' },
    {},
  ]);
});

test('what is not given is null, so that an empty token keeps the stored one', () => {
  expect(toSave(null, { ...filled, url: 'ws://left-over' })).toEqual({
    id: null,
    version: 0,
    label: '监看51号',
    holder: '刘敏',
    connector: 'onebot11-reverse',
    role: 'monitor',
    selfId: '10051',
    url: null,
    token: null,
    enabled: true,
  });
});

test('a kind asks for nothing that it does not show', () => {
  const empty = { ...formOf(null), label: '监看51号', holder: '刘敏' };
  const unseen = CONNECTOR_KINDS.flatMap((connector) => {
    const shown = { selfId: hasSelfId(connector), url: hasAddress(connector), token: hasSecret(connector) };
    return Object.keys(problemsOf({ ...empty, connector })).filter(
      (field) => !(shown as Record<string, boolean>)[field],
    );
  });
  expect(unseen).toEqual([]);
  expect(toSave(null, { ...filled, connector: 'chatlog', url: 'http://127.0.0.1:5030' }).selfId).toBeNull();
});
