// npm run gateway -- --protocol onebot11 --accounts 50 --rate 200: a chat gateway of invented villages on this machine (docs/gateway.md).
import { createInterface } from 'node:readline';
import { createGateway, type Gateway } from './create-gateway.ts';
import { readOptions, USAGE } from './read-options.ts';

process.exitCode = await main();

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n${USAGE}\n`);
    return 2;
  }
  const gateway = await createGateway(options).catch((error: unknown) => (error instanceof Error ? error : null));
  if (gateway === null || gateway instanceof Error) {
    process.stderr.write(`Port ${options.port} could not be opened: ${gateway?.message ?? 'unknown'}\n`);
    return 1;
  }
  const { protocol, rate } = options;
  const accounts = gateway.seats.map(({ selfId, groups }) => ({ selfId, groups: groups.length }));
  tell({ listening: { protocol, port: gateway.port, rate, accounts } });
  gateway.talk();
  await serveControl(gateway);
  await gateway.close();
  return 0;
}

/** One word a line, one line of JSON back; ends with the input or a signal. */
async function serveControl(gateway: Gateway): Promise<void> {
  const lines = createInterface({ input: process.stdin });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => lines.close());
  for await (const line of lines) {
    const [word, number] = line.trim().split(/\s+/, 2);
    if (word === '' || word === undefined) continue;
    const done = obey(gateway, word, number);
    if (!done) tell({ unknown: word, words: ['sent', 'pause', 'talk [rate]', 'say N', 'hang-up [own id]'] });
    else tell({ [word]: gateway.sent() });
  }
  process.stdin.destroy();
}

function obey(gateway: Gateway, word: string, argument: string | undefined): boolean {
  const number = Number(argument);
  switch (word) {
    case 'sent':
      return true;
    case 'pause':
      gateway.pause();
      return true;
    case 'talk':
      gateway.talk(Number.isFinite(number) ? number : undefined);
      return true;
    case 'say':
      gateway.say(Number.isFinite(number) ? number : 1);
      return true;
    case 'hang-up':
      gateway.hangUp(gateway.seats.find(({ selfId }) => selfId === argument));
      return true;
    default:
      return false;
  }
}

function tell(what: object): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}
