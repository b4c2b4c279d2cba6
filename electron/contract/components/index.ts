/**
 * Component types of Perspective that this version shows, and what of a project each obeys. What stands here nowhere is
 * named: on the page at its component, and by `countersign project check`.
 */
import { button } from './buttons.ts';
import { checkBox, dropdown } from './choosing.ts';
import { chartRangeSelector } from './chartRangeSelector.ts';
import { embeddedView, flexContainer, flexRepeater } from './containers.ts';
import type { Declaration } from './declaration.ts';
import { icon, image, label, markdown } from './display.ts';
import { horizontalMenu, link, menuTree } from './navigation.ts';
import { pieChart } from './pieChart.ts';
import { powerChart } from './powerChart.ts';
import { table } from './table.ts';
import { textArea, textField } from './texts.ts';
import { timeSeriesChart } from './timeSeriesChart.ts';
import { xyChart } from './xyChart.ts';

/** All declarations, in the order of the documentation. */
export const declarations: readonly Declaration[] = Object.freeze([
  flexContainer,
  embeddedView,
  flexRepeater,
  label,
  icon,
  markdown,
  image,
  table,
  timeSeriesChart,
  powerChart,
  chartRangeSelector,
  xyChart,
  pieChart,
  button,
  textField,
  textArea,
  checkBox,
  dropdown,
  link,
  menuTree,
  horizontalMenu,
]);

const byType: ReadonlyMap<string, Declaration> = new Map(declarations.map((one) => [one.type, one]));

/** What is known of a type; undefined for one that this version does not show. */
export function declarationOf(type: string): Declaration | undefined {
  return byType.get(type);
}
