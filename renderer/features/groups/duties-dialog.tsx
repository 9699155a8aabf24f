import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_DUTY_POSTS, type DutyPost } from '../../../domain/group/standard.ts';
import type { RegionCode } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import classes from './groups.module.css';

/** Whose posts are written down. */
export interface DutiesOf {
  readonly villageCode: RegionCode;
  readonly villageName: string;
}

/** The posts of a village with who holds each; nothing is shown before they are read, because saving replaces them all. */
export function DutiesDialog({ of, onClose }: { readonly of: DutiesOf; readonly onClose: () => void }) {
  const query = useQuery(orpc.groups.duties.queryOptions({ input: { villageCode: of.villageCode } }));
  const { t } = useTranslation('groups');
  if (query.data === undefined) return null;
  const { posts, version } = query.data;
  const usual = t('duties.usual').split('、');
  const begun = version === 0 ? usual.map((post) => ({ post, name: '' })) : posts;
  const rows = Array.from({ length: MOST_DUTY_POSTS }, (_, index) => begun[index] ?? { post: '', name: '' });
  return <DutiesForm of={of} version={version} begun={rows} onClose={onClose} />;
}

function DutiesForm({
  of,
  version,
  begun,
  onClose,
}: {
  readonly of: DutiesOf;
  readonly version: number;
  readonly begun: readonly DutyPost[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('groups');
  const [rows, setRows] = useState(begun);
  const [error, setError] = useState<string | null>(null);
  const save = useCommand(orpc.groups.saveDuties);
  const change = (index: number, part: Partial<DutyPost>): void =>
    setRows(rows.map((row, each) => (each === index ? { ...row, ...part } : row)));
  const submit = async (): Promise<void> => {
    if (save.isPending) return;
    const nameless = rows.findIndex(({ post, name }) => post.trim() === '' && name.trim() !== '');
    setError(nameless < 0 ? null : t('duties.noPost', { n: nameless + 1 }));
    if (nameless >= 0) return;
    const posts = rows.filter(({ post }) => post.trim() !== '').map(({ post, name }) => ({ post, name }));
    const { ok } = await save.run({ villageCode: of.villageCode, version, posts });
    if (!ok) return;
    showToast({ text: t('duties.saved', { name: of.villageName }) });
    onClose();
  };
  return (
    <FormDialog
      title={t('duties.title', { name: of.villageName })}
      error={error}
      isPending={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className={classes['words']}>{t('duties.words')}</p>
      {rows.map(({ post, name }, index) => (
        <div key={index} className={classes['duty']}>
          <TextField
            label={t('duties.post', { n: index + 1 })}
            placeholder={t('duties.post', { n: index + 1 })}
            maxLength={20}
            value={post}
            onChange={(event) => change(index, { post: event.target.value })}
          />
          <TextField
            label={t('duties.name', { n: index + 1 })}
            placeholder={t('duties.holder')}
            autoFocus={index === 0}
            maxLength={20}
            value={name}
            onChange={(event) => change(index, { name: event.target.value })}
          />
        </div>
      ))}
    </FormDialog>
  );
}
