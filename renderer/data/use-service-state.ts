import { useEffect, useState } from 'react';
import type { ServiceState } from '../../contract/shell.ts';
import { shell } from './shell.ts';

/** The state of the data service as the shell tells it. */
export function useServiceState(): ServiceState {
  const [state, setState] = useState<ServiceState>({ kind: 'starting' });
  useEffect(() => {
    let told = false;
    const stop = shell().onServiceState((next) => {
      told = true;
      setState(next);
    });
    void shell()
      .serviceState()
      .then((first) => {
        if (!told) setState(first);
      });
    return stop;
  }, []);
  return state;
}
