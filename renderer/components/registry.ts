import type { Component } from 'svelte';
import Button from './Button.svelte';
import CheckBox from './CheckBox.svelte';
import Dropdown from './Dropdown.svelte';
import EmbeddedView from './EmbeddedView.svelte';
import FlexContainer from './FlexContainer.svelte';
import Icon from './Icon.svelte';
import Label from './Label.svelte';
import type { ComponentProps } from './props.ts';
import Table from './Table.svelte';
import TextArea from './TextArea.svelte';
import TextField from './TextField.svelte';

/** Component types of Perspective that this renderer shows; any other becomes a placeholder that names it. */
export const registry: Readonly<Record<string, Component<ComponentProps>>> = {
  'ia.container.flex': FlexContainer,
  'ia.display.icon': Icon,
  'ia.display.label': Label,
  'ia.display.table': Table,
  'ia.display.view': EmbeddedView,
  'ia.input.button': Button,
  'ia.input.checkbox': CheckBox,
  'ia.input.dropdown': Dropdown,
  'ia.input.text-area': TextArea,
  'ia.input.text-field': TextField,
};
