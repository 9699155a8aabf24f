import { parse } from 'csv-parse/sync';

/** The fields of records that are known to be one record each; null for one whose fields cannot be told apart. */
export function splitFields(records: readonly string[]): readonly (readonly string[] | null)[] {
  const together = parseAll(records.join('\n'));
  if (together !== null && together.length === records.length) return together;
  return records.map((record) => {
    const alone = parseAll(record);
    return alone !== null && alone.length === 1 ? (alone[0] ?? null) : null;
  });
}

/** null where the library refuses the text. */
function parseAll(text: string): string[][] | null {
  try {
    return parse(text, { record_delimiter: '\n', relax_column_count: true, relax_quotes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
