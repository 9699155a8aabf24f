import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../data/failure.ts';
import { failureWords } from '../../data/failure-words.ts';

export interface Proof {
  readonly password: string;
  readonly setPassword: (password: string) => void;
  readonly isChecking: boolean;
  /** Why it was refused, in words; null when it was not. */
  readonly refusal: string | null;
  /** For the field: after a refusal it is empty and has the focus again. */
  readonly field: React.RefObject<HTMLInputElement | null>;
  submit(): Promise<void>;
}

/** Sends a password once and forgets it: right or wrong, the field is empty afterwards. */
export function useProof(send: (password: string) => Promise<void>): Proof {
  const { t } = useTranslation('common');
  const [password, setPassword] = useState('');
  const [isChecking, setChecking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const submit = async (): Promise<void> => {
    if (isChecking) return;
    setChecking(true);
    setRefusal(null);
    try {
      await send(password);
    } catch (error) {
      setRefusal(failureWords(t, failureOf(error)));
      field.current?.focus();
    } finally {
      setPassword('');
      setChecking(false);
    }
  };
  return { password, setPassword, isChecking, refusal, field, submit };
}
