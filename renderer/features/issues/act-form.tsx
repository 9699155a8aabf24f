import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import type { DrawerAct } from './act-of.ts';
import classes from './act-form.module.css';
import type { Life } from './life-type.ts';
import type { Act } from './use-act.ts';

/** What every form of the drawer is given. */
export interface ActFormProps {
  readonly life: Life;
  readonly onClose: () => void;
}

interface FormProps {
  readonly act: DrawerAct;
  readonly state: Pick<Act<unknown>, 'isPending' | 'isConflict' | 'refusal'>;
  /** What must still be filled in, in words; null when it can be submitted. */
  readonly missing: string | null;
  /** Why the act is not possible any more; null while it is. */
  readonly gone: string | null;
  readonly note?: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The frame of a form: its fields, what is missing, what went wrong, and the two ways out. */
export function ActForm({ act, state, missing, gone, note, onSubmit, onClose, children }: FormProps) {
  const { t } = useTranslation('issues');
  const unavailable = gone ?? missing;
  const submit = (): void => {
    if (unavailable === null && !state.isPending) onSubmit();
  };
  return (
    <form
      className={classes['form']}
      aria-label={t(`act.${act}`)}
      onKeyDownCapture={(event) => submitByKey(event, submit)}
      onKeyDown={(event) => leaveByKey(event, onClose)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {state.isConflict ? (
        <p className={classes['conflict']} role="alert">
          <strong>{t('form.conflictTitle')}</strong>
          {t('form.conflictWords')}
        </p>
      ) : null}
      {children}
      {state.refusal === null ? null : (
        <p className={classes['refusal']} role="alert">
          {state.refusal}
        </p>
      )}
      <div className={classes['foot']}>
        <Button type="submit" tone="primary" unavailable={unavailable} disabled={state.isPending}>
          {t('form.submit', { act: t(`act.${act}`) })}
        </Button>
        <Button onClick={onClose}>{t('form.cancel')}</Button>
        <span className={classes['missing']} aria-live="polite">
          {unavailable ?? note ?? t('form.submitKey')}
        </span>
      </div>
    </form>
  );
}

/** Ctrl+Enter submits from any field; caught before the field, because a list would open on it. */
function submitByKey(event: KeyboardEvent, submit: () => void): void {
  if (event.nativeEvent.isComposing || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
  submit();
}

/** Escape leaves the form; where a list is open it closes the list. */
function leaveByKey(event: KeyboardEvent, close: () => void): void {
  if (event.nativeEvent.isComposing || event.defaultPrevented || event.key !== 'Escape') return;
  if (event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true') return;
  event.preventDefault();
  event.stopPropagation();
  close();
}
