/**
 * The fonts of everything on paper, each embedded where it is used. Names are written in these scripts: Latin, Greek and
 * Cyrillic (Plex), Arabic, Armenian, Devanagari, Georgian, Hebrew, Thai, Japanese, Chinese, Korean.
 */
import { readFileSync } from 'node:fs';

/** A family by the name in its files, and its files as packages have them. Of two that have a character the first is taken. */
export const fontFamilies: readonly { readonly family: string; readonly files: readonly string[] }[] = [
  {
    family: 'IBM Plex Sans',
    files: [
      '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
      '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf',
    ],
  },
  { family: 'IBM Plex Mono', files: ['@expo-google-fonts/ibm-plex-mono/400Regular/IBMPlexMono_400Regular.ttf'] },
  ...['Arabic', 'Armenian', 'Devanagari', 'Georgian', 'Hebrew', 'Thai'].map((script) => ({
    family: `Noto Sans ${script}`,
    files: ['400Regular', '600SemiBold'].map(
      (weight) => `@expo-google-fonts/noto-sans-${script.toLowerCase()}/${weight}/NotoSans${script}_${weight}.ttf`,
    ),
  })),
  { family: 'Noto Sans Japanese', files: ['@embedpdf/fonts-jp/fonts/NotoSansJP-Regular.otf'] },
  { family: 'Noto Sans S Chinese', files: ['@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf'] },
  { family: 'Noto Sans Korean', files: ['@embedpdf/fonts-kr/fonts/NotoSansKR-Regular.otf'] },
];

/** The families for text, and for hashes and codes. */
export const families = Object.freeze({
  text: fontFamilies.map(({ family }) => family),
  code: ['IBM Plex Mono', ...fontFamilies.map(({ family }) => family).filter((family) => family !== 'IBM Plex Mono')],
});

/** The name of a font's file in a build, which has all of them in one folder. */
export function builtName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** The bytes of all fonts. Source files find them in their packages, a build beside the main script. */
export function readFonts(): Buffer[] {
  const isSource = import.meta.url.endsWith('.ts');
  const place = (file: string): string => (isSource ? `../../../node_modules/${file}` : `./fonts/${builtName(file)}`);
  return fontFamilies.flatMap(({ files }) => files).map((file) => readFileSync(new URL(place(file), import.meta.url)));
}

/**
 * The characters that a font has, by its `cmap` table (OpenType 1.9, formats 4 and 12). Throws `RangeError` for bytes that
 * are no font.
 */
export function characterTest(font: Buffer): (codePoint: number) => boolean {
  const cmap = tableOf(font, 'cmap');
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => {
    const table = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4));
    return { format: table.readUInt16BE(0), table };
  });
  const wide = subtables.find(({ format }) => format === 12);
  if (wide !== undefined) return inGroups(wide.table);
  const narrow = subtables.find(({ format }) => format === 4);
  return narrow === undefined ? () => false : inSegments(narrow.table);
}

function tableOf(font: Buffer, tag: string): Buffer {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) !== tag) continue;
    const offset = font.readUInt32BE(record + 8);
    return font.subarray(offset, offset + font.readUInt32BE(record + 12));
  }
  throw new RangeError(`The font has no table ${tag}.`);
}

/** Format 12: groups of characters, in ascending order. */
function inGroups(table: Buffer): (codePoint: number) => boolean {
  const count = table.readUInt32BE(12);
  return (codePoint) => {
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = 16 + middle * 12;
      if (codePoint > table.readUInt32BE(at + 4)) low = middle + 1;
      else if (codePoint < table.readUInt32BE(at)) high = middle;
      else return true;
    }
    return false;
  };
}

/** Format 4: segments of the basic plane; a segment may have glyphs of its own for each character, some of them none. */
function inSegments(table: Buffer): (codePoint: number) => boolean {
  const doubled = table.readUInt16BE(6);
  const [ends, starts, deltas, ranges] = [14, 16 + doubled, 16 + 2 * doubled, 16 + 3 * doubled];
  return (codePoint) => {
    for (let at = 0; at < doubled; at += 2) {
      if (codePoint > table.readUInt16BE(ends + at)) continue;
      const start = table.readUInt16BE(starts + at);
      if (codePoint < start) return false;
      const range = table.readUInt16BE(ranges + at);
      if (range === 0) return ((codePoint + table.readUInt16BE(deltas + at)) & 0xffff) !== 0;
      return table.readUInt16BE(ranges + at + range + (codePoint - start) * 2) !== 0;
    }
    return false;
  };
}
