const TAG = /<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g;
const ENTITY = /&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);/g;

/** What keeps this from being spoken, undefined when it is one well-formed `<speak>` document. */
export function problemWithSsml(ssml: string): string | undefined {
  const text = ssml.trim();
  if (!/^<speak(\s[^>]*)?>/.test(text)) return 'does not start with <speak>';
  const open: string[] = [];
  for (const [, closing, name = '', , selfClosing] of text.matchAll(TAG)) {
    if (selfClosing) continue;
    if (!closing) open.push(name);
    else if (open.pop() !== name) return `closes <${name}>, which is not open`;
  }
  if (open.length > 0) return `does not close <${open[open.length - 1]}>`;
  const bare = text.replace(TAG, '').replace(ENTITY, '');
  if (bare.includes('<')) return 'has a bare <, expected &lt;';
  if (bare.includes('&')) return 'has a bare &, expected &amp;';
  return text.endsWith('</speak>') ? undefined : 'does not end with </speak>';
}

const CHARACTERS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };

/** What is heard of it, to be shown. */
export const plainText = (ssml: string): string =>
  ssml
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => CHARACTERS[entity] ?? entity)
    .replace(/&#(x?)([\da-fA-F]+);/g, (_, hex: string, code: string) => String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)))
    .replace(/\s+/g, ' ')
    .replace(/ ([.,!?;:])/g, '$1')
    .trim();
