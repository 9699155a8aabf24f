import type { KeyCalls, KeyNote, KeyState } from './keys.ts';

/** State of the data service as the window must tell it. */
export type ServiceState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready' }
  /** The service ended by itself; it is being started again. */
  | { readonly kind: 'restarting'; readonly attempt: number }
  /** The store could not be opened; nothing is shown in its place. */
  | {
      readonly kind: 'store-refused';
      readonly reason: StoreRefusal;
      readonly detail: string;
      readonly backups: readonly BackupFile[];
    }
  | { readonly kind: 'given-up'; readonly detail: string }
  | KeyState;

/** Why a store is not opened (trust.md, Durability). */
export type StoreRefusal =
  'damaged' | 'wrong-key' | 'from-the-future' | 'not-writable' | 'in-use' | 'disk-full' | 'unknown';

export interface BackupFile {
  readonly path: string;
  readonly madeAt: number;
  readonly bytes: number;
}

/** What a window may ask of the shell: dialogs and windows, never data. Exposed as window.shell by the preload. */
export interface ShellApi extends KeyCalls {
  /** Which window this is. */
  readonly role: 'console' | 'wall';
  readonly versions: { readonly app: string; readonly electron: string };
  /** Asks for a port to the data service; it arrives as a window message { type: 'service-port' } with the port. */
  requestPort(): void;
  onServiceState(listener: (state: ServiceState) => void): () => void;
  serviceState(): Promise<ServiceState>;
  /** Shows a save dialog and writes the bytes; null where the person cancelled. */
  saveFile(file: {
    readonly suggestedName: string;
    readonly base64: string;
  }): Promise<{ readonly path: string } | null>;
  /** Shows an open dialog for a chat export; null where the person cancelled. */
  chooseImportFile(): Promise<{ readonly path: string } | null>;
  /** Shows a save dialog for a file the service writes itself; null where the person cancelled. */
  chooseSavePlace(file: { readonly suggestedName: string }): Promise<{ readonly path: string } | null>;
  /** Shows an open dialog for any file, which the service then reads; null where the person cancelled. */
  chooseFile(): Promise<{ readonly path: string } | null>;
  openWall(): Promise<void>;
  closeWall(): Promise<void>;
  copyText(text: string): Promise<void>;
  /** After store-refused: puts the damaged store aside and starts from this backup. */
  restoreBackup(path: string): Promise<void>;
  retryService(): Promise<void>;
  quit(): Promise<void>;
}

/** How the service runs; everything that is not data. */
export interface ServiceOptions {
  /** Synthetic people, geography and history; says on screen that it is not protected. */
  readonly training: boolean;
  /** Messages per second of the training feed; 0 is off. */
  readonly feedRate: number;
  /** Weeks of synthetic history written when a training store is made; 0 leaves the inbox and the ledger empty. */
  readonly historyWeeks: number;
  /** Port of the OneBot reverse server on 127.0.0.1; 0 takes any free port, null does not listen. */
  readonly reversePort: number | null;
  /** Minutes without a touch after which a desk locks itself, fractions allowed; null as the profile has it: training never. */
  readonly idleMinutes: number | null;
  /** Socket or pipe where further desks of the training profile come in; null where there is none, as at every centre. */
  readonly door: string | null;
}

/** The keys of one store, 64 hex digits each, derived from its master key under fixed labels (keys/store-keys.ts). */
export interface StoreKeys {
  /** Encrypts the database file and its backups. */
  readonly database: string;
  /** Encrypts the pictures and files kept beside it. */
  readonly media: string;
  /** Turns a phone or identity number into what can be looked up and not read back. */
  readonly blindIndex: string;
  /** Seed of the Ed25519 key that signs the anchors of the audit chain. */
  readonly audit: string;
  /** Salt of what is sealed for single persons. */
  readonly sealing: string;
}

/** What main tells the service process when it starts it, and what the service answers. */
export type ToService =
  | {
      readonly kind: 'open';
      readonly dataDir: string;
      readonly keys: StoreKeys;
      readonly options: ServiceOptions;
      readonly acceptsClock: boolean;
    }
  | {
      readonly kind: 'restore';
      readonly dataDir: string;
      readonly keys: StoreKeys;
      readonly backup: string;
      readonly options: ServiceOptions;
      readonly acceptsClock: boolean;
    }
  /** Something that happened to the key ring, for the audit. */
  | { readonly kind: 'note'; readonly note: KeyNote }
  | { readonly kind: 'port'; readonly role: 'console' | 'wall' }
  /** The machine was locked or put to sleep. */
  | { readonly kind: 'lock' }
  /** Asks for the picture behind a ticket of media.ofMessages. */
  | { readonly kind: 'picture'; readonly ask: number; readonly ticket: string }
  | { readonly kind: 'close' };
export type FromService =
  | { readonly kind: 'opened' }
  /** The desk was locked or left: nothing of what it showed may stay in the memory of its window. */
  | { readonly kind: 'desk-shut' }
  | {
      readonly kind: 'refused';
      readonly reason: StoreRefusal;
      readonly detail: string;
      readonly backups: readonly BackupFile[];
    }
  /** The picture as it arrived, to be drawn anew before a window sees it; null where the ticket's desk may not see it. */
  | {
      readonly kind: 'picture';
      readonly ask: number;
      readonly found: { readonly type: string; readonly bytes: Uint8Array } | null;
    }
  /** The clock stands before the newest thing in the store, and nobody has said that this is meant. Unix milliseconds. */
  | { readonly kind: 'clock-back'; readonly clockAt: number; readonly newestAt: number }
  | { readonly kind: 'closed' };
