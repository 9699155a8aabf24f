import { useServiceState } from '../data/use-service-state.ts';
import { PasswordDialog } from '../features/sign-in/password-dialog.tsx';
import { ToastStack } from '../ui/toast/toast-stack.tsx';
import { Desk } from './desk.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { GivenUpPage } from './given-up-page.tsx';
import { isKeyState } from './keys/is-key-state.ts';
import { KeyStatePage } from './keys/key-state-page.tsx';
import { StoreRefusedPage } from './store-refused-page.tsx';

/** The window: the console, or the words why there is none. A store that did not open never looks like an empty one. */
export function App() {
  const service = useServiceState();
  return (
    <ErrorBoundary place="window">
      {service.kind === 'store-refused' ? (
        <StoreRefusedPage refused={service} />
      ) : service.kind === 'given-up' ? (
        <GivenUpPage detail={service.detail} />
      ) : isKeyState(service) ? (
        <KeyStatePage state={service} />
      ) : (
        <Desk service={service} />
      )}
      <PasswordDialog />
      <ToastStack />
    </ErrorBoundary>
  );
}
