import { parseArgs } from 'node:util';
import { PROTOCOLS, type GatewayOptions, type Protocol } from './create-gateway.ts';

export const USAGE = `usage: npm run --silent gateway -- [--protocol ${Object.keys(PROTOCOLS).join('|')}] [--accounts N=50] [--rate N=20] [--port P=8802] [--token T=training-token] [--groups N=61] [--spread-ms N=3000] [--skew SHARE=0] [--seed N=1] [--numbered] [--members]`;

/** What the command line asks for, or a sentence about what is wrong with it. */
export function readOptions(args: readonly string[]): GatewayOptions | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        protocol: { type: 'string', default: 'onebot11' },
        accounts: { type: 'string', default: '50' },
        rate: { type: 'string', default: '20' },
        port: { type: 'string', default: '8802' },
        token: { type: 'string', default: 'training-token' },
        groups: { type: 'string', default: '61' },
        'spread-ms': { type: 'string', default: '3000' },
        skew: { type: 'string', default: '0' },
        seed: { type: 'string', default: '1' },
        numbered: { type: 'boolean', default: false },
        members: { type: 'boolean', default: false },
      },
    });
    if (!isProtocol(values.protocol)) return `--protocol must be one of ${Object.keys(PROTOCOLS).join(', ')}.`;
    return {
      protocol: values.protocol,
      token: values.token === '' ? null : values.token,
      numbered: values.numbered,
      tellsMembers: values.members,
      accounts: wholeNumber('--accounts', values.accounts, 1, 60),
      groupsPerAccount: wholeNumber('--groups', values.groups, 1, 1_000),
      rate: wholeNumber('--rate', values.rate, 0, 20_000),
      port: wholeNumber('--port', values.port, 0, 65_535),
      spreadMs: wholeNumber('--spread-ms', values['spread-ms'], 0, 60_000),
      seed: wholeNumber('--seed', values.seed, 0, 0xffff_ffff),
      skew: shareOf('--skew', values.skew),
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isProtocol(word: string): word is Protocol {
  return Object.hasOwn(PROTOCOLS, word);
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < least || value > most)
    throw new Error(`${name} must be a whole number from ${least} to ${most}.`);
  return value;
}

function shareOf(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value < 1)) throw new Error(`${name} must be a share from 0 to below 1.`);
  return value;
}
