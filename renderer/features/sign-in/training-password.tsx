import { useTranslation } from 'react-i18next';
import { useSession } from '../../data/use-session.ts';
import classes from './sign-in.module.css';

/** Shows the password of everybody invented; nothing at a real centre. */
export function TrainingPassword() {
  const { t } = useTranslation('signIn');
  const password = useSession()?.trainingPassword ?? null;
  if (password === null) return null;
  return <p className={classes['training']}>{t('trainingPassword', { password })}</p>;
}
