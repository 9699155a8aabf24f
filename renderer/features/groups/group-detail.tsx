import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegionCode } from '../../../domain/ids.ts';
import { awaitsPlace, LEVEL_OF_TIER } from '../../../domain/group/place-of-tier.ts';
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
import { AwaitsPlace } from './awaits-place.tsx';
import { CountHistory } from './count-history.tsx';
import classes from './groups.module.css';
import { MemberCount } from './member-count.tsx';
import { SecondGroupSection } from './second-group.tsx';
import { StandardSection } from './standard-section.tsx';
import { TagsForm } from './tags-form.tsx';
import type { GroupRow } from './use-group-columns.tsx';

/** The field that places a group; the command of the page goes there. */
export const PLACE_FIELD = 'group-place';

/** What the pane can be asked for. */
export interface GroupActs {
  readonly describe: () => void;
  readonly members: () => void;
  readonly duties: () => void;
}

/** One group, and the village it belongs to. */
export function GroupDetail({ group, acts }: { readonly group: GroupRow | null; readonly acts: GroupActs }) {
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
    <SidePane title={name} label={name} actions={<DescribeButton group={group} onDescribe={acts.describe} />}>
      <GroupFacts group={group} />
      <SecondGroupSection group={group} />
      <PaneSection title={t(`place.title.${LEVEL_OF_TIER[group.tier]}`)}>
        <PlaceForm key={group.version} group={group} />
      </PaneSection>
      <Standard group={group} acts={acts} />
      <CountHistory group={group} />
      <PaneSection title={t('tags.title')}>
        <TagsForm key={group.tags.join(' ')} group={group} />
      </PaneSection>
    </SidePane>
  );
}

function Standard({ group, acts }: { readonly group: GroupRow; readonly acts: GroupActs }) {
  const check = useQuery(orpc.groups.detail.queryOptions({ input: { id: group.id } })).data?.check ?? null;
  const whyNoDuties = useWhyNoDuties(group);
  return <StandardSection check={check} onMembers={acts.members} onDuties={acts.duties} whyNoDuties={whyNoDuties} />;
}

/** Why nobody here writes down the posts of the village of a group; null where somebody may. */
export function useWhyNoDuties(group: GroupRow | null): string | null {
  const { t } = useTranslation('groups');
  const { t: common } = useTranslation('common');
  if (!useMay('message.triage')) return common('failure.not-allowed');
  if (group === null) return t('duties.noVillage');
  if (LEVEL_OF_TIER[group.tier] !== 'village') return t('duties.notOfVillage');
  return awaitsPlace(group.villageCode, group.tier) ? t('duties.noVillage') : null;
}

function DescribeButton({ group, onDescribe }: { readonly group: GroupRow; readonly onDescribe: () => void }) {
  const { t } = useTranslation('groups');
  const whyNot = useWhyNotDescribe(group);
  return (
    <Button unavailable={whyNot} keys="KeyD" onClick={onDescribe}>
      {t('describe.button')}
    </Button>
  );
}

/** Why nobody here says what a group is; null where somebody may. */
export function useWhyNotDescribe(group: GroupRow | null): string | null {
  const { t } = useTranslation('groups');
  const { t: common } = useTranslation('common');
  const mayEdit = useMay('message.triage');
  if (!mayEdit) return common('failure.not-allowed');
  if (group === null) return t('choose');
  return group.tier === 'supervision' ? t('describe.supervision') : null;
}

function GroupFacts({ group }: { readonly group: GroupRow }) {
  const { t } = useTranslation('groups');
  const { t: common } = useTranslation('common');
  const now = useNow();
  const { villageName, countyName, tier, owner, members, membersAt, cap, accounts, lastMessageAt } = group;
  return (
    <Facts
      facts={[
        [
          t('fact.village'),
          <>
            {villageName !== null && placeWords(countyName, villageName)} <AwaitsPlace group={group} />
          </>,
        ],
        [t('fact.tier'), t(`tier.${tier}`)],
        [t('fact.owner'), owner === '' ? '–' : visibleText(owner)],
        [
          t('fact.members'),
          <>
            <MemberCount members={members} cap={cap} /> {members !== null && t('fact.ofCap', { cap })}
          </>,
        ],
        [t('fact.externalId'), group.externalId],
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

/** A group of a county is of the county: its name is said once. */
function placeWords(countyName: string | null, name: string): string {
  return countyName === null || countyName === name ? name : `${countyName} ${name}`;
}

function PlaceForm({ group }: { readonly group: GroupRow }) {
  const { t } = useTranslation('groups');
  const { t: common } = useTranslation('common');
  const mayEdit = useMay('message.triage');
  const level = LEVEL_OF_TIER[group.tier];
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
      <PlaceCascader id={PLACE_FIELD} value={code} onChange={setCode} only={level} disabled={!mayEdit} />
      <p className={classes['words']}>{t(`place.words.${level}`)}</p>
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
