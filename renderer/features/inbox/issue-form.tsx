import type { FocusEvent, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../../contract/inbox.ts';
import type { Severity } from '../../../domain/issue/issue.ts';
import { useMay } from '../../data/use-session.ts';
import { isComposing } from '../../ui/commands/key-dispatcher.ts';
import { CategorySelect } from '../../ui/kit/category-select.tsx';
import { PlaceCascader } from '../../ui/kit/place-cascader.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { DueField } from './due-field.tsx';
import { Row, submitByEnter } from './form-row.tsx';
import { GradeField } from './grade-field.tsx';
import { FOCUS, focusOn } from './inbox-focus.ts';
import { INBOX_KEYS } from './inbox-keys.ts';
import { useInbox } from './inbox-store.ts';
import { missingIn, type MissingField } from './issue-draft-form.ts';
import classes from './issue-form.module.css';
import { submitDrafts } from './submit-drafts.ts';
import { SuggestedBecause } from './suggested-because.tsx';
import { TITLE_LENGTH } from './title-from-text.ts';
import type { Catalog } from './use-catalog.ts';
import type { DraftSheetInHand } from './use-draft-sheet.ts';
import type { TriageOrders } from './use-triage.ts';

export interface IssueFormProps {
  readonly sheet: DraftSheetInHand;
  readonly row: InboxRow;
  readonly catalog: Catalog;
  readonly orders: TriageOrders;
  readonly unavailable: string | null;
}

const SEVERITIES = ['1', '2', '3'] as const satisfies readonly `${Severity}`[];
const SEVERITY_WORDS = { 1: 'common:severity.1', 2: 'common:severity.2', 3: 'common:severity.3' } as const;

/** One issue as it will be made; every field is filled in as far as the message says. */
export function IssueForm({ sheet, row, catalog, orders, unavailable }: IssueFormProps) {
  const { t } = useTranslation('inbox');
  const mode = useInbox((place) => place.mode);
  const { draft, change } = sheet;
  const missing: readonly MissingField[] = mode === 'read' ? [] : missingIn(draft);
  // A message that another desk has decided leaves the form as it is: words in hand are not taken from under the fingers.
  const isReadOnly = !useMay('message.triage');
  const submit = (): void => {
    if (unavailable === null) submitDrafts(mode === 'register' ? 'register' : 'dispatch', sheet, orders);
    else showToast({ tone: 'told', text: unavailable });
  };
  return (
    <fieldset disabled={isReadOnly} className={classes['form']} onFocus={begin} onKeyDown={leaveByEscape}>
      <Row
        label={t('triage.title')}
        keys={INBOX_KEYS.heading[0]}
        htmlFor={FOCUS.heading}
        error={missing.includes('title') ? t('triage.missing.title') : null}
      >
        <TextArea
          id={FOCUS.heading}
          rows={2}
          maxLength={120}
          value={draft.title}
          placeholder={t('triage.titleHint')}
          aria-invalid={missing.includes('title')}
          onChange={(event) => change((now) => ({ ...now, title: event.target.value.replaceAll('\n', ' ') }))}
          onKeyDown={(event) => submitByEnter(event, submit)}
        />
        {[...draft.title].length > TITLE_LENGTH && (
          <span className={classes['count']}>{`${[...draft.title].length} / ${TITLE_LENGTH}`}</span>
        )}
      </Row>
      <Row
        label={t('triage.category')}
        keys={INBOX_KEYS.category[0]}
        htmlFor={FOCUS.category}
        error={missing.includes('category') ? t('triage.missing.category') : null}
      >
        <CategorySelect
          id={FOCUS.category}
          value={draft.categoryId}
          disabled={isReadOnly}
          onChange={(categoryId) => {
            change((now) => ({ ...now, categoryId }));
            focusOn('list');
          }}
        />
        {row.suggestedCategoryId !== null && row.suggestedCategoryId !== draft.categoryId && (
          <button
            type="button"
            className={classes['quick']}
            onClick={() => change((now) => ({ ...now, categoryId: row.suggestedCategoryId }))}
          >
            {t('triage.suggested', { name: row.suggestedCategoryName ?? '' })}
          </button>
        )}
        {row.suggestion?.category != null && row.suggestion.category.id === draft.categoryId && (
          <SuggestedBecause {...row.suggestion.category} text={row.text} />
        )}
      </Row>
      <Row label={t('triage.place')} keys={INBOX_KEYS.place[0]} htmlFor={FOCUS.place} error={null}>
        <PlaceCascader
          id={FOCUS.place}
          value={draft.placeCode}
          disabled={isReadOnly}
          onFound={() => focusOn('list')}
          onChange={(placeCode) => change((now) => ({ ...now, placeCode }))}
        />
        {row.suggestion?.place != null && row.suggestion.place.code === draft.placeCode && (
          <SuggestedBecause {...row.suggestion.place} source="model" text={row.text} />
        )}
        <p className={classes['hint']}>
          {draft.placeCode === null
            ? t('triage.placeUnknown')
            : `${t('triage.commission')} ${catalog.commissionOf(draft.placeCode)?.name ?? t('triage.commissionNone')}`}
        </p>
      </Row>
      <Row label={t('triage.severity')} error={null}>
        <Segmented
          label={t('triage.severity')}
          value={`${draft.severity}`}
          segments={SEVERITIES.map((value) => ({ value, label: t(SEVERITY_WORDS[value], { defaultValue: value }) }))}
          onChange={(value) => change((now) => ({ ...now, severity: severityOf(value) }))}
        />
      </Row>
      <GradeField
        draft={draft}
        change={change}
        isReasonMissing={missing.includes('gradeReason')}
        onSubmit={submit}
        because={
          row.suggestion?.grade != null && row.suggestion.grade.grade === draft.grade ? (
            <SuggestedBecause {...row.suggestion.grade} source="model" text={row.text} />
          ) : null
        }
      />
      <DueField draft={draft} change={change} isDisabled={isReadOnly} />
    </fieldset>
  );
}

/** Whoever puts the focus into a field means to make an issue. */
function begin(event: FocusEvent): void {
  if (useInbox.getState().mode === 'read' && event.target instanceof HTMLElement)
    useInbox.setState({ mode: 'dispatch' });
}

function leaveByEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return;
  event.preventDefault();
  useInbox.setState({ mode: 'read' });
  focusOn('list');
}

function severityOf(value: (typeof SEVERITIES)[number]): Severity {
  return value === '3' ? 3 : value === '2' ? 2 : 1;
}
