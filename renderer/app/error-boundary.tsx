import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import classes from './error-boundary.module.css';

interface Props {
  /** Where it stands, for the person who reads the words out to the administrator. */
  readonly place: string;
  readonly children: ReactNode;
}

/** Keeps a failing page from taking the window with it, and says what happened in words. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <Broken place={this.props.place} error={error} onAgain={() => this.setState({ error: null })} />;
  }
}

function Broken({
  place,
  error,
  onAgain,
}: {
  readonly place: string;
  readonly error: Error;
  readonly onAgain: () => void;
}) {
  const { t } = useTranslation('app');
  return (
    <div className={classes['broken']} role="alert">
      <h1 className={classes['title']}>{t('broken.title')}</h1>
      <p>{t('broken.words')}</p>
      <pre className={classes['detail']}>
        {place}: {error.name}: {error.message}
      </pre>
      <div className={classes['acts']}>
        <Button tone="primary" onClick={onAgain}>
          {t('broken.again')}
        </Button>
        <Button onClick={() => window.location.reload()}>{t('broken.reload')}</Button>
      </div>
    </div>
  );
}
