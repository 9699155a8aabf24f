/** Number of a lead as an office writes it, e.g. 线索〔2026〕0001: year of registration in Asia/Shanghai, then a sequence of its own from 1. */
export function formatLeadNumber(year: number, sequence: number): string {
  return `线索〔${year}〕${String(sequence).padStart(4, '0')}`;
}
