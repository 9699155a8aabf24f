import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { useMay } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/kit/select.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import { visibleText } from '../../ui/visible-text.ts';
import classes from './groups.module.css';
import type { GroupRow } from './use-group-columns.tsx';

const MOST_TAGS = 20;
const LONGEST_TAG = 20;

/** What a group is about, for broadcasts that choose by it. */
export function TagsForm({ group }: { readonly group: GroupRow }) {
  const { t } = useTranslation('groups');
  const { t: common } = useTranslation('common');
  const whyNot = useMay('message.triage') ? null : common('failure.not-allowed');
  const [tags, setTags] = useState<readonly string[]>(group.tags);
  const tag = useCommand(orpc.groups.tag);
  const save = async (): Promise<void> => {
    const outcome = await tag.run({ id: group.id, tags: [...tags] });
    if (outcome.ok) showToast({ text: t('tags.saved', { name: visibleText(group.name) }) });
  };
  const take = (typed: readonly string[]): void =>
    setTags([...new Set(typed.map((word) => word.trim().slice(0, LONGEST_TAG)).filter((word) => word !== ''))]);
  return (
    <div className={classes['form']}>
      <Select
        aria-label={t('tags.title')}
        mode="tags"
        open={false}
        suffixIcon={null}
        placeholder={t('tags.hint')}
        maxCount={MOST_TAGS}
        tokenSeparators={['，', ',', '、', ' ']}
        disabled={whyNot !== null}
        value={[...tags]}
        onChange={take}
      />
      <p className={classes['words']}>{t('tags.words')}</p>
      <div className={classes['acts']}>
        <Button
          unavailable={whyNot}
          disabled={tag.isPending || tags.join('\n') === group.tags.join('\n')}
          onClick={() => void save()}
        >
          {t('tags.save')}
        </Button>
      </div>
    </div>
  );
}
