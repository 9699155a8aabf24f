import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegionCode } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { useMay } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PlaceCascader } from '../../ui/kit/place-cascader.tsx';
import { Facts, PaneSection, SidePane } from '../../ui/side-pane.tsx';
import { formatAgo, formatDate, formatDateTime } from '../../ui/time.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import { useNow } from '../../ui/use-now.ts';
import { visibleText } from '../../ui/visible-text.ts';
import classes from './groups.module.css';
import { TagsForm } from './tags-form.tsx';
import { NEAR_CAP, type GroupRow } from './use-group-columns.tsx';

/** The field that places a group; the command of the page goes there. */
export const PLACE_FIELD = 'group-place';

/** One group, and the village it belongs to. */
export function GroupDetail({ group }: { readonly group: GroupRow | null }) {
  const { t } = useTranslation('groups');
  if (group === null) {
    return (
      <SidePane title={t('title')} label={t('title')}>
        <EmptyState title={t('choose')} />
      </SidePane>
    );
  }
  const name = visibleText(group.name);
  return (
    <SidePane title={name} label={name}>
      <GroupFacts group={group} />
      <PaneSection title={t('place.title')}>
        <PlaceForm key={group.version} group={group} />
      </PaneSection>
      <PaneSection title={t('tags.title')}>
        <TagsForm key={group.tags.join(' ')} group={group} />
      </PaneSection>
    </SidePane>
  );
}

function GroupFacts({ group }: { readonly group: GroupRow }) {
  const { t } = useTranslation('groups');
  const { t: common } = useTranslation('common');
  const now = useNow();
  const { villageName, countyName, members, membersAt, accounts, lastMessageAt } = group;
  return (
    <Facts
      facts={[
        [
          t('fact.village'),
          villageName === null ? (
            <span className={classes['unplaced']}>{t('unplaced')}</span>
          ) : (
            `${countyName ?? ''} ${villageName}`
          ),
        ],
        [
          t('fact.members'),
          <>
            {members ?? '–'}{' '}
            {members !== null && members >= NEAR_CAP && <span className={classes['soon']}>{t('nearCap')}</span>}
          </>,
        ],
        ...(membersAt === null ? [] : [[t('fact.membersAt'), formatDate(membersAt)] as const]),
        [
          t('fact.accounts'),
          <>
            {accounts} {accounts === 1 && <span className={classes['soon']}>{t('oneEye')}</span>}
          </>,
        ],
        [
          t('fact.last'),
          lastMessageAt === null
            ? t('never')
            : `${formatDateTime(lastMessageAt)}（${formatAgo(common, lastMessageAt, now)}）`,
        ],
      ]}
    />
  );
}

function PlaceForm({ group }: { readonly group: GroupRow }) {
  const { t } = useTranslation('groups');
  const { t: common } = useTranslation('common');
  const mayEdit = useMay('message.triage');
  const [code, setCode] = useState<RegionCode | null>(group.villageCode);
  const place = useCommand(orpc.groups.place);
  const save = async (): Promise<void> => {
    const outcome = await place.run({ id: group.id, version: group.version, villageCode: code });
    if (outcome.ok)
      showToast({
        text:
          code === null
            ? t('place.cleared', { name: visibleText(group.name) })
            : t('place.saved', { name: visibleText(group.name) }),
      });
  };
  return (
    <div className={classes['form']}>
      <PlaceCascader id={PLACE_FIELD} value={code} onChange={setCode} villageOnly disabled={!mayEdit} />
      <p className={classes['words']}>{t('place.words')}</p>
      <div className={classes['acts']}>
        <Button
          tone="primary"
          unavailable={mayEdit ? null : common('failure.not-allowed')}
          disabled={place.isPending || code === group.villageCode}
          onClick={() => void save()}
        >
          {t('place.save')}
        </Button>
      </div>
    </div>
  );
}
