import type { UnitId } from '../../../domain/ids.ts';
import { Select } from '../../ui/kit/select.tsx';
import classes from './act-form.module.css';
import type { UnitOption } from './use-units.ts';

interface UnitSelectProps {
  readonly id: string;
  readonly options: readonly UnitOption[];
  readonly value: UnitId | null;
  readonly placeholder: string;
  readonly autoFocus?: boolean;
  /** Adds a button that empties the field, which is one more stop for the Tab key. */
  readonly mayBeEmpty?: boolean;
  readonly onChange: (id: UnitId | null) => void;
}

/** One unit by name; typing narrows the list. */
export function UnitSelect({
  id,
  options,
  value,
  placeholder,
  autoFocus = false,
  mayBeEmpty = false,
  onChange,
}: UnitSelectProps) {
  return (
    <Select<UnitId>
      id={id}
      className={classes['wide'] ?? ''}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={mayBeEmpty}
      autoFocus={autoFocus}
      placeholder={placeholder}
      options={[...options]}
      {...(value === null ? {} : { value })}
      onChange={(chosen: UnitId | undefined) => onChange(chosen ?? null)}
    />
  );
}
