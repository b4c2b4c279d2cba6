/** Colours of pens: those of the design, or palettes of ColorBrewer that projects name. */
import type { palettes } from '../../../electron/contract/components/chartParts.ts';

/** The pens of the design, then hues of other lightness. */
const ofDesign = [
  'var(--pen-a)',
  'var(--pen-b)',
  'var(--pen-c)',
  'var(--pen-d)',
  'var(--qual-2)',
  'var(--qual-4)',
  'var(--qual-5)',
  'var(--qual-6)',
  'var(--qual-7)',
  'var(--qual-10)',
];

/** By name, six digits a colour. */
const named: Readonly<Record<(typeof palettes)[number], string>> = Object.freeze({
  Accent: '7fc97fbeaed4fdc086ffff99386cb0f0027fbf5b17666666',
  Blues: '08306b08519c2171b54292c66baed69ecae1c6dbefdeebf7f7fbff',
  Dark2: '1b9e77d95f027570b3e7298a66a61ee6ab02a6761d666666',
  Greens: '00441b006d2c238b4541ab5d74c476a1d99bc7e9c0e5f5e0f7fcf5',
  Greys: '000000252525525252737373969696bdbdbdd9d9d9f0f0f0ffffff',
  Oranges: '7f2704a63603d94801f16913fd8d3cfdae6bfdd0a2fee6cefff5eb',
  Paired: 'a6cee31f78b4b2df8a33a02cfb9a99e31a1cfdbf6fff7f00cab2d66a3d9affff99b15928',
  Pastel1: 'fbb4aeb3cde3ccebc5decbe4fed9a6ffffcce5d8bdfddaecf2f2f2',
  Pastel2: 'b3e2cdfdcdaccbd5e8f4cae4e6f5c9fff2aef1e2cccccccc',
  Purples: '3f007d54278f6a51a3807dba9e9ac8bcbddcdadaebefedf5fcfbfd',
  Reds: '67000da50f15cb181def3b2cfb6a4afc9272fcbba1fee0d2fff5f0',
  Set1: 'e41a1c377eb84daf4a984ea3ff7f00ffff33a65628f781bf999999',
  Set2: '66c2a5fc8d628da0cbe78ac3a6d854ffd92fe5c494b3b3b3',
  Set3: '8dd3c7ffffb3bebadafb807280b1d3fdb462b3de69fccde5d9d9d9bc80bdccebc5ffed6f',
  YlGnBu: '081d58253494225ea81d91c041b6c47fcdbbc7e9b4edf8b1ffffd9',
});

/** The colour of a pen by its place, as CSS has it: a project's own colours, then its palette, then the pens of the design. */
export function penColor(at: number, scheme: (typeof palettes)[number] | '' = '', own: readonly string[] = []): string {
  const given = own[at] ?? '';
  if (given !== '') return given;
  const colors = scheme === '' ? ofDesign : (named[scheme].match(/.{6}/g) ?? []).map((digits) => `#${digits}`);
  return colors[at % colors.length] ?? 'var(--ink)';
}

/** The letter of a pen by its place: `A`, `B` ... `Z`, `A1` ... */
export function penLetter(at: number): string {
  return String.fromCodePoint(65 + (at % 26)) + (at < 26 ? '' : String(Math.floor(at / 26)));
}
