/** Addresses as Ignition's driver for Modbus writes them: `HR1`, `2.HRF100`, `HR100.3`, `HRS1000:20`, `C5`. */
import type { ModbusSettings } from './settings.ts';

export type Area = 'HR' | 'IR' | 'C' | 'DI';

/** What registers hold, by the letters behind the area. */
export const formats = Object.freeze({
  '': { words: 1, dataType: 'Int2' },
  US: { words: 1, dataType: 'Int4' },
  I: { words: 2, dataType: 'Int4' },
  UI: { words: 2, dataType: 'Int8' },
  I_64: { words: 4, dataType: 'Int8' },
  UI_64: { words: 4, dataType: 'Int8' },
  F: { words: 2, dataType: 'Float4' },
  D: { words: 4, dataType: 'Float8' },
  BCD: { words: 1, dataType: 'Int2' },
  BCD_32: { words: 2, dataType: 'Int4' },
  S: { words: 1, dataType: 'String' },
} as const);
export type Format = keyof typeof formats;

export interface Address {
  readonly path: string;
  readonly unit: number;
  readonly area: Area;
  /** As it goes over the wire: from 0. */
  readonly start: number;
  /** How many registers or bits. */
  readonly count: number;
  readonly format: Format;
  /** Of a register; 0 is the lowest. */
  readonly bit: number | undefined;
  readonly dataType: string;
}

const pattern =
  /^(?:(\d{1,3})\.)?(?:(C|DI)|(HR|IR)(US|UI_64|UI|I_64|I|F|D|BCD_32|BCD|S)?)(\d{1,5})(?::(\d{1,3}))?(?:\.(\d{1,2}))?$/;

const isFormat = (text: string): text is Format => Object.hasOwn(formats, text);

/** The address that a path means, or undefined where it is none. */
export function addressOf(
  path: string,
  { unit, zeroBased, maxRegisters }: Pick<ModbusSettings, 'unit' | 'zeroBased' | 'maxRegisters'>,
): Address | undefined {
  const [whole, ofUnit, bits, registers, letters = '', number, characters, ofRegister] = pattern.exec(path) ?? [];
  if (whole === undefined || !isFormat(letters)) return undefined;
  const start = Number(number) - (zeroBased ? 0 : 1);
  const asked = ofUnit === undefined ? unit : Number(ofUnit);
  const bit = ofRegister === undefined ? undefined : Number(ofRegister);
  if ((letters === 'S') !== (characters !== undefined)) return undefined;
  if (bit !== undefined && (bit > 15 || registers === undefined || letters !== '')) return undefined;
  const count = characters === undefined ? formats[letters].words : Math.ceil(Number(characters) / 2);
  if (asked > 255 || start < 0 || start + count > 65_536 || count < 1 || count > maxRegisters) return undefined;
  return {
    path,
    unit: asked,
    area: bits === 'C' || bits === 'DI' ? bits : registers === 'IR' ? 'IR' : 'HR',
    start,
    count,
    format: letters,
    bit,
    dataType: bits !== undefined || bit !== undefined ? 'Boolean' : formats[letters].dataType,
  };
}

/** Why a path is no address, in words. */
export function whyNoAddress(path: string, { zeroBased }: Pick<ModbusSettings, 'zeroBased'>): string {
  const [, letters, number, characters, bit] = /^(?:\d{1,3}\.)?([A-Z]+)(\d+)(?::(\d+))?(?:\.(\d+))?$/.exec(path) ?? [];
  if (!zeroBased && Number(number) === 0)
    return `${path} is no address: they begin with 1 where "zeroBased" is not true`;
  if (/^[HI]RS$/.test(letters ?? '') && characters === undefined)
    return `${path} is no address: a text has its length behind it (${path}:20)`;
  if (Number(bit) > 15) return `${path} is no address: the bits of a register are 0 to 15`;
  return `${path} is no address like HR1, IRUS5, HRF100, HRS5:20, HR5.3, C5, DI5 or 2.HR5`;
}
