import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId, RegionCode } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { matchesPlace, placeTree, type PlaceNode } from '../../ui/kit/place-tree.ts';
import { Select } from '../../ui/kit/select.tsx';
import { Switch } from '../../ui/kit/switch.tsx';
import { TreeSelect } from '../../ui/kit/tree-select.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Field } from '../../ui/text-field.tsx';
import type { DraftForm } from './draft-form.ts';
import classes from './outbox.module.css';
import type { Choices } from './use-choices.ts';

interface TargetFieldsProps {
  readonly form: DraftForm;
  readonly choices: Choices;
  readonly onChange: (change: Partial<DraftForm>) => void;
}

/** Where a post goes: villagers' groups by region and tag, or the supervision group. */
export function TargetFields({ form, choices, onChange }: TargetFieldsProps) {
  const { t } = useTranslation('outbox');
  return (
    <>
      <Field label={t('form.kind')}>
        {() => (
          <Segmented
            label={t('form.kind')}
            segments={(['groups', 'supervision'] as const).map((value) => ({ value, label: t(`form.kinds.${value}`) }))}
            value={form.kind === 'supervision' ? 'supervision' : 'groups'}
            onChange={(kind) => onChange({ kind })}
          />
        )}
      </Field>
      {form.kind === 'supervision' ? (
        <SupervisionField form={form} choices={choices} onChange={onChange} />
      ) : (
        <VillageFields form={form} choices={choices} onChange={onChange} />
      )}
    </>
  );
}

function SupervisionField({ form, choices, onChange }: TargetFieldsProps) {
  const { t } = useTranslation('outbox');
  const { supervisionGroups } = choices;
  return (
    <Field label={t('form.supervisionGroups')} error={supervisionGroups.length === 0 ? t('form.noSupervision') : null}>
      {(id) => (
        <Select
          id={id}
          aria-label={t('form.supervisionGroups')}
          mode="multiple"
          className={classes['inForm'] ?? ''}
          value={[...form.supervisionIds]}
          onChange={(supervisionIds: GroupId[]) => onChange({ supervisionIds })}
          optionFilterProp="label"
          options={supervisionGroups.map(({ id: value, name }) => ({ value, label: name }))}
        />
      )}
    </Field>
  );
}

function VillageFields({ form, choices, onChange }: TargetFieldsProps) {
  const { t } = useTranslation('outbox');
  return (
    <>
      <Field label={t('form.everywhere')} hint={t('form.everywhereHint')}>
        {(id) => (
          <Switch
            id={id}
            aria-label={t('form.everywhere')}
            checked={form.everywhere}
            onChange={(everywhere) => onChange({ everywhere })}
          />
        )}
      </Field>
      <Field label={t('form.regions')} hint={t('form.regionsHint')}>
        {(id) => (
          <RegionSelect
            id={id}
            value={form.regions}
            disabled={form.everywhere}
            onChange={(regions) => onChange({ regions })}
          />
        )}
      </Field>
      {choices.tags.length > 0 && (
        <Field label={t('form.tags')} hint={t('form.tagsHint')}>
          {(id) => (
            <Select
              id={id}
              aria-label={t('form.tags')}
              mode="multiple"
              className={classes['inForm'] ?? ''}
              value={[...form.tags]}
              onChange={(tags: string[]) => onChange({ tags })}
              options={choices.tags.map(({ tag, groups }) => ({ value: tag, label: `${tag}（${groups}）` }))}
            />
          )}
        </Field>
      )}
    </>
  );
}

function RegionSelect({
  id,
  value,
  disabled,
  onChange,
}: {
  readonly id: string;
  readonly value: readonly RegionCode[];
  readonly disabled: boolean;
  readonly onChange: (regions: RegionCode[]) => void;
}) {
  const { t } = useTranslation('outbox');
  const { data } = useQuery(orpc.regions.all.queryOptions({ input: {} }));
  const tree = useMemo(() => placeTree(data?.regions ?? []), [data]);
  return (
    <TreeSelect<RegionCode[], PlaceNode>
      id={id}
      aria-label={t('form.regions')}
      treeData={tree}
      fieldNames={{ label: 'label', value: 'value', children: 'children' }}
      treeCheckable
      showCheckedStrategy="SHOW_PARENT"
      showSearch
      filterTreeNode={(words, node) => matchesPlace(words, node as unknown as PlaceNode)}
      maxTagCount={8}
      disabled={disabled}
      className={classes['inForm'] ?? ''}
      value={[...value]}
      onChange={(regions) => onChange([...regions])}
    />
  );
}
