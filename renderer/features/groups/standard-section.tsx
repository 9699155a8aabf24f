import { useTranslation } from 'react-i18next';
import type { GroupCheck } from '../../../contract/groups.ts';
import { OFFICE_TIERS, type TierPresence } from '../../../domain/group/standard.ts';
import { Button } from '../../ui/button.tsx';
import { PaneSection } from '../../ui/side-pane.tsx';
import { StateMark, type Mark } from '../../ui/state-mark.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { visibleText } from '../../ui/visible-text.ts';
import classes from './groups.module.css';

const MARKS: Readonly<Record<TierPresence, Mark>> = { present: 'done', unclear: 'soon', missing: 'overdue' };

/** What a group lacks of the standard configuration: posts of its village and tiers of offices (R02, R03). */
export function StandardSection({
  check,
  onMembers,
  onDuties,
  whyNoDuties,
}: {
  readonly check: GroupCheck | null;
  readonly onMembers: () => void;
  readonly onDuties: () => void;
  readonly whyNoDuties: string | null;
}) {
  const { t } = useTranslation('groups');
  return (
    <PaneSection title={t('standard.title')}>
      <div className={classes['form']}>
        {check === null ? <p className={classes['words']}>{t('standard.unread')}</p> : <Findings check={check} />}
        <div className={classes['acts']}>
          <Button keys="KeyM" unavailable={check === null ? t('standard.unread') : null} onClick={onMembers}>
            {t('members.button')}
          </Button>
          <Button keys="KeyB" unavailable={whyNoDuties} onClick={onDuties}>
            {t('duties.button')}
          </Button>
        </div>
      </div>
    </PaneSection>
  );
}

function Findings({ check }: { readonly check: GroupCheck }) {
  const { t } = useTranslation('groups');
  const { absent, vacant, tiers, unready, members, readAt } = check;
  return (
    <ul className={classes['findings']} aria-label={t('standard.title')}>
      {OFFICE_TIERS.map((tier) => (
        <li key={tier}>
          <StateMark
            mark={MARKS[tiers[tier]]}
            word={`${t(`standard.tier.${tier}`)} · ${t(`standard.${tiers[tier]}`)}`}
          />
        </li>
      ))}
      {absent.map(({ post, name }) => (
        <li key={`${post} ${name}`}>
          <StateMark mark="overdue" word={t('standard.absent', { post: visibleText(post), name: visibleText(name) })} />
        </li>
      ))}
      {vacant.map(({ post }, index) => (
        <li key={`${post} ${index}`}>
          <StateMark mark="soon" word={t('standard.vacant', { post: visibleText(post) })} />
        </li>
      ))}
      {unready > 0 && (
        <li>
          <StateMark mark="soon" word={t('standard.unready', { n: unready, members })} />
        </li>
      )}
      <li className={classes['words']}>{t('standard.readAt', { at: formatDateTime(readAt) })}</li>
    </ul>
  );
}
