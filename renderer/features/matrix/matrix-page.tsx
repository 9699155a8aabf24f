import { Printer } from 'lucide-react';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reach } from '../../../domain/people/permission-table.ts';
import { type Role, ROLES } from '../../../domain/people/role.ts';
import { useSession } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { Page } from '../../ui/page.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { type MatrixLine, matrixLines } from './matrix-lines.ts';
import classes from './matrix.module.css';

type Choice = 'all' | Role;
const REACHES: readonly Reach[] = ['all', 'territory', 'own', 'none'];

/** 权限表: the table the service decides by, for the officers who answer for it. Read only. */
export function MatrixPage() {
  const { t } = useTranslation('matrix');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const isAllowed = session?.permissions.includes('matrix.read') === true;
  const [choice, setChoice] = useState<Choice>('all');
  const print = () => window.print();
  useCommands([
    {
      id: 'matrix.print',
      title: t('print'),
      group: t('title'),
      keys: ['$mod+KeyP'],
      hint: true,
      unavailable: null,
      run: print,
    },
  ]);
  if (!isAllowed) return <Page title={t('title')}>{common('failure.not-allowed')}</Page>;
  const roles = choice === 'all' ? ROLES : [choice];
  return (
    <Page
      title={t('title')}
      about={t('about')}
      actions={
        <Button icon={<Printer size={15} />} onClick={print}>
          {t('print')}
        </Button>
      }
    >
      <Toolbar label={t('filter')}>
        <Segmented
          label={t('filter')}
          value={choice}
          onChange={setChoice}
          segments={[
            { value: 'all' as const, label: t('allRoles') },
            ...ROLES.map((role) => ({ value: role, label: common(`role.${role}`) })),
          ]}
        />
      </Toolbar>
      <div className={classes['scroll']} role="region" aria-label={t('title')} tabIndex={0}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t('action')}</th>
              {roles.map((role) => (
                <th key={role} scope="col" className={classes['role']}>
                  {common(`role.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrixLines(roles).map(({ part, lines }) => (
              <Fragment key={part}>
                <tr className={classes['part']}>
                  <th scope="rowgroup" colSpan={roles.length + 1}>
                    {t(`part.${part}`)}
                  </th>
                </tr>
                {lines.map((line) => (
                  <Line key={line.permission} line={line} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
        <Legend />
        <p className={classes['note']}>{t('note')}</p>
      </div>
    </Page>
  );
}

function Line({ line }: { readonly line: MatrixLine }) {
  const { t } = useTranslation('matrix');
  return (
    <tr>
      <th scope="row">
        {t(`permission.${line.permission}`)}
        {line.isOfCity && <span className={classes['city']}>{t('ofCity')}</span>}
      </th>
      {line.cells.map(({ role, reach }) => (
        <td key={role} className={classNames(classes['cell'], classes[reach])}>
          {t(`reach.${reach}`)}
        </td>
      ))}
    </tr>
  );
}

function Legend() {
  const { t } = useTranslation('matrix');
  return (
    <ul className={classes['legend']}>
      {REACHES.map((reach) => (
        <li key={reach}>
          <span className={classNames(classes['cell'], classes[reach])}>{t(`reach.${reach}`)}</span>
          <span className={classes['legendWords']}>{t(`legend.${reach}`)}</span>
        </li>
      ))}
    </ul>
  );
}
