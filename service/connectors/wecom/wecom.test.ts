import { decrypt as peerDecrypt, encrypt, getSignature } from '@wecom/crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { seededRandom } from '../../../domain/seeded-random.ts';
import { instant } from '../../../domain/time/instant.ts';
import type { Connector } from '../connector.ts';
import { DAMAGES } from '../damage-frame.ts';
import { openPostDoor } from '../post-peer.ts';
import { createRecordingContext, ManualTimers, START } from '../recording-context.ts';
import { createWeComCallback } from './callback-connector.ts';
import { createWeComRobot } from './robot-connector.ts';
import { toItems } from './to-items.ts';

const TOKEN = 'QDG6eK';
const KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';
const CORP = 'wx5823bf96d3bd56c7';
const said = (text: string, id = '1234567890123456789') =>
  `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><FromUserName><![CDATA[zhangsan]]></FromUserName><CreateTime>1767225600</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${text}]]></Content><MsgId>${id}</MsgId><AgentID>1000002</AgentID></xml>`;

let peer: Awaited<ReturnType<typeof openPostDoor>>;
const closing: (() => unknown)[] = [];
beforeEach(async () => {
  peer = await openPostDoor();
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await peer.close();
});

function callback(account = {}) {
  const recording = createRecordingContext({ token: `${TOKEN} ${KEY}`, selfId: CORP, ...account });
  const connector = createWeComCallback(recording.context, peer.door, new ManualTimers());
  closing.unshift(() => connector.stop());
  connector.start();
  return recording;
}

/** A post as WeCom makes it, by WeCom's own library. */
function sealed(xml: string, { token = TOKEN, key = KEY, corp = CORP } = {}) {
  const encrypted = encrypt(key, xml, corp);
  const query = new URLSearchParams({
    msg_signature: getSignature(token, 1767225600, 'n1', encrypted),
    ...{ timestamp: '1767225600', nonce: 'n1' },
  });
  const body = `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt><AgentID>1000002</AgentID></xml>`;
  return { path: `/wecom/account-1?${query.toString()}`, body };
}

it('takes what WeCom has signed and encrypted, and answers 200 once it is stored', async () => {
  const { told } = callback();
  const { path, body } = sealed(said('路灯坏了 <三天>'));
  expect(await peer.post(path, body)).toEqual({ status: 200, words: '' });
  expect([told.lamps, told.items]).toMatchObject([
    ['connecting waiting-for-peer', 'online'],
    [
      {
        platform: 'wecom',
        groupExternalId: 'app:1000002',
        senderExternalId: 'zhangsan',
        text: '路灯坏了 <三天>',
        localId: '1234567890123456789',
        sentAt: 1_767_225_600_000,
      },
    ],
  ]);
});

it('proves itself when WeCom asks for it', async () => {
  callback();
  const echo = encrypt(KEY, '1616140317555161061', CORP);
  const query = { timestamp: '1', nonce: 'n', echostr: echo, msg_signature: getSignature(TOKEN, 1, 'n', echo) };
  const ask = (fields: object) =>
    peer.getText(`/wecom/account-1?${new URLSearchParams({ ...query, ...fields }).toString()}`);
  expect(peerDecrypt(KEY, echo).message).toBe('1616140317555161061');
  expect(await ask({})).toEqual({ status: 200, words: '1616140317555161061' });
  expect(await ask({ nonce: 'other' })).toMatchObject({ status: 403 });
});

it.each([
  ['another token', { token: 'falsch' }, 'refused wrong-token'],
  ['another receiver', { corp: 'wx_other' }, 'refused wrong-account'],
  ['another key', { key: 'a'.repeat(43) }, 'refused wrong-account'],
])('refuses a post with %s and says why', async (_what, wrong, lamp) => {
  const { told } = callback();
  const { path, body } = sealed(said('路灯坏了'), wrong);
  expect(await peer.post(path, body)).toMatchObject({ status: 403 });
  expect([told.lamps.at(-1), told.items]).toEqual([lamp, []]);
});

it.each([
  [{ token: 'only-a-token' }, 'refused no-secret'],
  [{ token: null }, 'refused no-secret'],
  [{ selfId: null }, 'refused no-self-id'],
])('does not begin with %j', (account, lamp) => {
  expect(callback(account).told.lamps).toEqual([lamp]);
});

