import { Copy, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { shell } from '../../data/shell.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Field, TextField } from '../../ui/text-field.tsx';
import classes from './people.module.css';
import { newTemporaryPassword } from './temporary-password.ts';

interface TemporaryFieldProps {
  readonly value: string;
  readonly error: string | null;
  readonly autoFocus?: boolean;
  readonly onChange: (value: string) => void;
}

/** A password for the first sign-in, legible, because somebody has to read it out. */
export function TemporaryField({ value, error, autoFocus = false, onChange }: TemporaryFieldProps) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation('common');
  return (
    <Field label={t('form.temporary')} hint={t('form.temporaryHint')} error={error}>
      {(id) => (
        <div className={classes['secret']}>
          <TextField
            id={id}
            label={t('form.temporary')}
            className={classes['field']}
            maxLength={128}
            autoFocus={autoFocus}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <IconButton
            label={t('form.another')}
            icon={<RefreshCw size={14} />}
            onClick={() => onChange(newTemporaryPassword())}
          />
          <IconButton
            label={common('action.copy')}
            icon={<Copy size={14} />}
            onClick={() => void shell().copyText(value)}
          />
        </div>
      )}
    </Field>
  );
}
