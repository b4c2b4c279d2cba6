/** What the renderer does of each component type, for the gateway to name what it does not do. */

/** Properties that a person changes by a component of a type; a page writes no others. */
export const writtenProperties: Readonly<Record<string, readonly string[]>> = Object.freeze({
  'ia.input.checkbox': ['selected'],
  'ia.input.dropdown': ['value'],
  'ia.input.text-area': ['text'],
  'ia.input.text-field': ['text'],
});

/** Events that a component of a type raises. */
export const raisedEvents: Readonly<Record<string, readonly string[]>> = Object.freeze({
  'ia.input.button': ['component.onActionPerformed'],
  'ia.display.table': ['component.onRowClick'],
});
