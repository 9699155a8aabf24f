import { unescapeXml } from '../unescape-xml.ts';

/** Names of the elements whose text is wanted; the XML of a callback is flat. */
export type XmlFields = (name: string) => string | null;

const LONGEST_NAME = 40;

/** The elements of a callback; null where it is no such XML. A document type is refused: it could make a small text a large one. */
export function readXml(text: string): XmlFields | null {
  const body = text.trim();
  if (!body.startsWith('<xml>') || !body.endsWith('</xml>') || /<!(?!\[CDATA\[)/.test(body)) return null;
  return (name) => {
    if (name.length > LONGEST_NAME) return null;
    const start = body.indexOf(`<${name}>`);
    if (start < 0) return null;
    const from = start + name.length + 2;
    if (body.startsWith('<![CDATA[', from)) {
      const end = body.indexOf(']]>', from);
      return end < 0 ? null : body.slice(from + '<![CDATA['.length, end);
    }
    const end = body.indexOf(`</${name}>`, from);
    return end < 0 ? null : unescapeXml(body.slice(from, end));
  };
}
