import type { Renderers } from './componentType.ts';
import Button from './Button.svelte';
import CheckBox from './CheckBox.svelte';
import Dropdown from './Dropdown.svelte';
import EmbeddedView from './EmbeddedView.svelte';
import FlexContainer from './FlexContainer.svelte';
import FlexRepeater from './FlexRepeater.svelte';
import HorizontalMenu from './HorizontalMenu.svelte';
import Icon from './Icon.svelte';
import Image from './Image.svelte';
import Label from './Label.svelte';
import Link from './Link.svelte';
import MenuTree from './MenuTree.svelte';
import Table from './Table.svelte';
import TextArea from './TextArea.svelte';
import TextField from './TextField.svelte';

/**
 * What shows each component type that the contract declares; any other becomes a placeholder that names it. What few pages have
 * is loaded when the first of its type is drawn.
 */
export const registry: Renderers = {
  'ia.chart.chartrangeselector': { load: () => import('./ChartRangeSelector.svelte') },
  'ia.chart.pie': { load: () => import('./PieChart.svelte') },
  'ia.chart.powerchart': { load: () => import('./PowerChart.svelte') },
  'ia.chart.timeseries': { load: () => import('./TimeSeriesChart.svelte') },
  'ia.chart.xy': { load: () => import('./XyChart.svelte') },
  'ia.container.flex': { component: FlexContainer },
  'ia.display.flex-repeater': { component: FlexRepeater },
  'ia.display.icon': { component: Icon },
  'ia.display.image': { component: Image },
  'ia.display.label': { component: Label, takesPlace: true },
  'ia.display.markdown': { load: () => import('./Markdown.svelte') },
  'ia.display.table': { component: Table },
  'ia.display.view': { component: EmbeddedView },
  'ia.input.button': { component: Button },
  'ia.input.checkbox': { component: CheckBox },
  'ia.input.dropdown': { component: Dropdown },
  'ia.input.text-area': { component: TextArea },
  'ia.input.text-field': { component: TextField },
  'ia.navigation.horizontalmenu': { component: HorizontalMenu },
  'ia.navigation.link': { component: Link },
  'ia.navigation.menutree': { component: MenuTree },
};
