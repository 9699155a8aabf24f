import { useTranslation } from 'react-i18next';
import type { AuditFilter } from '../../../contract/audit.ts';
import { ENTITIES, type Entity } from '../../../contract/entity.ts';
import type { OperatorId } from '../../../domain/ids.ts';
import { after, DAY_MS } from '../../../domain/time/instant.ts';
import { audit as words } from '../../text/zh-CN/audit.ts';
import { Button } from '../../ui/button.tsx';
import { MomentPicker } from '../../ui/kit/moment-picker.tsx';
import { Select } from '../../ui/kit/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import classes from './audit.module.css';
import { EVERYTHING, isEverything } from './no-filter.ts';
import { useAuditWords } from './use-audit-words.ts';

interface FilterBarProps {
  readonly filter: AuditFilter;
  readonly people: readonly { readonly id: OperatorId; readonly name: string }[];
  readonly onChange: (filter: AuditFilter) => void;
}

/** Person, act, object, period; each narrows the others. */
export function AuditFilterBar({ filter, people, onChange }: FilterBarProps) {
  const { t } = useTranslation('audit');
  const { entityOf } = useAuditWords();
  const actions = useActionOptions();
  const change = (part: Partial<AuditFilter>): void => onChange({ ...filter, ...part });
  return (
    <Toolbar
      label={t('filter.label')}
      end={!isEverything(filter) && <Button onClick={() => onChange(EVERYTHING)}>{t('filter.clear')}</Button>}
    >
      <Select<AuditFilter['by']>
        aria-label={t('filter.person')}
        value={filter.by}
        onChange={(by) => change({ by })}
        options={[
          { value: null, label: t('filter.anyone') },
          { value: 'service', label: t('filter.service') },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        style={{ width: 150 }}
      />
      <Select<string | null>
        aria-label={t('filter.action')}
        value={filter.action}
        onChange={(action) => change({ action })}
        options={[{ value: null, label: t('filter.anyAction') }, ...actions]}
        popupMatchSelectWidth={220}
        style={{ width: 170 }}
      />
      <Select<Entity | null>
        aria-label={t('filter.entity')}
        value={filter.entity}
        onChange={(entity) => change({ entity })}
        options={[
          { value: null, label: t('filter.anyEntity') },
          ...ENTITIES.map((entity) => ({ value: entity, label: entityOf(entity) })),
        ]}
        style={{ width: 120 }}
      />
      <span className={classes['day']}>
        {t('filter.from')}
        <MomentPicker
          label={t('filter.from')}
          withTime={false}
          value={filter.from}
          onChange={(from) => change({ from })}
        />
      </span>
      <span className={classes['day']}>
        {t('filter.to')}
        <MomentPicker
          label={t('filter.to')}
          withTime={false}
          // The day that is chosen is in the period: it ends with the beginning of the next.
          value={filter.to === null ? null : after(filter.to, -DAY_MS)}
          onChange={(to) => change({ to: to === null ? null : after(to, DAY_MS) })}
        />
      </span>
      <TextField
        label={t('filter.row')}
        placeholder={t('filter.row')}
        value={filter.entityId ?? ''}
        maxLength={100}
        onChange={({ target }) => change({ entityId: target.value.trim() === '' ? null : target.value.trim() })}
        style={{ width: 150 }}
      />
    </Toolbar>
  );
}

/** Every family, and under it every act of it; the words of the first language say which there are. */
function useActionOptions() {
  const { familyOf, actionOf } = useAuditWords();
  return Object.entries(words.action).flatMap(([family, acts]) => [
    { value: family, label: familyOf(family) },
    ...Object.keys(acts).map((act) => ({ value: `${family}.${act}`, label: `　${actionOf(`${family}.${act}`)}` })),
  ]);
}
