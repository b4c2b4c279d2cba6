/** Codes of qualities by their names and numbers, as Ignition has them. */
import { levelOf, type QualityLevel } from '../platform/quality.ts';

/** By the low 16 bits of a code; the level stands in the two highest bits of 32. */
const names: ReadonlyMap<number, string> = new Map(
  Object.entries({
    Good_Unspecified: 0,
    Good_WritePending: 2,
    Good: 192,
    Good_Provisional: 200,
    Good_Initial: 201,
    Uncertain: 256,
    Uncertain_LastKnownValue: 257,
    Uncertain_InitialValue: 258,
    Uncertain_DataSubNormal: 259,
    Uncertain_EngineeringUnitsExceeded: 260,
    Uncertain_IncompleteOperation: 261,
    Bad: 512,
    Bad_Unauthorized: 513,
    Bad_AccessDenied: 514,
    Bad_Disabled: 515,
    Bad_Stale: 516,
    Bad_TrialExpired: 517,
    Bad_LicenseExceeded: 518,
    Bad_NotFound: 519,
    Bad_ReferenceNotFound: 520,
    Bad_AggregateNotFound: 521,
    Bad_NotConnected: 522,
    Bad_GatewayCommOff: 523,
    Bad_OutOfRange: 524,
    Bad_DatabaseNotConnected: 525,
    Bad_ReadOnly: 526,
    Bad_Failure: 527,
    Bad_Unsupported: 528,
    Error: 768,
    Error_Configuration: 769,
    Error_ExpressionEval: 770,
    Error_TagExecution: 771,
    Error_TypeConversion: 772,
    Error_DatabaseQuery: 773,
    Error_IO: 774,
    Error_TimeoutExpired: 775,
    Error_Exception: 776,
    Error_InvalidPathSyntax: 777,
    Error_Formatting: 778,
    Error_ScriptEval: 779,
    Error_CycleDetected: 780,
  }).map(([name, low]) => [low, name]),
);
const byName = new Map([...names.values()].map((name) => [name.toLowerCase(), name]));
const levels = ['Good', 'Uncertain', 'Bad', 'Error'];

/** The level of a code by its name. */
export function levelOfCode(name: string): QualityLevel {
  return levelOf({ code: name });
}

/** The name of a code by its number, with or without its level, or by its name in any case; undefined where it is none. */
export function codeNamed(code: number | string): string | undefined {
  if (typeof code === 'string') return byName.get(code.toLowerCase());
  return Number.isInteger(code) ? names.get(code & 0xffff) : undefined;
}

/** The name of a level, from 0 (good) to 3 (error), or by its name in any case; undefined where it is none. */
export function levelNamed(level: number | string): string | undefined {
  if (typeof level === 'number') return levels[level];
  return levels.find((name) => name.toLowerCase() === level.toLowerCase());
}
