import { allowTextOnly } from './app/trusted-types.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { readFirstPage } from './app/routes.tsx';
import { connectToService } from './data/client.ts';
import { followChanges } from './data/live-queries.ts';
import { queryClient } from './data/query-client.ts';
import './styles/tokens.css';
import './styles/base.css';
import { startText } from './text/start-text.ts';
import { KitProvider } from './ui/kit/kit-provider.tsx';
import { followTheme } from './ui/theme.ts';

allowTextOnly();
followTheme();
followChanges(queryClient);
connectToService();
await Promise.all([startText(), readFirstPage()]);

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <KitProvider>
        <App />
      </KitProvider>
    </QueryClientProvider>
  </StrictMode>,
);
