import { create } from 'zustand';

export type ToastTone = 'done' | 'told' | 'refused';

export interface ToastAction {
  readonly label: string;
  /** Shown as a key beside the label, e.g. Z. */
  readonly keyHint?: string;
  run(): void;
}

export interface Toast {
  readonly id: number;
  readonly tone: ToastTone;
  readonly text: string;
  readonly action: ToastAction | null;
  /** Milliseconds it stays; a refusal stays longer, an undo as long as it is possible. */
  readonly stays: number;
}

interface Toasts {
  readonly toasts: readonly Toast[];
  show(toast: Toast): void;
  dismiss(id: number): void;
}

export const useToasts = create<Toasts>()((set) => ({
  toasts: [],
  show: (toast) => set(({ toasts }) => ({ toasts: [...toasts.slice(-2), toast] })),
  dismiss: (id) => set(({ toasts }) => ({ toasts: toasts.filter((each) => each.id !== id) })),
}));

let lastId = 0;

/** Shows one line at the foot of the window; answers its id. */
export function showToast(toast: {
  readonly tone?: ToastTone;
  readonly text: string;
  readonly action?: ToastAction;
  readonly stays?: number;
}): number {
  const id = ++lastId;
  const tone = toast.tone ?? 'done';
  useToasts.getState().show({
    id,
    tone,
    text: toast.text,
    action: toast.action ?? null,
    stays: toast.stays ?? (tone === 'refused' ? 9_000 : 4_000),
  });
  return id;
}

export function dismissToast(id: number): void {
  useToasts.getState().dismiss(id);
}
