const NAMES: Readonly<Record<string, string>> = {
  Slash: '/',
  'Shift+Slash': '?',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: 'Enter',
  Space: 'Space',
  BracketLeft: '[',
  BracketRight: ']',
  Comma: ',',
  Period: '.',
  Backspace: '⌫',
  Delete: 'Del',
};

/** The caps a key binding is drawn with: 'KeyG KeyI' → G I, '$mod+KeyK' → Ctrl K. */
export function keyCaps(binding: string): readonly string[] {
  return binding.split(' ').flatMap((press) => {
    const named = NAMES[press];
    return named === undefined ? press.split('+').map(capOf) : [named];
  });
}

function capOf(part: string): string {
  if (part === '$mod' || part === 'Control') return 'Ctrl';
  return NAMES[part] ?? part.replace(/^(Key|Digit)/, '');
}
