import { useTranslation } from 'react-i18next';
import type { TriageState } from '../../../domain/message/triage-state.ts';
import { StateMark, type Mark } from '../../ui/state-mark.tsx';

const MARKS: Readonly<Record<TriageState, Mark>> = {
  new: 'open',
  issue: 'done',
  merged: 'done',
  registered: 'done',
  dismissed: 'done',
  later: 'paused',
  lead: 'done',
};

/** What was decided about a message, as shape, word and colour. */
export function TriageMark({ state, compact = false }: { readonly state: TriageState; readonly compact?: boolean }) {
  const { t } = useTranslation('common');
  return <StateMark mark={MARKS[state]} word={t(`triageState.${state}`)} compact={compact} />;
}
