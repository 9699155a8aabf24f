import { useQuery } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CategoryId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { categoryTree, type CategoryNode } from './category-tree.ts';

export interface CategorySelectProps {
  readonly id?: string;
  readonly value: CategoryId | null;
  readonly onChange: (value: CategoryId | null) => void;
  readonly placeholder?: string;
  readonly allowClear?: boolean;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly width?: number | string;
}

interface Option {
  readonly value: CategoryId;
  readonly title: string;
  readonly disabled: boolean;
  readonly children: Option[];
}

/** One category of the tree; retired ones are shown and cannot be chosen. */
export function CategorySelect({
  id,
  value,
  onChange,
  placeholder,
  allowClear = false,
  disabled = false,
  autoFocus = false,
  width = '100%',
}: CategorySelectProps) {
  const { t } = useTranslation('ui');
  const { data, isPending } = useQuery(orpc.categories.tree.queryOptions({ input: {} }));
  const options = useMemo(() => categoryTree(data?.categories ?? []).map(toOption), [data]);
  return (
    <TreeSelect<CategoryId | undefined, Option>
      {...(id === undefined ? {} : { id })}
      aria-label={t('chooseCategory')}
      treeData={options}
      value={value ?? undefined}
      onChange={(chosen) => onChange(chosen ?? null)}
      showSearch
      treeNodeFilterProp="title"
      treeDefaultExpandAll
      treeLine
      loading={isPending}
      allowClear={allowClear}
      disabled={disabled}
      autoFocus={autoFocus}
      placeholder={placeholder ?? t('chooseCategory')}
      listHeight={360}
      style={{ width }}
    />
  );
}

function toOption({ category, children }: CategoryNode): Option {
  return { value: category.id, title: category.name, disabled: category.retired, children: children.map(toOption) };
}
