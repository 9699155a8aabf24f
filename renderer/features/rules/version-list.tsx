import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleVersion } from '../../../contract/rules.ts';
import type { RuleId } from '../../../domain/ids.ts';
import { diffConditions, type TermChange } from '../../../domain/rules/diff-conditions.ts';
import { precisionOf } from '../../../domain/rules/trial.ts';
import { orpc } from '../../data/client.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { formatDateTime } from '../../ui/time.ts';
import classes from './version-list.module.css';

interface VersionListProps {
  readonly ruleId: RuleId;
  readonly unavailable: string | null;
  readonly onRestore: (version: RuleVersion) => void;
}

/** 历史版本: what each changed, what its trial found, and the way back to it. */
export function VersionList({ ruleId, unavailable, onRestore }: VersionListProps) {
  const query = useQuery(orpc.rules.versions.queryOptions({ input: { id: ruleId } }));
  return (
    <QueryState query={query}>
      {({ versions }) => (
        <ol className={classes['versions']}>
          {versions.map((version, index) => (
            <Version
              key={version.version}
              version={version}
              before={versions[index + 1] ?? null}
              unavailable={unavailable}
              onRestore={index === 0 ? null : () => onRestore(version)}
            />
          ))}
        </ol>
      )}
    </QueryState>
  );
}

interface VersionProps {
  readonly version: RuleVersion;
  readonly before: RuleVersion | null;
  readonly unavailable: string | null;
  readonly onRestore: (() => void) | null;
}

function Version({ version, before, unavailable, onRestore }: VersionProps) {
  const { t } = useTranslation('rules');
  return (
    <li className={classes['version']}>
      <div className={classes['head']}>
        <b>{t('version.number', { n: version.version })}</b>
        <span className={classes['faint']}>
          {formatDateTime(version.savedAt)} · {version.savedBy ?? t('version.system')}
        </span>
        {onRestore === null ? (
          <span className={classes['faint']}>{t('version.current')}</span>
        ) : (
          <Button
            tone="quiet"
            unavailable={unavailable}
            aria-label={t('version.restoreOf', { n: version.version })}
            onClick={onRestore}
          >
            {t('version.restore')}
          </Button>
        )}
      </div>
      <Changes version={version} before={before} />
      <TrialLine version={version} />
    </li>
  );
}

function Changes({ version, before }: Pick<VersionProps, 'version' | 'before'>) {
  const { t } = useTranslation('rules');
  if (before === null) return <div className={classes['faint']}>{t('version.first')}</div>;
  const { groups, exclusions } = diffConditions(before, version);
  const lines = [
    ...groups.map((group, index) => ({
      name: groups.length === 1 ? t('form.terms') : t('form.group', { n: index + 1 }),
      terms: group.terms.filter(({ change }) => change !== 'kept'),
      near: group.near.from === group.near.to ? null : group.near,
    })),
    { name: t('form.exclusions'), terms: exclusions.filter(({ change }) => change !== 'kept'), near: null },
  ].filter(({ terms, near }) => terms.length > 0 || near !== null);
  const distance = (near: number | null) => (near === null ? t('form.and') : t('version.within', { n: near }));
  const others = otherChanges(before, version);
  if (lines.length === 0 && others.length === 0) return <div className={classes['faint']}>{t('version.same')}</div>;
  return (
    <>
      {lines.map(({ name, terms, near }) => (
        <div key={name} className={classes['line']}>
          <span className={classes['faint']}>{name}</span>
          {near !== null && (
            <span>
              {distance(near.from)} → {distance(near.to)}
            </span>
          )}
          {terms.map((term) => (
            <Term key={`${term.change} ${term.term}`} {...term} />
          ))}
        </div>
      ))}
      {others.length > 0 && (
        <div className={classes['line']}>
          {others.map((field) => (
            <Fragment key={field}>
              <span className={classes['faint']}>{t('version.changed', { field: t(`form.${field}`) })}</span>
            </Fragment>
          ))}
        </div>
      )}
    </>
  );
}

function Term({ term, change }: TermChange) {
  const isAdded = change === 'added';
  return isAdded ? (
    <ins className={classNames(classes['term'], classes['added'])}>+ {term}</ins>
  ) : (
    <del className={classNames(classes['term'], classes['removed'])}>− {term}</del>
  );
}

/** The fields besides the terms that another version had otherwise; what was not kept cannot be compared. */
function otherChanges(
  before: RuleVersion,
  version: RuleVersion,
): readonly ('name' | 'category' | 'severity' | 'pager' | 'enabled')[] {
  const isKept = before.severity !== null && version.severity !== null;
  return [
    ...(before.name === version.name ? [] : (['name'] as const)),
    ...(isKept && before.categoryId !== version.categoryId ? (['category'] as const) : []),
    ...(isKept && before.severity !== version.severity ? (['severity'] as const) : []),
    ...(isKept && before.pager !== version.pager ? (['pager'] as const) : []),
    ...(isKept && before.enabled !== version.enabled ? (['enabled'] as const) : []),
  ];
}

function TrialLine({ version: { trial } }: { readonly version: RuleVersion }) {
  const { t, i18n } = useTranslation('rules');
  if (trial === null) return null;
  const precision = precisionOf(trial.figures);
  const { matched, useful, noise } = trial.figures;
  return (
    <div className={classes['faint']}>
      {t('version.trial', {
        days: trial.days,
        examined: trial.examined.toLocaleString(i18n.language),
        matched: matched.toLocaleString(i18n.language),
        precision: precision === null ? '–' : `${Math.round(precision * 100)} % (${useful}/${useful + noise})`,
      })}
    </div>
  );
}
