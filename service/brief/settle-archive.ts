import JSZip from 'jszip';
import type { Instant } from '../../domain/time/instant.ts';

/** The earliest time a zip entry can have; every entry gets it. */
const ENTRY_DATE = new Date(Date.UTC(1980, 0, 1));

/**
 * The same document as bytes that depend on its content only: entries in order of name with one date, the document's own dates
 * set to `at`, and picture ids counted from 1. Without it, exporting an unchanged week twice would give two different files.
 */
export async function settleArchive(archive: Uint8Array, at: Instant): Promise<Uint8Array> {
  const written = await JSZip.loadAsync(archive);
  const settled = new JSZip();
  for (const name of Object.keys(written.files).sort()) {
    const entry = written.files[name];
    if (entry === undefined || entry.dir) continue;
    const isXml = name.endsWith('.xml') || name.endsWith('.rels');
    const content = isXml ? settleXml(name, await entry.async('string'), at) : await entry.async('uint8array');
    settled.file(name, content, { date: ENTRY_DATE, createFolders: false });
  }
  return settled.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 6 },
    platform: 'DOS',
  });
}

function settleXml(name: string, xml: string, at: Instant): string {
  if (name === 'docProps/core.xml') {
    return xml.replaceAll(
      /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
      `$1${new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z')}`,
    );
  }
  let picture = 0;
  return xml.replaceAll(/(<wp:docPr\b[^>]*?\bid=")[^"]*"/g, (_whole, before: string) => `${before}${++picture}"`);
}
