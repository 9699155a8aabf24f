/** Number of an issue as people say it, e.g. `2026-000123`: year of registration in Asia/Shanghai, then a sequence that starts at 1 each year. */
export function formatIssueNumber(year: number, sequence: number): string {
  return `${year}-${String(sequence).padStart(6, '0')}`;
}