it('refuses or sets aside every one of 5,000 malformed posts in words, and throws at none', async () => {
  const { told } = callback();
  const random = seededRandom(20260106);
  const good = said('路灯坏了');
  const inner = [
    ...DAMAGES.map((damage) => (text: string) => Buffer.from(damage(text, random)).toString('latin1').slice(0, 20_000)),
    (text: string) => text.replace('<MsgType>', '<Type>'),
    (text: string) => text.replace(/<MsgId>.*<\/MsgId>/, ''),
    (text: string) => text.replace('1767225600', 'gestern'),
    (text: string) => text.replace(/<AgentID>.*<\/AgentID>/, ''),
    (text: string) => text.replace('<xml>', '<!DOCTYPE x [<!ENTITY a "b">]><xml>'),
  ];
  const wrong: number[] = [];
  for (let n = 0; n < 5_000; n += 1) {
    if (n % 50 === 0) {
      // Through the door, whole and damaged outside.
      const { path, body } = sealed(good);
      const damaged = Buffer.from(DAMAGES[(n / 50) % DAMAGES.length]?.(body, random) ?? '');
      const bytes = Uint8Array.from(damaged.subarray(0, 100_000));
      const { status, words } = await peer.post(path, bytes);
      if (!damaged.equals(Buffer.from(body)) && status === 200 && told.items.splice(0).length > 0) continue;
      if (status !== 200 && words === '') wrong.push(n);
      continue;
    }
    const damage = inner[n % inner.length];
    const damaged = damage?.(good) ?? '';
    const items = toItems(damaged, CORP);
    const isKept = items.length === 1 && items[0]?.kind === 'set-aside';
    if (damaged !== good && !isKept && !(items[0]?.kind === 'message' && damaged.trimEnd().endsWith('</xml>')))
      wrong.push(n);
  }
  expect([wrong, told.logged.filter((event) => event === 'frame-failed')]).toEqual([[], []]);
});

/** The platform's side of a robot. */
async function platform(
  answer: (body: { text: { content: string } }, key: string | null) => { status: number; json: string },
) {
  const heard: string[] = [];
  const server: Server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8') as AsyncIterable<string>) text += chunk;
    const body = JSON.parse(text) as { text: { content: string } };
    heard.push(body.text.content);
    const { status, json } = answer(body, new URL(request.url ?? '', 'http://x').searchParams.get('key'));
    response.writeHead(status).end(json);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cgi-bin/webhook/send` };
}

function robot(url: string) {
  const recording = createRecordingContext({ url, token: 'key-1', selfId: '督办群' });
  const connector: Connector = createWeComRobot(recording.context);
  closing.unshift(() => connector.stop());
  connector.start();
  const post = (text: string, groupExternalId = '督办群') =>
    connector.poster?.post({ text, groupExternalId, replyTo: null });
  return { ...recording, post, connector };
}

it('posts by the robot and believes the errcode, not the status', async () => {
  const { url, heard } = await platform(({ text }, key) => ({
    status: text.content === '坏' ? 500 : 200,
    json:
      text.content === '错' ? '{"errcode":93000,"errmsg":"invalid webhook url"}' : `{"errcode":0,"errmsg":"${key}"}`,
  }));
  const { told, post } = robot(url);
  const outcomes = [
    await post('已派人'),
    await post('错'),
    await post('坏'),
    await post('长'.repeat(700)),
    await post('好', '别的群'),
  ];
  expect(outcomes).toEqual([
    { kind: 'sent', localId: null },
    { kind: 'failed', reason: 'refused', detail: '93000' },
    { kind: 'unknown', reason: 'no-answer', detail: '500' },
    { kind: 'failed', reason: 'refused', detail: '2100 > 2048 bytes' },
    { kind: 'failed', reason: 'refused', detail: 'another group' },
  ]);
  expect([heard, told.lamps, told.items]).toMatchObject([
    ['已派人', '错', '坏'],
    ['online post-only'],
    [{ kind: 'group', groupExternalId: '督办群' }],
  ]);
});

it('posts twenty times a minute and not once more, and begins nothing where nobody listens', async () => {
  const { url, heard } = await platform(() => ({ status: 200, json: '{"errcode":0}' }));
  const { post, clock, connector } = robot(url);
  const outcomes = [];
  for (let n = 0; n < 21; n += 1) outcomes.push((await post(`第${n}`))?.kind);
  expect([outcomes.slice(0, 20).every((kind) => kind === 'sent'), outcomes[20], connector.poster?.isReady]).toEqual([
    true,
    'not-begun',
    false,
  ]);
  clock.at = instant(START + 60_000);
  await vi.waitFor(async () => expect((await post('又来'))?.kind).toBe('sent'));
  expect(heard).toHaveLength(21);
  // A port that was just let go: nobody listens there.
  const gone = await openPostDoor();
  await gone.close();
  expect(await robot(gone.url).post('好')).toEqual({ kind: 'not-begun' });
});
