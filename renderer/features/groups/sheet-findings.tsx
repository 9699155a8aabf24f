import { useTranslation } from 'react-i18next';
import type { ServiceClient } from '../../data/client.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { visibleText } from '../../ui/visible-text.ts';
import classes from './groups.module.css';

type Check = Awaited<ReturnType<ServiceClient['groups']['checkSheet']>>;

/** What a sheet would change and what is wrong with it, row by row, before anything is written. */
export function SheetFindings({ check }: { readonly check: Check }) {
  const { t } = useTranslation('groups');
  const { fileName, added, changed, same, faulty, faults, changes } = check;
  return (
    <>
      <p role="status">{t('sheet.summary', { file: visibleText(fileName), added, changed, same, faulty })}</p>
      <div className={classes['sheet']} tabIndex={0} role="region" aria-label={t('sheet.rows')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('sheet.column.row')}</th>
              <th scope="col">{t('sheet.column.what')}</th>
              <th scope="col">{t('sheet.column.column')}</th>
              <th scope="col">{t('sheet.column.value')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map(({ row, column, fault, value }) => (
              <tr key={`fault ${row} ${column} ${fault}`}>
                <td>{row}</td>
                <td>
                  <StateMark mark="overdue" word={t(`sheet.fault.${fault}`)} />
                </td>
                <td>{column}</td>
                <td>{visibleText(value)}</td>
              </tr>
            ))}
            {changes.map(({ row, name, isNew, columns }) => (
              <tr key={`change ${row}`}>
                <td>{row}</td>
                <td>
                  <StateMark mark={isNew ? 'open' : 'done'} word={isNew ? t('sheet.isNew') : t('sheet.isChanged')} />
                </td>
                <td>{columns.join('、')}</td>
                <td>{visibleText(name)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
