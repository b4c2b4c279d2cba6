import Button from './Button.svelte';
import CheckBox from './CheckBox.svelte';
import type { Registry } from './componentType.ts';
import Dropdown from './Dropdown.svelte';
import EmbeddedView from './EmbeddedView.svelte';
import FlexContainer from './FlexContainer.svelte';
import Icon from './Icon.svelte';
import Label from './Label.svelte';
import Table from './Table.svelte';
import { tableParts, tableReads } from './tableParts.ts';
import TextArea from './TextArea.svelte';
import TextField from './TextField.svelte';

/** Component types of Perspective that this renderer shows; any other becomes a placeholder that names it. */
export const registry: Registry = {
  'ia.container.flex': {
    component: FlexContainer,
    reads: 'direction wrap justify alignItems alignContent',
    styles: ['style'],
  },
  'ia.display.icon': { component: Icon, reads: 'path label color', styles: ['style'] },
  'ia.display.label': { component: Label, reads: 'text alignVertical', shows: 'text', styles: ['style', 'textStyle'] },
  'ia.display.table': { component: Table, reads: tableReads, shows: 'data', parts: tableParts },
  'ia.display.view': {
    component: EmbeddedView,
    reads: 'path params',
    styles: ['style'],
    off: 'useDefaultViewWidth useDefaultViewHeight',
  },
  'ia.input.button': { component: Button, reads: 'text primary enabled', styles: ['style', 'textStyle'] },
  'ia.input.checkbox': { component: CheckBox, reads: 'text selected enabled', shows: 'selected', styles: ['style'] },
  'ia.input.dropdown': {
    component: Dropdown,
    reads: 'value options placeholder enabled',
    shows: 'value',
    styles: ['style'],
  },
  'ia.input.text-area': { component: TextArea, reads: 'text placeholder enabled', shows: 'text', styles: ['style'] },
  'ia.input.text-field': { component: TextField, reads: 'text placeholder enabled', shows: 'text', styles: ['style'] },
};
