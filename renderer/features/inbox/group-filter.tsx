import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { Select } from '../../ui/kit/select.tsx';
import type { InboxSource } from './inbox-source.ts';
import { show } from './inbox-store.ts';
import { useSettled } from './use-settled.ts';

/** One group out of thousands: the service finds it by name, village or pinyin. */
export function GroupFilter({ source }: { readonly source: InboxSource }) {
  const { t } = useTranslation('inbox');
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const text = useSettled(words, 150);
  const { data, isFetching } = useQuery({
    ...orpc.groups.list.queryOptions({
      input: { text, countyCode: null, withoutVillage: false, after: null, limit: 50 },
      meta: { live: false },
    }),
    enabled: isOpen,
    placeholderData: keepPreviousData,
  });
  const found = data?.groups ?? [];
  const options = found.map(({ id, name, villageName, countyName }) => ({
    value: id,
    label: name,
    where: [countyName, villageName].filter((part) => part !== null).join(' · '),
  }));
  const choose = (id: GroupId | undefined): void => {
    const chosen = found.find((group) => group.id === id);
    show({ ...source, group: chosen === undefined ? null : { id: chosen.id, name: chosen.name } });
  };
  return (
    <Select<GroupId>
      aria-label={t('filter.group')}
      allowClear
      showSearch
      filterOption={false}
      popupMatchSelectWidth={340}
      placeholder={t('filter.allGroups')}
      notFoundContent={isFetching ? null : t('filter.groupHint')}
      {...(source.group === null ? {} : { value: source.group.id })}
      labelRender={({ label }) => label ?? source.group?.name}
      onOpenChange={setOpen}
      onSearch={setWords}
      onChange={choose}
      options={options}
      optionRender={({ data: option }) => `${option.label} ${option.where}`}
    />
  );
}
