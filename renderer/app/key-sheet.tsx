import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { commandsOf, useCommandTable } from '../ui/commands/command-table.ts';
import { groupBy } from '../ui/group-by.ts';
import { Kbd } from '../ui/kbd.tsx';
import { Dialog } from '../ui/kit/dialog.tsx';
import classes from './key-sheet.module.css';

/** The ? sheet: every command of the window and of the page, with its key. */
export function KeySheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('app');
  const bySource = useCommandTable((state) => state.bySource);
  const groups = useMemo(
    () =>
      [
        ...groupBy(
          commandsOf(bySource).filter(({ keys }) => keys.length > 0),
          ({ group }) => group,
        ),
      ].reverse(),
    [bySource],
  );
  return (
    <Dialog title={t('sheet.title')} open={open} onClose={onClose} width={760}>
      <div className={classes['scroller']}>
        <div className={classes['sheet']}>
          {groups.map(([group, commands]) => (
            <section key={group} className={classes['group']}>
              <h2 className={classes['name']}>{group}</h2>
              <dl className={classes['list']}>
                {commands.map((command) => (
                  <div key={command.id} className={classes['line']}>
                    <dt>{command.title}</dt>
                    <dd className={classes['keys']}>
                      {command.keys.filter(isPrinted).map((keys) => (
                        <Kbd key={keys} keys={keys} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
    </Dialog>
  );
}

/** The number pad does what the row of digits does; saying it of every digit would hide the rest. */
function isPrinted(keys: string): boolean {
  return !keys.includes('Numpad');
}
