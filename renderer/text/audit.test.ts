import { expect, test } from 'vitest';
import { ENTITIES } from '../../contract/entity.ts';
import { contract } from '../../contract/index.ts';
import { KEY_NOTES } from '../../contract/keys.ts';
import { describeContract } from '../../service/describe-contract.ts';
import { audit as english } from './en/audit.ts';
import { audit as chinese } from './zh-CN/audit.ts';

/** What is written into the log though it is no command of the contract. */
const OF_ITSELF = ['audit.begin', 'service.start', 'service.stop', 'store.restore', 'wall.open', ...KEY_NOTES];

const acts = [
  ...describeContract(contract)
    .procedures.filter(({ verb }) => verb === 'command')
    .map(({ call }) => call),
  ...OF_ITSELF,
];

function wordFor(words: unknown, path: readonly string[]): unknown {
  return path.reduce((node, step) => (node as Readonly<Record<string, unknown>> | undefined)?.[step], words);
}

test.each([
  ['Chinese', chinese],
  ['English', english],
])('the auditor reads every act, its family and every object in %s', (_language, words) => {
  const wordless = [
    ...acts.filter((act) => typeof wordFor(words.action, act.split('.')) !== 'string'),
    ...acts
      .map((act) => act.split('.')[0] ?? '')
      .filter((family) => typeof wordFor(words.family, [family]) !== 'string'),
    ...ENTITIES.filter((entity) => typeof wordFor(words.entity, [entity]) !== 'string'),
  ];
  expect(wordless).toEqual([]);
});
