import { shell } from '../../data/shell.ts';
import { showToast } from '../../ui/toast/toasts.ts';

/** Puts an answer on the clipboard and says so. */
export async function copyAnswer(text: string, done: string): Promise<void> {
  await shell().copyText(text);
  showToast({ text: done });
}
