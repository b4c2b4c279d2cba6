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
  BrBG: '5430058c510abf812ddfc27df6e8c3f5f5f5c7eae580cdc135978f01665e003c30',
  BuGn: '00441b006d2c238b4541ae7666c2a499d8c9ccece6e5f5f9f7fcfd',
  BuPu: '4d004b810f7c88419d8c6bb18c96c69ebcdabfd3e6e0ecf4f7fcfd',
  Dark2: '1b9e77d95f027570b3e7298a66a61ee6ab02a6761d666666',
  GnBu: '0840810868ac2b8cbe4eb3d37bccc4a8ddb5ccebc5e0f3dbf7fcf0',
  Greens: '00441b006d2c238b4541ab5d74c476a1d99bc7e9c0e5f5e0f7fcf5',
  Greys: '000000252525525252737373969696bdbdbdd9d9d9f0f0f0ffffff',
  OrRd: '7f0000b30000d7301fef6548fc8d59fdbb84fdd49efee8c8fff7ec',
  Oranges: '7f2704a63603d94801f16913fd8d3cfdae6bfdd0a2fee6cefff5eb',
  PRGn: '40004b762a839970abc2a5cfe7d4e8f7f7f7d9f0d3a6dba05aae611b783700441b',
  Paired: 'a6cee31f78b4b2df8a33a02cfb9a99e31a1cfdbf6fff7f00cab2d66a3d9affff99b15928',
  Pastel1: 'fbb4aeb3cde3ccebc5decbe4fed9a6ffffcce5d8bdfddaecf2f2f2',
  Pastel2: 'b3e2cdfdcdaccbd5e8f4cae4e6f5c9fff2aef1e2cccccccc',
  PiYG: '8e0152c51b7dde77aef1b6dafde0eff7f7f7e6f5d0b8e1867fbc414d9221276419',
  PuBu: '023858045a8d0570b03690c074a9cfa6bddbd0d1e6ece7f2fff7fb',
  PuBuGn: '014636016c5902818a3690c067a9cfa6bddbd0d1e6ece2f0fff7fb',
  PuOr: '7f3b08b35806e08214fdb863fee0b6f7f7f7d8daebb2abd28073ac5427882d004b',
  PuRd: '67001f980043ce1256e7298adf65b0c994c7d4b9dae7e1eff7f4f9',
  Purples: '3f007d54278f6a51a3807dba9e9ac8bcbddcdadaebefedf5fcfbfd',
  RdBu: '67001fb2182bd6604df4a582fddbc7f7f7f7d1e5f092c5de4393c32166ac053061',
  RdGy: '67001fb2182bd6604df4a582fddbc7ffffffe0e0e0bababa8787874d4d4d1a1a1a',
  RdPu: '49006a7a0177ae017edd3497f768a1fa9fb5fcc5c0fde0ddfff7f3',
  RdYlBu: 'a50026d73027f46d43fdae61fee090ffffbfe0f3f8abd9e974add14575b4313695',
  RdYlGn: 'a50026d73027f46d43fdae61fee08bffffbfd9ef8ba6d96a66bd631a9850006837',
  Reds: '67000da50f15cb181def3b2cfb6a4afc9272fcbba1fee0d2fff5f0',
  Set1: 'e41a1c377eb84daf4a984ea3ff7f00ffff33a65628f781bf999999',
  Set2: '66c2a5fc8d628da0cbe78ac3a6d854ffd92fe5c494b3b3b3',
  Set3: '8dd3c7ffffb3bebadafb807280b1d3fdb462b3de69fccde5d9d9d9bc80bdccebc5ffed6f',
  Spectral: '9e0142d53e4ff46d43fdae61fee08bffffbfe6f598abdda466c2a53288bd5e4fa2',
  YlGn: '00452900683723844341ab5d78c679addd8ed9f0a3f7fcb9ffffe5',
  YlGnBu: '081d58253494225ea81d91c041b6c47fcdbbc7e9b4edf8b1ffffd9',
  YlOrBr: '662506993404cc4c02ec7014fe9929fec44ffee391fff7bcffffe5',
  YlOrRd: '800026bd0026e31a1cfc4e2afd8d3cfeb24cfed976ffeda0ffffcc',
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
