import type { TFunction } from 'i18next';
import { formatDateTime } from '../../ui/time.ts';
import { visibleText } from '../../ui/visible-text.ts';
import type { Life, LifeEvent } from './life-type.ts';

export interface EventLine {
  readonly label: string;
  readonly text: string;
}

type T = TFunction<readonly ['issues', 'common']>;

/** What an event said, in words: the service names fields and codes, the screen words both. What the page shows above is left out. */
export function eventLines(t: T, event: LifeEvent, life: Life): readonly EventLine[] {
  const said = event.kind === 'created' ? event.summary.filter(({ label }) => CREATED_SAYS.has(label)) : event.summary;
  return said.map(({ label, text }) => ({
    label: t(`field.${label as 'note'}`, { defaultValue: label }),
    text: valueInWords(t, label, text, life),
  }));
}

/** The head of the page tells the rest of what was registered. */
const CREATED_SAYS: ReadonlySet<string> = new Set(['category', 'dueAt', 'messages']);

function valueInWords(t: T, label: string, text: string, life: Life): string {
  switch (label) {
    case 'dueAt':
      return formatDateTime(Number(text));
    case 'grade':
      return t(`common:grade.${text as 'urgent'}`, { defaultValue: text });
    case 'severity':
      return t(`common:severity.${text as '1'}`, { defaultValue: text });
    case 'outcome':
      return t(`common:outcome.${text as 'solved'}`, { defaultValue: text });
    case 'channel':
      return t(`channel.${text as 'phone'}`, { defaultValue: text });
    case 'place':
      return text === life.issue.placeCode ? life.path.map(({ name }) => name).join(' / ') : text;
    default:
      return visibleText(text);
  }
}
