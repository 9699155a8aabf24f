import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageId, PostId } from '../../../domain/ids.ts';
import { LONGEST_POST } from '../../../domain/outbox/post.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { Dialog } from '../../ui/kit/dialog.tsx';
import { Select } from '../../ui/kit/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { Field, TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import {
  formOf,
  lengthOf,
  newForm,
  sourceOf,
  targetOf,
  toneOf,
  type DraftForm,
  type OpenedPost,
} from './draft-form.ts';
import { LedgerButton } from './ledger-button.tsx';
import classes from './outbox.module.css';
import { Reach } from './reach.tsx';
import { TargetFields } from './target-fields.tsx';
import { useChoices, type Choices } from './use-choices.ts';

/** What is being written: a draft that is there, the answer to a message, or something new. */
export interface Composing {
  readonly post: OpenedPost | null;
  readonly replyTo: MessageId | null;
}

interface ComposeDialogProps {
  readonly composing: Composing;
  readonly onClose: () => void;
  /** Which post it is now, and whether it was put up for approval as well. */
  readonly onSaved: (id: PostId, isPutUp: boolean) => void;
}

/** Writes a post: where to, what, under which name, and whose word it passes on. */
export function ComposeDialog(props: ComposeDialogProps) {
  const choices = useChoices();
  return choices === null ? null : <Compose {...props} choices={choices} />;
}

function Compose({ composing, onClose, onSaved, choices }: ComposeDialogProps & { readonly choices: Choices }) {
  const { t } = useTranslation('outbox');
  const { t: common } = useTranslation('common');
  const { post, replyTo } = composing;
  const inUse = choices.personas.filter(({ retired }) => !retired);
  const [form, setForm] = useState(() => (post === null ? newForm(replyTo, inUse[0]?.id ?? null) : formOf(post)));
  const { save, isPending } = useSaving(composing, form, onSaved);
  const target = targetOf(form);
  const persona = inUse.find(({ id }) => id === form.personaId)?.name ?? '';
  const findings = toneOf(form.text);
  const isSound =
    target !== null &&
    form.text.trim() !== '' &&
    persona !== '' &&
    findings.length === 0 &&
    lengthOf(form.text, persona) <= LONGEST_POST;
  useCommands([
    {
      ...{ id: 'outbox.submit', title: t('form.submit'), group: t('command.group'), keys: ['$mod+Enter'] },
      whileTyping: true,
      run: () => void (isSound && save(true)),
    },
  ]);
  const isReply = form.kind === 'reply';
  return (
    <Dialog
      title={post !== null ? t('form.edit') : isReply ? t('form.reply') : t('form.new')}
      open
      onClose={onClose}
      width={640}
      top={48}
      footer={
        <div className="dialog-acts">
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          <Button disabled={isPending || target === null} onClick={() => void save(false)}>
            {t('form.save')}
          </Button>
          <Button tone="primary" keys="$mod+Enter" disabled={isPending || !isSound} onClick={() => void save(true)}>
            {t('form.submit')}
          </Button>
        </div>
      }
    >
      <div className={classes['form']}>
        {isReply && form.messageId !== null && <Answered id={form.messageId} />}
        {!isReply && (
          <TargetFields form={form} choices={choices} onChange={(change) => setForm({ ...form, ...change })} />
        )}
        {form.kind === 'supervision' && <LedgerButton onText={(text) => setForm({ ...form, text })} />}
        <WordFields
          form={form}
          personas={inUse}
          findings={findings}
          onChange={(change) => setForm({ ...form, ...change })}
        />
        <Reach target={target} />
      </div>
    </Dialog>
  );
}

function useSaving({ post }: Composing, form: DraftForm, onSaved: ComposeDialogProps['onSaved']) {
  const { t } = useTranslation('outbox');
  const draft = useCommand(orpc.outbox.draft);
  const freeze = useCommand(orpc.outbox.freeze);
  // A draft that was saved and could not be put up is not saved a second time as another one.
  const [known, setKnown] = useState(post === null ? null : { id: post.post.id, version: post.post.version });
  const save = async (isToBePutUp: boolean): Promise<void> => {
    const target = targetOf(form);
    if (target === null) return;
    const { text, personaId } = form;
    const input = { target: structuredClone(target) as never, text, personaId, source: sourceOf(form) };
    const saved = await draft.run({ ...input, id: known?.id ?? null, version: known?.version ?? 0 });
    if (!saved.ok) return;
    setKnown(saved.output);
    if (!isToBePutUp) {
      showToast({ text: t('done.draft') });
      return onSaved(saved.output.id, false);
    }
    const put = await freeze.run(saved.output);
    if (!put.ok) return;
    const { groups, reachable } = put.output;
    showToast({ text: t('done.freeze', { groups: t('counts.groups', { count: groups }), reachable }) });
    onSaved(saved.output.id, true);
  };
  return { save, isPending: draft.isPending || freeze.isPending };
}

function Answered({ id }: { readonly id: MessageId }) {
  const { data } = useQuery(orpc.inbox.message.queryOptions({ input: { id } }));
  if (data === undefined) return null;
  return (
    <p className={classes['words']}>
      <span className={classes['faint']}>{data.row.senderName}：</span>
      {data.row.text}
    </p>
  );
}

interface WordFieldsProps {
  readonly form: DraftForm;
  readonly personas: Choices['personas'];
  readonly findings: ReturnType<typeof toneOf>;
  readonly onChange: (change: Partial<DraftForm>) => void;
}

function WordFields({ form, personas, findings, onChange }: WordFieldsProps) {
  const { t } = useTranslation('outbox');
  const persona = personas.find(({ id }) => id === form.personaId)?.name ?? '';
  const length = t('form.length', { n: form.text === '' ? 0 : lengthOf(form.text, persona), max: LONGEST_POST });
  const words = findings.map(({ fault, word }) => `「${word}」${t(`form.findings.${fault}`)}`).join('、');
  return (
    <>
      <Field
        label={t('form.text')}
        note={length}
        hint={t('form.textHint')}
        error={words === '' ? null : t('form.tone', { words })}
      >
        {(id) => (
          <TextArea
            id={id}
            aria-label={t('form.text')}
            rows={6}
            maxLength={LONGEST_POST}
            autoFocus
            value={form.text}
            onChange={(event) => onChange({ text: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('form.persona')} error={personas.length === 0 ? t('form.noPersona') : null}>
        {(id) => (
          <Select
            id={id}
            aria-label={t('form.persona')}
            value={form.personaId}
            onChange={(personaId) => onChange({ personaId })}
            options={personas.map(({ id: value, name }) => ({ value, label: name }))}
          />
        )}
      </Field>
      {form.kind === 'groups' && <SourceFields form={form} onChange={onChange} />}
    </>
  );
}

function SourceFields({ form, onChange }: Pick<WordFieldsProps, 'form' | 'onChange'>) {
  const { t } = useTranslation('outbox');
  const field = (name: keyof DraftForm['source'], label: string, most: number) => (
    <TextField
      className={classes['wide'] ?? ''}
      label={label}
      placeholder={label}
      maxLength={most}
      value={form.source[name]}
      onChange={(event) => onChange({ source: { ...form.source, [name]: event.target.value } })}
    />
  );
  return (
    <Field label={t('form.source')} hint={t('form.sourceHint')}>
      {() => (
        <div className={classes['two']}>
          {field('title', t('form.sourceTitle'), 120)}
          {field('account', t('form.sourceAccount'), 60)}
          {field('date', t('form.sourceDate'), 20)}
          {field('link', t('form.sourceLink'), 500)}
        </div>
      )}
    </Field>
  );
}
