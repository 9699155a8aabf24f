import { useTranslation } from 'react-i18next';
import { VERDICTS, type Verdict } from '../../../domain/lead/lead.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { Field, TextField } from '../../ui/text-field.tsx';
import type { FieldOfAct } from './act-fields.ts';

interface ActFieldRowProps {
  readonly field: FieldOfAct;
  readonly first: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const LONG: readonly FieldOfAct[] = ['note', 'reason', 'findings', 'text'];

/** One field of an act: several lines for words, one for numbers and names, a choice for the finding. */
export function ActFieldRow({ field, first, value, onChange }: ActFieldRowProps) {
  const { t } = useTranslation('leads');
  const label = t(`field.${field}`);
  if (field === 'verdict') {
    return (
      <Field label={label}>
        {() => (
          <Segmented<Verdict>
            label={label}
            segments={VERDICTS.map((each) => ({ value: each, label: t(`verdict.${each}`) }))}
            value={(VERDICTS as readonly string[]).includes(value) ? (value as Verdict) : 'true'}
            onChange={onChange}
          />
        )}
      </Field>
    );
  }
  return (
    <Field label={label}>
      {(id) =>
        LONG.includes(field) ? (
          <TextArea
            id={id}
            autoFocus={first}
            maxLength={1000}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <TextField
            id={id}
            label={label}
            autoFocus={first}
            maxLength={80}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}
