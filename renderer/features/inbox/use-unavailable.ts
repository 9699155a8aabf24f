import { useTranslation } from 'react-i18next';
import { TRIAGE_STATES, type TriageState } from '../../../domain/message/triage-state.ts';
import type { Permission } from '../../../domain/people/role.ts';
import { useSession } from '../../data/use-session.ts';
import { actedUpon } from './inbox-cursor.ts';
import { rowsOf } from './inbox-list.ts';
import { currentList, useInbox } from './inbox-store.ts';
import { obstacleTo } from './possible-acts.ts';
import type { TriageAct } from './undo-stack.ts';

/** Why each act is not possible now, in words; null where it is. */
export type Unavailable = Readonly<Record<TriageAct | 'lead', string | null>>;

export function useUnavailable(): Unavailable {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation('common');
  const session = useSession();
  // The states as one word, so that the selector answers the same value while they are the same.
  const states = useInbox((place) => {
    const list = currentList(place);
    const acted = rowsOf(list, actedUpon(list.cursor)).map(({ state }) => state);
    return [...new Set(acted)].join(' ');
  });
  const why = (act: TriageAct | 'lead'): string | null => {
    if (session !== undefined && !session.permissions.includes(permissionOf(act))) return t('triage.notAllowed');
    if (states === '') return t('triage.noTarget');
    const obstacle = obstacleTo(act, states.split(' ').filter(isTriageState));
    return obstacle === null ? null : t('triage.decided', { state: common(`triageState.${obstacle}`) });
  };
  return {
    dispatch: why('dispatch'),
    merge: why('merge'),
    register: why('register'),
    dismiss: why('dismiss'),
    postpone: why('postpone'),
    lead: why('lead'),
    answer: why('answer'),
    help: why('help'),
  };
}

function permissionOf(act: TriageAct | 'lead'): Permission {
  if (act === 'lead') return 'lead.register';
  return act === 'answer' || act === 'help' ? 'answer.give' : 'message.triage';
}

function isTriageState(word: string): word is TriageState {
  return (TRIAGE_STATES as readonly string[]).includes(word);
}
