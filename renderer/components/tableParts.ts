import type { JsonObject } from '../../electron/contract/json.ts';
import { stylesInTable, unreadInTable } from '../../electron/contract/tableParts.ts';
import { tablePatternProblem } from '../../electron/format/tablePatterns.ts';
import type { PageActions } from '../page/state.svelte.ts';
import { styleParts } from './notObeyed.ts';

/** The parts of a table that are not shown, in the project's own names. */
export function tableParts(props: JsonObject, { region, styleClasses }: PageActions): readonly string[] {
  return [
    ...stylesInTable(props).flatMap(([at, style]) => styleParts(at, style, styleClasses)),
    ...unreadInTable(props, (kind, pattern) => tablePatternProblem(kind, pattern, region)).map(({ at, what }) =>
      what === undefined ? at : `${at}: ${what}`,
    ),
  ];
}
