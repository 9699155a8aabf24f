import { useRef, type KeyboardEvent } from 'react';
import { classNames } from './class-names.ts';
import classes from './segmented.module.css';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly count?: number;
}

/** One choice of a few, as a row of words; arrow keys move it. */
export function Segmented<Value extends string>({
  label,
  segments,
  value,
  onChange,
}: {
  readonly label: string;
  readonly segments: readonly Segment<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  const root = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const index = (segments.findIndex((each) => each.value === value) + step + segments.length) % segments.length;
    const next = segments[index];
    if (next === undefined) return;
    onChange(next.value);
    root.current?.querySelectorAll('button')[index]?.focus();
  };
  return (
    <div ref={root} role="radiogroup" aria-label={label} className={classes['segmented']} onKeyDown={move}>
      {segments.map((segment) => (
        <button
          key={segment.value}
          type="button"
          role="radio"
          aria-checked={segment.value === value}
          tabIndex={segment.value === value ? 0 : -1}
          className={classNames(classes['segment'], segment.value === value && classes['current'])}
          onClick={() => onChange(segment.value)}
        >
          {segment.label}
          {segment.count !== undefined && (
            <span className={classes['count']}>{segment.count.toLocaleString('zh-CN')}</span>
          )}
        </button>
      ))}
    </div>
  );
}
