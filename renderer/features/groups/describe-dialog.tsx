import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RESIDENT_TIERS, type ResidentTier } from '../../../domain/group/group-tier.ts';
import { awaitsPlace, placeInTier } from '../../../domain/group/place-of-tier.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { useMay } from '../../data/use-session.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { membersTyped } from './members-typed.ts';
import type { GroupRow } from './use-group-columns.tsx';

/** Of which tier a group is, who owns it, how many it holds, and how many somebody has counted today. */
export function DescribeDialog({ group, onClose }: { readonly group: GroupRow; readonly onClose: () => void }) {
  const { t } = useTranslation('groups');
  const seesNames = useMay('message.sender');
  const [tier, setTier] = useState<ResidentTier>(group.tier === 'supervision' ? 'village' : group.tier);
  const [owner, setOwner] = useState(group.owner);
  const [cap, setCap] = useState(String(group.cap));
  const [members, setMembers] = useState('');
  const [error, setError] = useState<string | null>(null);
  const describe = useCommand(orpc.groups.describe);
  const submit = async (): Promise<void> => {
    if (describe.isPending) return;
    const most = membersTyped(cap, 1);
    const counted = members.trim() === '' ? null : membersTyped(members, 0);
    if (most === undefined || counted === undefined) {
      setError(t('describe.wrongNumber'));
      return;
    }
    const { id, version } = group;
    const outcome = await describe.run({
      ...{ id, version, tier, owner: seesNames ? owner : null, cap: most, members: counted },
    });
    if (!outcome.ok) return;
    showToast({ text: t('describe.saved', { name: visibleText(group.name) }) });
    onClose();
  };
  return (
    <FormDialog
      title={t('describe.title', { name: visibleText(group.name) })}
      error={error}
      isPending={describe.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Segmented
        label={t('column.tier')}
        segments={RESIDENT_TIERS.map((value) => ({ value, label: t(`tier.${value}`) }))}
        value={tier}
        onChange={setTier}
      />
      <PlaceFollows group={group} tier={tier} />
      {seesNames && (
        <label>
          {t('column.owner')}
          <TextField
            label={t('column.owner')}
            autoFocus
            maxLength={40}
            value={owner}
            onChange={(event) => setOwner(event.target.value)}
          />
        </label>
      )}
      <label>
        {t('describe.members')}
        <TextField
          label={t('describe.members')}
          placeholder={group.members === null ? '' : t('describe.last', { members: group.members })}
          inputMode="numeric"
          maxLength={6}
          value={members}
          onChange={(event) => setMembers(event.target.value)}
        />
      </label>
      <label>
        {t('describe.cap')}
        <TextField
          label={t('describe.cap')}
          inputMode="numeric"
          maxLength={6}
          value={cap}
          onChange={(event) => setCap(event.target.value)}
        />
      </label>
    </FormDialog>
  );
}

/** What becomes of the place where the tier is to change; nothing where it stays as it is. */
function PlaceFollows({ group, tier }: { readonly group: GroupRow; readonly tier: ResidentTier }) {
  const { t } = useTranslation('groups');
  const { villageCode } = group;
  if (villageCode === null || tier === group.tier) return null;
  if (placeInTier(villageCode, tier) !== villageCode) return <p>{t('describe.lifted')}</p>;
  return awaitsPlace(villageCode, tier) ? <p>{t('describe.toPlace')}</p> : null;
}
