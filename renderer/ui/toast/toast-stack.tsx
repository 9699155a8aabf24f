import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { classNames } from '../class-names.ts';
import { ForeignLine } from '../foreign-text.tsx';
import { IconButton } from '../icon-button.tsx';
import { useToasts, type Toast } from './toasts.ts';
import classes from './toast-stack.module.css';

const ICONS = { done: CircleCheck, told: Info, refused: CircleAlert } as const;

/** The messages at the foot of the window, newest last. */
export function ToastStack() {
  const toasts = useToasts((state) => state.toasts);
  return (
    <div className={classes['stack']} role="status" aria-live="polite">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastLine({ toast }: { readonly toast: Toast }) {
  const { t } = useTranslation('common');
  const dismiss = useToasts((state) => state.dismiss);
  const { id, action, stays } = toast;
  useEffect(() => {
    const timer = setTimeout(() => dismiss(id), stays);
    return () => clearTimeout(timer);
  }, [dismiss, id, stays]);
  const Icon = ICONS[toast.tone];
  return (
    <div className={classNames(classes['toast'], classes[toast.tone])}>
      <Icon size={16} aria-hidden="true" />
      <span className={classes['text']}>
        <ForeignLine text={toast.text} most={400} />
      </span>
      {action !== null && (
        <Button
          tone="quiet"
          {...(action.keyHint === undefined ? {} : { keys: action.keyHint })}
          onClick={() => {
            action.run();
            dismiss(id);
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label={t('action.close')} icon={<X size={14} />} onClick={() => dismiss(id)} />
    </div>
  );
}
