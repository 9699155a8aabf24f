import { useTranslation } from 'react-i18next';
import type { AuditRow } from '../../../contract/audit.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Facts, SidePane } from '../../ui/side-pane.tsx';
import { formatDateTime } from '../../ui/time.ts';
import classes from './audit.module.css';
import { useAuditWords } from './use-audit-words.ts';

/** All of one entry. */
export function AuditDetail({
  entry,
  onSameRow,
}: {
  readonly entry: AuditRow | null;
  readonly onSameRow: (entityId: string) => void;
}) {
  const { t } = useTranslation('audit');
  const { actionOf, entityOf, personOf } = useAuditWords();
  if (entry === null)
    return (
      <SidePane title={t('title')} label={t('choose')}>
        <EmptyState title={t('choose')} />
      </SidePane>
    );
  const { seq, at, by, action, entity, entityId, detail, hash } = entry;
  const code = (text: string) => <span className={classes['whole']}>{text}</span>;
  return (
    <SidePane title={actionOf(action)} label={t('choose')}>
      <Facts
        facts={[
          [t('fact.seq'), seq.toLocaleString('zh-CN')],
          [t('fact.at'), formatDateTime(at)],
          [t('fact.by'), personOf(by)],
          [t('fact.code'), code(action)],
          [t('fact.entity'), entityOf(entity)],
          ...(entityId === null ? [] : ([[t('fact.entityId'), code(entityId)]] as const)),
          ...(detail === null ? [] : ([[t('fact.detail'), code(detail)]] as const)),
          [t('fact.hash'), code(hash)],
        ]}
      />
      {entityId !== null && (
        <div className={classes['acts']}>
          <Button onClick={() => onSameRow(entityId)}>{t('sameRow')}</Button>
        </div>
      )}
    </SidePane>
  );
}
