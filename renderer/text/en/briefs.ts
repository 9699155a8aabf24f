import type { briefs as source } from '../zh-CN/briefs.ts';
import type { Words } from '../words.ts';

export const briefs: Words<typeof source> = {
  title: 'Brief',
  week: {
    label: 'Week',
    name: 'Week {{week}} of {{year}}',
    span: '{{first}} to {{last}}',
    previous: 'Previous week',
    next: 'Next week',
  },
  cutOff: { label: 'Cut-off', now: 'Now', end: 'End of week', at: '{{at}}', again: 'Read again' },
  lint: {
    title: 'Checks',
    clean: 'Parts sum to totals, rates were recomputed, no names or numbers of people.',
    error: 'Must be mended',
    warning: 'Please look',
    blocked: 'There are errors; it cannot be exported',
  },
  export: {
    button: 'Export Word',
    busy: 'Making…',
    drawing: 'The charts are not drawn yet',
    saved: 'Saved to {{path}}',
    cancelled: 'Registered, not saved to a file',
    failed: 'A chart could not be made: {{detail}}',
  },
  list: {
    title: 'Exported',
    none: 'None yet',
    at: 'exported {{at}}',
    cutOff: 'as of {{at}}',
    check: 'check {{code}}',
  },
  preview: { label: 'Preview of the brief', figure: 'Show these issues', note: 'A figure opens its issues' },
  command: { group: 'Brief', export: 'Export Word', closeList: 'Close the list' },
};
