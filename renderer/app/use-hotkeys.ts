import { useEffect } from 'react';
import type { Command } from '../ui/commands/command.ts';
import { commandsOf, useCommandTable } from '../ui/commands/command-table.ts';
import { HeldKey } from '../ui/commands/held-key.ts';
import { isModifier, KeyDispatcher } from '../ui/commands/key-dispatcher.ts';
import { showToast } from '../ui/toast/toasts.ts';

/** Runs the command of every key press, unless the press belongs to an input method, a field or a dialog. */
export function useHotkeys(): void {
  useEffect(() => {
    const dispatcher = new KeyDispatcher();
    const held = new HeldKey();
    const pressed = (event: KeyboardEvent): void => {
      if (!isModifier(event.key)) held.letGo();
      if (event.defaultPrevented) return;
      const typing = isEditable(event.target) || isInDialog();
      const command = dispatcher.press(
        event,
        commandsOf(useCommandTable.getState().bySource),
        performance.now(),
        typing,
      );
      if (command === null) return;
      event.preventDefault();
      if (command === 'waiting') return;
      if (command.pending) held.hold(command, performance.now());
      else give(command);
    };
    // Commands change while a screen is being drawn; what they do begins when it is.
    const stopListening = useCommandTable.subscribe(({ bySource }) => {
      if (!held.isHolding) return;
      const command = held.take(commandsOf(bySource), performance.now());
      if (command !== null) queueMicrotask(() => give(command));
    });
    window.addEventListener('keydown', pressed);
    return () => {
      window.removeEventListener('keydown', pressed);
      stopListening();
    };
  }, []);
}

function give(command: Command): void {
  if (command.unavailable !== null) showToast({ tone: 'told', text: command.unavailable });
  else command.run();
}

function isEditable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'))
  );
}

/** While a dialog is open its keys are its own, wherever the focus is. */
function isInDialog(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}
