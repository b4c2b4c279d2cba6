/** Qualities as a history of Ignition numbers them (`dataintegrity`): those of OPC, and above 255 Ignition's own. */

const codes: Readonly<Record<number, string>> = Object.freeze({
  4: 'Error_Configuration',
  8: 'Bad_NotConnected',
  12: 'Bad_Failure',
  16: 'Bad_Failure',
  24: 'Bad_NotConnected',
  28: 'Bad_OutOfService',
  68: 'Uncertain_LastKnownValue',
  84: 'Uncertain_EngineeringUnitsExceeded',
  88: 'Uncertain_DataSubNormal',
  300: 'Error_Configuration',
  301: 'Bad_NotConnected',
  310: 'Error_ExpressionEval',
  340: 'Error_TypeConversion',
  403: 'Bad_AccessDenied',
  404: 'Bad_NotFound',
  410: 'Bad_Disabled',
  500: 'Bad_Stale',
});

/** The quality of a number; null for the good one, which is 192 and no other. */
export function qualityOf(integrity: number): string | null {
  if (integrity === 192) return null;
  return codes[integrity] ?? (integrity >= 64 && integrity < 128 ? 'Uncertain' : 'Bad');
}
