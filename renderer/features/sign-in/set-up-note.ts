let isNew = false;

/** Remembers, while the window lives, that the first run has just ended here. */
export function noteSetUp(): void {
  isNew = true;
}

export function wasSetUp(): boolean {
  return isNew;
}
