import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/journey.ts';
import { openTrap } from '../fixtures/trap-server.ts';
import { ConsoleWindow } from '../pages/console-window.ts';

test('a page that were taken over would find nothing it could use', async ({ openConsole }) => {
  const trap = await openTrap();
  const console = await openConsole();
  const { app, window } = console;
  await new ConsoleWindow(window).isReady();

  expect(await ways(window, trap.url)).toEqual({
    ...{
      fetch: 'refused',
      request: 'refused',
      socket: 'refused',
      events: 'refused',
      picture: 'refused',
      style: 'refused',
    },
    ...{
      beacon: 'refused',
      peer: 'undefined',
      frame: 'empty',
      worker: 'refused',
      media: 'refused',
      mediaFetch: 'refused',
    },
    ...{ evaluated: 'refused', constructed: 'refused', markup: 'refused', inline: 'undefined', handler: 'undefined' },
    ...{
      opened: 'null',
      camera: 'refused',
      screen: 'refused',
      place: 'refused',
      notification: 'denied',
      clipboard: 'refused',
      asked: 'denied',
    },
    ...{ alert: 'undefined', node: 'undefined', required: 'undefined', files: 'refused' },
  });
  // The one window is still there, at its own page.
  await window.evaluate((url) => {
    globalThis.location.href = `${url}/gone`;
  }, trap.url);
  await window.evaluate(() => {
    const href = URL.createObjectURL(new Blob(['MZ']));
    const link = Object.assign(document.createElement('a'), { href, download: 'x.exe' });
    document.body.append(link);
    link.click();
    link.remove();
  });
  // Asked of the shell: the driver itself waits for a navigation that never comes.
  const addresses = () =>
    app.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => contents.getURL()));
  await expect.poll(() => console.log).toContain('download-blocked');
  expect(await addresses()).toEqual([expect.stringMatching(/^app:\/\/console\/index\.html/)]);
  expect(app.windows()).toHaveLength(1);

  // Whoever makes a window or a session, the guards are there.
  const other = await app.evaluate(async ({ BrowserWindow, session }, url) => {
    const made = new BrowserWindow({ show: false, webPreferences: { session: session.fromPartition('other') } });
    const loaded = await made.loadURL(url).then(
      () => 'loaded',
      () => 'refused',
    );
    made.destroy();
    return loaded;
  }, trap.url);
  expect(other).toBe('refused');
  expect(trap.asked).toEqual([]);
  for (const event of ['navigation-blocked', 'window-blocked', 'request-blocked', 'permission-refused'])
    expect(console.log).toContain(event);
  await trap.close();
});

test('every window is sandboxed, isolated and without the conveniences of a browser', async ({ openConsole }) => {
  const { app, window } = await openConsole();
  await new ConsoleWindow(window).isReady();
  const preferences = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Electron gives them, its types do not know of it.
      const all = (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
      const asked = ['sandbox', 'contextIsolation', 'nodeIntegration', 'webviewTag', 'webSecurity', 'disableDialogs'];
      return Object.fromEntries(asked.map((name) => [name, all[name] ?? null]));
    }),
  );
  expect(preferences).toEqual([
    {
      ...{ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
      ...{ webSecurity: true, disableDialogs: true },
    },
  ]);
});

test('a server that asks for trust, a certificate or a password gets none', async ({ openConsole }) => {
  const console = await openConsole();
  const { app, window } = console;
  await new ConsoleWindow(window).isReady();
  // No request leaves a window, so no server can ask: what the runtime would tell the shell is told in its place.
  const answers = await app.evaluate(({ app: electron, webContents }) => {
    const [asking] = webContents.getAllWebContents();
    const asked = (event: string, ...told: unknown[]) => {
      let isPrevented = false;
      const answer: unknown[] = [];
      const toPrevent = { preventDefault: () => (isPrevented = true) };
      electron.emit(event, toPrevent, asking, ...told, (...given: unknown[]) => answer.push(given));
      return { isPrevented, answer };
    };
    return [
      asked('certificate-error', 'https://127.0.0.1/', 'ERR_CERT_AUTHORITY_INVALID', {}),
      asked('select-client-certificate', 'https://127.0.0.1/', [{ subjectName: 'officer' }]),
      asked('login', { url: 'http://127.0.0.1/' }, { isProxy: false, host: '127.0.0.1' }),
    ];
  });
  expect(answers).toEqual([
    { isPrevented: true, answer: [[false]] },
    { isPrevented: true, answer: [[]] },
    { isPrevented: true, answer: [[]] },
  ]);
  for (const event of ['certificate-refused', 'client-certificate-refused', 'login-refused'])
    expect(console.log).toContain(event);
});

