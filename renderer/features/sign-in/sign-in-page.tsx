import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../data/use-desk.ts';
import { Card } from './card.tsx';
import { SignInForm } from './sign-in-form.tsx';
import classes from './sign-in.module.css';
import { wasSetUp } from './set-up-note.ts';

/** Stands in place of the console until somebody has signed in. */
export function SignInPage() {
  const { t } = useTranslation('signIn');
  const { signIn } = useDesk();
  const [isNew] = useState(wasSetUp);
  return (
    <Card title={t('title')}>
      <div className={classes['form']}>
        {isNew && (
          <p className={classes['notice']} role="status">
            {t('setUpDone')}
          </p>
        )}
        <SignInForm onSubmit={signIn} />
      </div>
      <p className={classes['advice']}>{t('advice')}</p>
    </Card>
  );
}
