import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { app, safeStorage } from 'electron';
import { noKeychain, type Keychain } from '../keys/keychain.ts';

/** The same keychain, asked for when it is first needed. */
export function lazyKeychain(find: () => Keychain): Keychain {
  let found: Keychain | null = null;
  const keychain = () => (found ??= find());
  return {
    get backend() {
      return keychain().backend;
    },
    get isAvailable() {
      return keychain().isAvailable;
    },
    seal: (text) => keychain().seal(text),
    open: (sealed) => keychain().open(sealed),
  };
}

/**
 * The keychain of this system behind Electron; ask for it once the runtime is ready. A console that is not packed takes
 * CONSOLE_KEYCHAIN=NAME:SECRET in its place, so that a changed keychain can be shown on a machine that has none.
 */
export function systemKeychain(): Keychain {
  const standIn = app.isPackaged ? undefined : process.env['CONSOLE_KEYCHAIN'];
  if (standIn !== undefined) return standInKeychain(standIn);
  try {
    return {
      backend: backendName(),
      isAvailable: safeStorage.isEncryptionAvailable(),
      seal: (text) => safeStorage.encryptString(text),
      open: (sealed) => safeStorage.decryptString(sealed),
    };
  } catch {
    // A system whose keychain cannot even be asked has none.
    return noKeychain;
  }
}

/** Only Linux has more than one; the others name theirs here so that a ring says what keeps its key. */
function backendName(): string {
  if (process.platform === 'linux') return safeStorage.getSelectedStorageBackend();
  return process.platform === 'win32' ? 'dpapi' : 'keychain';
}

function standInKeychain(given: string): Keychain {
  const [backend = '', secret = ''] = given.split(':');
  const key = createHash('sha256').update(secret).digest();
  return {
    backend,
    isAvailable: true,
    seal: (text) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    open: (sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 });
      decipher.setAuthTag(sealed.subarray(-16));
      return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
    },
  };
}
