import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { errorCode } from './store-refused.ts';

const RESERVED_BYTES = 1024 * 1024;

/** Keeps a mebibyte of the disk beside the store for the hour in which there is none left. A disk that is full already has none to give. */
export function keepReserve(file: string): void {
  const path = pathOf(file);
  if (existsSync(path)) return;
  try {
    const reserve = openSync(path, 'w');
    writeSync(reserve, Buffer.alloc(RESERVED_BYTES));
    fsyncSync(reserve);
    closeSync(reserve);
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    rmSync(path, { force: true });
  }
}

/** Gives the reserve back where an error says that the disk is full, so that what is under way can end in order; it is kept again at the next open. */
export function releaseReserveWhenFull(file: string, error: unknown): void {
  if (isDiskFull(error)) rmSync(pathOf(file), { force: true });
}

function isDiskFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'SQLITE_FULL'].includes(errorCode(error));
}

function pathOf(file: string): string {
  return `${file}.reserve`;
}
