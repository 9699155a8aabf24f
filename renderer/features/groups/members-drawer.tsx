import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Drawer } from '../../ui/kit/drawer.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { visibleText } from '../../ui/visible-text.ts';
import { ChangesList } from './changes-list.tsx';
import classes from './groups.module.css';
import { MembersList } from './members-list.tsx';
import type { GroupRow } from './use-group-columns.tsx';

const MEMBER_VIEWS = ['all', 'unready', 'changes'] as const;
type MemberView = (typeof MEMBER_VIEWS)[number];

/** Who is in a group, whose name does not tell who they are, and who came and went. */
export function MembersDrawer({ group, onClose }: { readonly group: GroupRow | null; readonly onClose: () => void }) {
  const { t } = useTranslation('groups');
  const title = group === null ? '' : t('members.title', { name: visibleText(group.name) });
  return (
    <Drawer title={title} open={group !== null} onClose={onClose} width={760}>
      {group !== null && <Members group={group} />}
    </Drawer>
  );
}

function Members({ group }: { readonly group: GroupRow }) {
  const { t } = useTranslation('groups');
  const [view, setView] = useState<MemberView>('all');
  return (
    <div className={classes['drawer']}>
      <div className={classes['drawerHead']}>
        <Segmented
          label={t('members.button')}
          segments={MEMBER_VIEWS.map((value) => ({ value, label: t(`members.view.${value}`) }))}
          value={view}
          onChange={setView}
        />
      </div>
      {view === 'changes' ? (
        <ChangesList group={group} />
      ) : (
        <MembersList key={view} group={group} unreadyOnly={view === 'unready'} />
      )}
    </div>
  );
}
