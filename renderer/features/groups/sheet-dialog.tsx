import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc, type ServiceClient } from '../../data/client.ts';
import { shell } from '../../data/shell.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/kit/dialog.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { visibleText } from '../../ui/visible-text.ts';
import classes from './groups.module.css';
import { SheetFindings } from './sheet-findings.tsx';

type Imported = Awaited<ReturnType<ServiceClient['groups']['importSheet']>>;
type TakenBack = Awaited<ReturnType<ServiceClient['groups']['undoImport']>>;

/** The register from a sheet: choose, see what each row would do and what is wrong, import, take back. */
export function SheetDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('groups');
  const [path, setPath] = useState<string | null>(null);
  const [imported, setImported] = useState<Imported | null>(null);
  const choose = async (): Promise<void> => {
    const chosen = await shell().chooseFile();
    if (chosen !== null) setPath(chosen.path);
  };
  return (
    <Dialog title={t('sheet.title')} open onClose={onClose} width={860}>
      <div className={classes['form']}>
        {imported !== null && <p role="status">{t('sheet.imported', { ...imported })}</p>}
        {path === null || imported !== null ? (
          <>
            <p className={classes['words']}>{t('sheet.words')}</p>
            <LastImport />
            <div className={classes['acts']}>
              {imported === null ? (
                <Button tone="primary" autoFocus onClick={() => void choose()}>
                  {t('sheet.choose')}
                </Button>
              ) : (
                <Button tone="primary" autoFocus onClick={onClose}>
                  {t('sheet.close')}
                </Button>
              )}
            </div>
          </>
        ) : (
          <Preview path={path} onImported={setImported} onBack={() => setPath(null)} />
        )}
      </div>
    </Dialog>
  );
}

function Preview({
  path,
  onImported,
  onBack,
}: {
  readonly path: string;
  readonly onImported: (imported: Imported) => void;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation('groups');
  const query = useQuery(
    orpc.groups.checkSheet.queryOptions({ input: { path }, gcTime: 0, staleTime: 0, retry: false }),
  );
  const take = useCommand(orpc.groups.importSheet);
  const importing = async (sha256: string, skipFaulty: boolean): Promise<void> => {
    const outcome = await take.run({ path, sha256, skipFaulty });
    if (outcome.ok) onImported(outcome.output);
  };
  return (
    <>
      <QueryState query={query}>
        {(check) => {
          const isEmpty = check.added + check.changed === 0;
          return (
            <>
              <SheetFindings check={check} />
              <div className={classes['acts']}>
                <Button
                  tone="primary"
                  autoFocus={!isEmpty}
                  disabled={take.isPending}
                  unavailable={isEmpty ? t('sheet.nothing') : null}
                  onClick={() => void importing(check.sha256, check.faulty > 0)}
                >
                  {check.faulty > 0
                    ? t('sheet.takeRest', { n: check.added + check.changed })
                    : t('sheet.take', { n: check.added + check.changed })}
                </Button>
                <Button autoFocus={isEmpty} onClick={onBack}>
                  {t('sheet.back')}
                </Button>
              </div>
            </>
          );
        }}
      </QueryState>
      {query.isError && (
        <div className={classes['acts']}>
          <Button onClick={onBack}>{t('sheet.back')}</Button>
        </div>
      )}
    </>
  );
}

/** What this person has imported last, and the way to take it back. */
function LastImport() {
  const { t } = useTranslation('groups');
  const last = useQuery(orpc.groups.lastImport.queryOptions({ input: {} })).data?.last ?? null;
  const undo = useCommand(orpc.groups.undoImport);
  const [taken, setTaken] = useState<TakenBack | null>(null);
  if (last === null) return null;
  const takeBack = async (): Promise<void> => {
    const outcome = await undo.run({ importId: last.id });
    if (outcome.ok) setTaken(outcome.output);
  };
  const { at, fileName, added, changed, isUndone } = last;
  return (
    <>
      <div className={classes['acts']}>
        <span>{t('sheet.last', { at: formatDateTime(at), file: visibleText(fileName), added, changed })}</span>
        {isUndone ? (
          <span className={classes['words']}>{t('sheet.isUndone')}</span>
        ) : (
          <Button tone="danger" disabled={undo.isPending} onClick={() => void takeBack()}>
            {t('sheet.undo')}
          </Button>
        )}
      </div>
      {taken !== null && <WhatWasTakenBack taken={taken} />}
    </>
  );
}

/** What went, what is as before, and which groups were left, each with why. */
function WhatWasTakenBack({ taken }: { readonly taken: TakenBack }) {
  const { t } = useTranslation('groups');
  const { removed, restored, left, leftGroups } = taken;
  return (
    <>
      <p role="status">{t('sheet.undone', { removed, restored, left })}</p>
      {left > 0 && (
        <ul className={classes['left']} tabIndex={0} aria-label={t('sheet.left')}>
          {leftGroups.map(({ name, why }, index) => (
            <li key={index}>
              {visibleText(name)} · {t(`sheet.leftBecause.${why}`)}
            </li>
          ))}
          {left > leftGroups.length && <li>{t('sheet.leftMore', { n: left - leftGroups.length })}</li>}
        </ul>
      )}
    </>
  );
}
