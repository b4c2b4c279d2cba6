import type { ComponentTypeName } from '../../electron/contract/components.ts';
import { unreadInButton } from '../../electron/contract/buttonParts.ts';
import Button from './Button.svelte';
import CheckBox from './CheckBox.svelte';
import type { Renderer } from './componentType.ts';
import Dropdown from './Dropdown.svelte';
import EmbeddedView from './EmbeddedView.svelte';
import FlexContainer from './FlexContainer.svelte';
import FlexRepeater from './FlexRepeater.svelte';
import Icon from './Icon.svelte';
import { inputParts } from './inputParts.ts';
import Label from './Label.svelte';
import Table from './Table.svelte';
import { tableParts } from './tableParts.ts';
import TextArea from './TextArea.svelte';
import TextField from './TextField.svelte';

/** What shows each component type of the contract; any other becomes a placeholder that names it. */
export const registry: Readonly<Record<ComponentTypeName, Renderer>> = {
  'ia.container.flex': { component: FlexContainer },
  'ia.display.flex-repeater': { component: FlexRepeater },
  'ia.display.icon': { component: Icon },
  'ia.display.label': { component: Label, takesPlace: true },
  'ia.display.table': { component: Table, parts: tableParts },
  'ia.display.view': { component: EmbeddedView },
  'ia.input.button': { component: Button, parts: unreadInButton },
  'ia.input.checkbox': { component: CheckBox, parts: inputParts('ia.input.checkbox') },
  'ia.input.dropdown': { component: Dropdown, parts: inputParts('ia.input.dropdown') },
  'ia.input.text-area': { component: TextArea, parts: inputParts('ia.input.text-area') },
  'ia.input.text-field': { component: TextField },
};
