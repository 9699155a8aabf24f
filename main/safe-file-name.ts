/** A file name without folders, control characters or what a file system refuses; never empty. */
export function safeFileName(suggested: string): string {
  const name = suggested
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[\\/:*?"<>|]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  return name === '' ? 'file' : name;
}
