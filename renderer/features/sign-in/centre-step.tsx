import { useTranslation } from 'react-i18next';
import { Field, TextField } from '../../ui/text-field.tsx';
import type { FirstRunForm } from './first-run-form.ts';
import classes from './sign-in.module.css';

interface CentreStepProps {
  readonly form: FirstRunForm;
  readonly tried: boolean;
  readonly onChange: (form: FirstRunForm) => void;
}

export function CentreStep({ form, tried, onChange }: CentreStepProps) {
  const { t } = useTranslation('signIn');
  const field = (name: 'centerName' | 'cityName', most: number, autoFocus = false) => (
    <Field label={t(`setUp.centre.${name}`)} error={tried && form[name].trim() === '' ? t('missing') : null}>
      {(id) => (
        <TextField
          id={id}
          label={t(`setUp.centre.${name}`)}
          className={classes['field']}
          maxLength={most}
          autoFocus={autoFocus}
          value={form[name]}
          onChange={(event) => onChange({ ...form, [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      {field('centerName', 40, true)}
      {field('cityName', 20)}
    </>
  );
}
