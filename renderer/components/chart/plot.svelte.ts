/** A plot on a canvas, by uPlot: what is drawn on it, and nothing around that. */
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { colorOn, inkOn, type PenInk } from './ink.svelte.ts';
import { dotsOf, ofItsOwn, seriesOf, type Mark, type OwnLook } from './marks.ts';
import { lengthAt, valueOfLength, type Scale } from './range.ts';

export interface Plot {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** By the names that marks have them by. */
  readonly scales: Readonly<Record<string, Scale>>;
  readonly marks: readonly Mark<PenInk>[];
}

/**
 * Draws a plot in an element, and again with each change. One that has the same scales and pens as before is drawn on the same
 * canvas, and colours are those of the theme that is shown.
 */
export function drawn(of: () => Plot): (element: HTMLElement) => () => void {
  return (element) => {
    let made: { readonly plot: uPlot; readonly look: string } | undefined;
    /** The first time it has a turn of the document of its own, after what stands around it. */
    let isDue = $state(false);
    const due = setTimeout(() => (isDue = true));
    $effect(() => {
      if (!isDue) return;
      const plot = of();
      const marks = plot.marks.flatMap((mark) => {
        const inked = { ...mark, ink: inkOn(element, mark.ink), drawn: coloured(element, mark.drawn) };
        const dots = dotsOf(inked);
        return dots === undefined ? [inked] : [inked, dots];
      });
      const look = lookOf(plot, marks);
      if (made?.look !== look) {
        made?.plot.destroy();
        made = marks.length === 0 ? undefined : { plot: begun(plot, marks, element), look };
      } else renew(made.plot, plot, marks);
    });
    return () => {
      clearTimeout(due);
      made?.plot.destroy();
    };
  };
}

/** Boxes and dots with colours of their own have them as a canvas has them. */
function coloured(element: Element, drawn: Mark['drawn']): Mark['drawn'] {
  // Nothing follows it.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  const found = new Map<string, string>();
  const known = (asked: string | undefined): string | undefined => {
    if (asked === undefined) return undefined;
    const color = found.get(asked) ?? colorOn(element, asked);
    found.set(asked, color);
    return color === '' ? undefined : color;
  };
  const own = <T extends OwnLook>(look: T): T =>
    look.fill === undefined && look.stroke === undefined
      ? look
      : { ...look, fill: known(look.fill), stroke: known(look.stroke) };
  if (drawn.kind === 'boxes') return { ...drawn, boxes: drawn.boxes.map(own) };
  if (drawn.kind !== 'dots' || drawn.looks === undefined) return drawn;
  return { ...drawn, looks: drawn.looks.map((look) => (look === undefined ? undefined : own(look))) };
}

/** What a plot is made with: of what is the same there, its data and its ranges alone can be others. */
function lookOf({ scales }: Plot, marks: readonly Mark[]): string {
  const kinds = Object.entries(scales).map(([name, { isLogarithmic, isReversed, leftOut }]) => [
    name,
    isLogarithmic,
    isReversed,
    leftOut,
  ]);
  return JSON.stringify([kinds, marks.map(({ x, y, ink, drawn: { kind } }) => [x, y, ink, kind])]);
}

function begun(plot: Plot, marks: readonly Mark[], element: HTMLElement): uPlot {
  const all = marks.map(seriesOf);
  const hidden = { show: false };
  return new uPlot(
    {
      // The enum of modes is one of types alone.
      // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
      mode: 2,
      width: plot.width,
      height: plot.height,
      padding: [0, 0, 0, 0],
      legend: hidden,
      cursor: hidden,
      select: { ...hidden, left: 0, top: 0, width: 0, height: 0 },
      axes: [hidden, hidden],
      scales: Object.fromEntries(
        Object.entries(plot.scales).map(([name, scale]) => [
          name,
          {
            time: false,
            auto: false,
            range: [scale.from, scale.to],
            ...(scale.leftOut === undefined
              ? { distr: scale.isLogarithmic === true ? 3 : 1 }
              : {
                  distr: ofItsOwn,
                  fwd: (value: number) => lengthAt(value, scale),
                  bwd: (length: number) => valueOfLength(length, scale),
                }),
            dir: scale.isReversed === true ? -1 : 1,
          },
        ]),
      ),
      series: [
        {},
        ...marks.map(({ x, y, ink: { stroke, width, dash, fill } }, at) => ({
          facets: [{ scale: x }, { scale: y }],
          stroke,
          width,
          dash: [...dash],
          ...(fill === '' ? {} : { fill }),
          points: hidden,
          paths: ((...asked) => all[at]?.paths(...asked) ?? null) satisfies uPlot.Series.PathBuilder,
        })),
      ],
    },
    faceted(all.map(({ values }) => values)),
    element,
  );
}

function renew(drawnBefore: uPlot, { width, height, scales }: Plot, marks: readonly Mark[]): void {
  const all = marks.map(seriesOf);
  drawnBefore.batch(() => {
    if (drawnBefore.width !== width || drawnBefore.height !== height) drawnBefore.setSize({ width, height });
    for (const [at, series] of drawnBefore.series.entries()) {
      const paths = all[at - 1]?.paths;
      if (paths !== undefined) series.paths = paths;
    }
    drawnBefore.setData(faceted(all.map(({ values }) => values)), false);
    // Each mark is drawn anew where its scales are said.
    for (const [name, { from, to }] of Object.entries(scales)) drawnBefore.setScale(name, { min: from, max: to });
  });
}

/** Each series with places of its own. uPlot's types know only series that share them. */
function faceted(values: readonly { readonly x: readonly number[]; readonly y: readonly (number | null)[] }[]) {
  return [null, ...values.map(({ x, y }) => [x, y])] as unknown as uPlot.AlignedData;
}
