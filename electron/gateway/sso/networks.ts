import { isIP } from 'node:net';

/** The family of an address or of a network such as `10.0.0.0/8`; undefined for what is neither. */
export function networkFamily(rule: string): 'ipv4' | 'ipv6' | undefined {
  const [address = '', bits, ...more] = rule.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return undefined;
  const longest = family === 4 ? 32 : 128;
  if (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= longest)) return undefined;
  return family === 4 ? 'ipv4' : 'ipv6';
}