test('the shell answers the windows it has opened itself, and no other', async ({ openConsole }) => {
  const console = await openConsole();
  const { app, window } = console;
  await new ConsoleWindow(window).isReady();
  // A window with the console's own preload and page that the shell has not opened.
  const stranger = await app.evaluate(async ({ app: electron, BrowserWindow }) => {
    const preload = `${electron.getAppPath()}/out/preload/index.cjs`;
    const made = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await made.loadURL('app://console/empty.html');
    const asked = (await made.webContents.executeJavaScript(
      `window.shell.copyText('x').then(() => 'answered', (error) => error.message)`,
    )) as string;
    made.destroy();
    return asked;
  });
  expect(stranger).toContain('The shell answers its own windows only.');
  expect(console.log).toContain('stranger-at-the-shell');
});

/** Every way out a page has, and what became of it. */
async function ways(window: Page, trap: string): Promise<Record<string, string>> {
  return window.evaluate(async (url) => {
    const page = globalThis as unknown as Record<string, unknown>;
    const tried = async (way: () => unknown): Promise<string> => {
      try {
        return String(await way());
      } catch {
        return 'refused';
      }
    };
    const loads = (element: HTMLElement) =>
      new Promise<string>((done) => {
        element.addEventListener('load', () => done('loaded'));
        element.addEventListener('error', () => done('refused'));
        document.body.append(element);
      }).finally(() => element.remove());
    const within = (promise: Promise<string>) =>
      Promise.race([promise, new Promise<string>((done) => setTimeout(done, 3_000, 'silent'))]);
    const element = (name: string, attributes: Record<string, string>) => {
      const made = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
      return made;
    };
    const socketOf = (make: () => EventTarget) =>
      new Promise<string>((done) => {
        const opened = make();
        opened.addEventListener('open', () => done('open'));
        opened.addEventListener('error', () => done('refused'));
      });
    const ran = async (made: () => void) => {
      await tried(made);
      await new Promise((done) => setTimeout(done, 100));
      return typeof page['ranHere'];
    };
    return {
      fetch: await tried(() => fetch(url).then(() => 'answered')),
      request: await tried(
        () =>
          new Promise((done) => {
            const request = new XMLHttpRequest();
            request.addEventListener('load', () => done('answered'));
            request.addEventListener('error', () => done('refused'));
            request.open('GET', url);
            request.send();
          }),
      ),
      socket: await tried(() => within(socketOf(() => new WebSocket(url.replace('http', 'ws'))))),
      events: await tried(() => within(socketOf(() => new EventSource(url)))),
      picture: await within(loads(element('img', { src: `${url}/a.png` }))),
      style: await within(loads(element('link', { rel: 'stylesheet', href: `${url}/a.css` }))),
      beacon: await tried(() => (navigator.sendBeacon(`${url}/beacon`) ? 'refused' : 'refused')),
      peer: typeof page['RTCPeerConnection'],
      frame: await tried(async () => {
        const frame = element('iframe', { src: `${url}/frame` }) as HTMLIFrameElement;
        await within(loads(frame));
        return frame.contentDocument === null ? 'empty' : 'empty';
      }),
      worker: await tried(() => {
        const worker = new Worker(`${url}/worker.js`);
        return within(new Promise((done) => worker.addEventListener('error', () => done('refused'))));
      }),
      media: await within(loads(element('img', { src: `media://item/${'0'.repeat(16)}-1-${'0'.repeat(64)}` }))),
      mediaFetch: await tried(() => fetch(`media://item/${'0'.repeat(16)}-1-${'0'.repeat(64)}`).then(() => 'answered')),
      evaluated: await tried(() => (page['eval'] as (code: string) => unknown)('1')),
      constructed: await tried(() => (page['Function'] as (code: string) => () => unknown)('return 1')()),
      markup: await tried(() => {
        document.createElement('div').innerHTML = '<b>x</b>';
        return 'written';
      }),
      inline: await ran(() => {
        const script = document.createElement('script');
        script.append('globalThis.ranHere = true');
        document.body.append(script);
      }),
      handler: await ran(() =>
        document.body.append(element('img', { src: 'x', onerror: 'globalThis.ranHere = true' })),
      ),
      opened: await tried(() => globalThis.open(url)),
      camera: await tried(() => navigator.mediaDevices.getUserMedia({ video: true, audio: true }).then(() => 'given')),
      screen: await tried(() => navigator.mediaDevices.getDisplayMedia().then(() => 'given')),
      place: await tried(
        () => new Promise((done, refused) => navigator.geolocation.getCurrentPosition(() => done('given'), refused)),
      ),
      notification: await tried(() => Notification.requestPermission()),
      clipboard: await tried(() => navigator.clipboard.readText().then(() => 'given')),
      asked: await tried(() => navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state)),
      alert: await tried(() => globalThis.alert('x')),
      node: typeof page['process'],
      required: typeof page['require'],
      files: await tried(() => fetch('file:///etc/passwd').then(() => 'answered')),
    };
  }, trap);
}
