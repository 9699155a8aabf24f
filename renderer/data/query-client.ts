import { QueryClient } from '@tanstack/react-query';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** Least milliseconds between two refreshes by the change stream; charts need fewer than lists. */
      readonly refreshEvery?: number;
      /** False for a query that the change stream leaves alone. */
      readonly live?: boolean;
    };
  }
}

/** One cache for the window. The service is on this machine: no network mode, no retries, no refetch on focus. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      staleTime: Infinity,
      gcTime: 300_000,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
