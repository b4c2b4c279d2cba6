/** The settings of a provider that speaks Modbus TCP. */
import { z } from 'zod';

const order = ['highFirst', 'lowFirst'] as const;

export const modbusSettings = z.strictObject({
  host: z
    .string()
    .regex(/^([^\s/@:]+|[\da-f]*:[\da-f]*:[\da-f:.]*)$/i, 'is a name or an address; the port is a setting of its own'),
  port: z.number().int().min(1).max(65_535).default(502),
  /** The unit that is asked where an address names none. */
  unit: z.number().int().min(0).max(255).default(1),
  /** Milliseconds between two polls. */
  pollInterval: z.number().int().min(50).max(3_600_000).default(1000),
  /** Milliseconds for a connection and for each answer. */
  timeout: z.number().int().min(100).max(60_000).default(2000),
  /** Which word of a number of 32 or 64 bits has the lower address. Devices differ, and a wrong guess would look like a value. */
  wordOrder: z.enum(order, 'is highFirst or lowFirst: see the manual of the device'),
  /** Which character of a register of text comes first. */
  byteOrder: z.enum(order).default('highFirst'),
  /** Whether the first address is 0 and not 1. */
  zeroBased: z.boolean().default(false),
  /** Addresses that nobody asked for and that are read along to save a request. */
  maxGap: z.number().int().min(0).max(2000).default(10),
  maxRegisters: z.number().int().min(4).max(125).default(125),
  maxCoils: z.number().int().min(1).max(2000).default(2000),
});
export type ModbusSettings = z.output<typeof modbusSettings>;
