/** What the renderer does of each component type, for the gateway to name what it does not do. */

/** Events that a component of a type raises. */
export const raisedEvents: Readonly<Record<string, readonly string[]>> = Object.freeze({
  'ia.input.button': ['component.onActionPerformed'],
  'ia.display.table': ['component.onRowClick'],
});
