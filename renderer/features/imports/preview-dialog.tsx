import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportId } from '../../../domain/ids.ts';
import { orpc, type ServiceClient } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/bytes.ts';
import { Dialog } from '../../ui/kit/dialog.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { Field, TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import { visibleText } from '../../ui/visible-text.ts';
import classes from './imports.module.css';

type Preview = Awaited<ReturnType<ServiceClient['imports']['preview']>>;

interface PreviewDialogProps {
  readonly path: string;
  readonly onClose: () => void;
  readonly onStarted: (id: ImportId) => void;
}

/** What a file is understood to be, before anything of it is stored. */
export function PreviewDialog({ path, onClose, onStarted }: PreviewDialogProps) {
  const { t } = useTranslation('imports');
  const query = useQuery(orpc.imports.preview.queryOptions({ input: { path }, gcTime: 0, staleTime: 0 }));
  return (
    <Dialog title={`${t('preview.title')} · ${fileNameOf(path)}`} open onClose={onClose} width={860}>
      <QueryState query={query}>
        {(preview) => (
          <>
            <p className={classes['understood']}>
              {t('preview.understood', {
                format: preview.format,
                encoding: preview.encoding.toUpperCase(),
                size: formatBytes(preview.bytes),
              })}
            </p>
            <PreviewRows preview={preview} />
            <StartForm path={path} preview={preview} onClose={onClose} onStarted={onStarted} />
          </>
        )}
      </QueryState>
    </Dialog>
  );
}

function PreviewRows({ preview: { columns, rows } }: { readonly preview: Preview }) {
  const { t } = useTranslation('imports');
  return (
    <div className={classes['preview']} tabIndex={0} role="region" aria-label={t('preview.first', { n: rows.length })}>
      <table>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col">
                {visibleText(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, at) => (
                <td key={at}>{visibleText(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function StartForm({ path, preview, onClose, onStarted }: PreviewDialogProps & { readonly preview: Preview }) {
  const { t } = useTranslation('imports');
  const { t: common } = useTranslation('common');
  const [groupName, setGroupName] = useState(preview.guessedGroup ?? '');
  const [selfId, setSelfId] = useState('');
  const [tried, setTried] = useState(false);
  const start = useCommand(orpc.imports.start);
  const groupMissing = preview.needsGroup && groupName.trim() === '';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (groupMissing) return;
    const outcome = await start.run({
      path,
      groupExternalId: null,
      groupName: given(preview.needsGroup ? groupName : ''),
      selfId: given(selfId),
    });
    if (!outcome.ok) return;
    showToast({ text: t('started', { file: fileNameOf(path) }) });
    onStarted(outcome.output.id);
    onClose();
  };
  return (
    <form className={classes['fields']} onSubmit={(event) => void submit(event)}>
      {preview.needsGroup && (
        <Field
          label={t('preview.group')}
          hint={t('preview.groupHint')}
          error={tried && groupMissing ? t('preview.groupNeeded') : null}
        >
          {(id) => (
            <TextField
              id={id}
              label={t('preview.group')}
              className={classes['field']}
              autoFocus
              value={groupName}
              onChange={(event) => setGroupName(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field label={t('preview.selfId')} hint={t('preview.selfIdHint')}>
        {(id) => (
          <TextField
            id={id}
            label={t('preview.selfId')}
            className={classes['field']}
            value={selfId}
            onChange={(event) => setSelfId(event.target.value)}
          />
        )}
      </Field>
      <div className="dialog-acts">
        <Button onClick={onClose}>{common('action.cancel')}</Button>
        <Button tone="primary" type="submit" disabled={start.isPending}>
          {t('preview.start')}
        </Button>
      </div>
    </form>
  );
}

function given(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
