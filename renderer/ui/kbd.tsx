import { keyCaps } from './commands/key-name.ts';
import classes from './kbd.module.css';

/** The caps of a key binding in tinykeys notation. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span className={classes['keys']} aria-hidden="true">
      {keyCaps(keys).map((cap, index) => (
        <kbd key={index} className={classes['cap']}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
