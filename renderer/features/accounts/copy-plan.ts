import type { LoadOfAccounts } from '../../../contract/accounts.ts';

/** The plan as lines a sheet takes: what stands in a field may hold no separator of its own. */
export function planAsLines(steps: LoadOfAccounts['steps'], head: string, leaveOnly: string): string {
  const field = (words: string | null): string => (words ?? '').replaceAll(/[\t\r\n]+/gu, ' ');
  const lines = steps.map(({ groupName, externalId, countyName, villageName, from, to }, index) =>
    [String(index + 1), groupName, externalId, countyName, villageName, from, to ?? leaveOnly].map(field).join('\t'),
  );
  return [head, ...lines].join('\n');
}
