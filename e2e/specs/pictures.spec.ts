import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aBomb, aPng, aPolyglot } from '../fixtures/a-picture.ts';
import { expect, test } from '../fixtures/journey.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { openTrap } from '../fixtures/trap-server.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';

test('a picture is kept encrypted, drawn anew, enlarged by key, and gone for whoever may not read messages', async ({
  openConsole,
  makePeer,
  dataDir,
}) => {
  const trap = await openTrap();
  const { app, window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  const image = (bytes: Buffer, name: string) => ({
    type: 'image',
    data: { file: `base64://${bytes.toString('base64')}`, name },
  });
  const gateway = createServer((_request, response) => response.end(aPng(80, 60)));
  await new Promise<void>((ready) => gateway.listen(0, '127.0.0.1', ready));
  const { port } = gateway.address() as AddressInfo;
  const html = Buffer.from('<!doctype html><script>globalThis.hostileRan=true</script>');
  const picture = aPng(400, 300);
  peer.send({
    post_type: 'message',
    message_type: 'group',
    message_id: 9_001,
    group_id: newGroup.group_id,
    user_id: 5,
    message: [
      { type: 'text', data: { text: '村口积水，看图' } },
      image(picture, '积水.png'),
      image(aPolyglot('globalThis.hostileRan=true'), '点.gif'),
      image(html, '网页.png'),
      image(aBomb(60_000, 60_000), '炸弹.png'),
      image(picture.subarray(0, 40), '残缺.png'),
      { type: 'image', data: { file: 'g.png', url: `http://127.0.0.1:${port}/image?file=g` } },
      { type: 'image', data: { file: 'x.jpg', url: 'http://pictures.example.invalid/x.jpg' } },
      { type: 'file', data: { name: '帐目\u202Efdp.exe', url: null } },
    ],
    sender: { user_id: 5, nickname: '戊', card: '' },
  });
  const inbox = new InboxPage(window);
  await expect(inbox.withWords('村口积水，看图')).toHaveCount(1);
  await inbox.read('村口积水，看图');
  const attached = window.getByRole('list', { name: '图片和文件' }).first();
  const pictures = attached.getByRole('button', { name: '图片' });
  await expect(pictures).toHaveCount(3, { timeout: 20_000 });
  const measured = () =>
    pictures
      .first()
      .locator('img')
      .evaluate((img: HTMLImageElement) => [img.complete, img.naturalWidth, img.naturalHeight]);
  await expect.poll(measured, { timeout: 20_000 }).toEqual([true, 400, 300]);
  // What a page gets is never what arrived: the shell itself asks, because a page may not.
  const tickets = await pictures.locator('img').evaluateAll((all: HTMLImageElement[]) => all.map(({ src }) => src));
  const served = await app.evaluate(
    ({ net }, addresses) =>
      Promise.all(
        addresses.map(async (address) => {
          const answer = await net.fetch(address);
          const bytes = new TextDecoder('latin1').decode(await answer.arrayBuffer());
          const [type, sniffed] = ['content-type', 'x-content-type-options'].map((name) => answer.headers.get(name));
          return { type, sniffed, isPng: bytes.startsWith('\u2030PNG'), isScript: bytes.includes('hostileRan') };
        }),
      ),
    tickets,
  );
  expect(served).toEqual(tickets.map(() => ({ type: 'image/png', sniffed: 'nosniff', isPng: true, isScript: false })));
  for (const name of ['网页.png', '炸弹.png', 'x.jpg'])
    await expect(attached.getByRole('listitem').filter({ hasText: name })).toHaveCount(1);
  // What begins like a picture and cannot be drawn is shown as a file as well.
  await expect(attached.getByRole('listitem').filter({ hasText: '残缺.png' })).toContainText('图片无法显示');
  await expect(attached.getByRole('listitem').filter({ hasText: '帐目' })).toContainText('RLO');

  await pictures.first().press('Enter');
  const viewer = window.getByRole('dialog', { name: '图片' });
  await expect(viewer).toContainText('积水.png');
  await window.keyboard.press('Escape');
  await expect(viewer).toHaveCount(0);

  const files = readdirSync(join(dataDir, 'media'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.length > 60,
  );
  expect(files.length).toBeGreaterThanOrEqual(4);
  for (const name of files) {
    const written = readFileSync(join(dataDir, 'media', name));
    expect([written.subarray(0, 4).toString(), written.includes(picture.subarray(0, 60))]).toEqual(['GPM1', false]);
  }

  const address = (await pictures.first().locator('img').getAttribute('src')) ?? '';
  expect(address).toMatch(/^media:\/\/item\//);
  await desk.enter('陈管');
  const answer = await window.evaluate(
    (src) =>
      new Promise<string>((done) => {
        const img = new Image();
        img.addEventListener('load', () => done('drawn'));
        img.addEventListener('error', () => done('refused'));
        img.src = src;
      }),
    address,
  );
  expect(answer).toBe('refused');
  expect(await window.evaluate(() => (globalThis as { hostileRan?: boolean }).hostileRan ?? false)).toBe(false);
  expect([trap.asked, windowErrors]).toEqual([[], []]);
  gateway.close();
  await trap.close();
});
