import { vi } from 'vitest';
import { openPuppetPeer, TOKEN } from '../connectors/wechaty/puppet-peer.ts';
import { nothingToDo, type Wire } from './wire.ts';

/**
 * Wechaty's own server with its mock puppet. It tells only that there is a message, and nothing twice: the console has been told
 * where it has asked for what it says, and then holds it, answered or not.
 */
export async function puppetWire(): Promise<Wire> {
  const { mocker, puppet, address, cut, close } = await openPuppetPeer();
  const me = mocker.createContact({ name: '监看一号' });
  const villager = mocker.createContact({ name: '甲' });
  const room = mocker.createRoom({ topic: '幸福村', memberIdList: [me.id, villager.id] });
  mocker.login(me);
  const asked = new Set<string>();
  const payloadOf = puppet.messagePayload.bind(puppet);
  puppet.messagePayload = async (id) => {
    const payload = await payloadOf(id);
    if (payload.text !== undefined) asked.add(payload.text);
    return payload;
  };
  let said = 0;
  let toBeTold: readonly string[] = [];
  return {
    ...{ connector: 'wechaty', bringsLater: false, hasLine: true },
    account: { selfId: me.id, url: address, token: TOKEN },
    said: () => said,
    say: (messages) => {
      toBeTold = Array.from({ length: messages }, () => `东头的路灯坏了 #${(said += 1)}`);
      for (const text of toBeTold) villager.say(text).to(room);
    },
    delivered: () =>
      vi.waitFor(
        () => {
          if (!toBeTold.every((text) => asked.has(text))) throw new Error('The console has not asked for it.');
        },
        { timeout: 15_000, interval: 5 },
      ),
    ...{ cut, mend: nothingToDo, close },
  };
}
