import { allowTextOnly } from './app/trusted-types.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from './app/error-boundary.tsx';
import { connectToService } from './data/client.ts';
import { followChanges } from './data/live-queries.ts';
import { queryClient } from './data/query-client.ts';
import { WallPage } from './features/wall/wall-page.tsx';
import './styles/tokens.css';
import './styles/base.css';
import { startText } from './text/start-text.ts';

allowTextOnly();
document.documentElement.dataset['theme'] = 'dark';
followChanges(queryClient);
connectToService();
await startText();

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <ErrorBoundary place="wall">
        <WallPage />
      </ErrorBoundary>
    </QueryClientProvider>
  </StrictMode>,
);
