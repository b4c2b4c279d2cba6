/** Where users may come from: `user_address_list` of the configuration, by user name in any spelling of it. */
import { BlockList, isIP } from 'node:net';
import type { SsoConfig } from './config.ts';
import { networkFamily } from './networks.ts';
import { nameKey } from './users.ts';

export interface AddressRules {
  /** Whether there is a rule for a name: who has one cannot take another name without an administrator. */
  readonly has: (userName: string) => boolean;
  /** Whether a user may come from an address: one address, never a chain that somebody in between could have written. */
  readonly allows: (userName: string, remoteAddr: string | null) => boolean;
}

/** Reads the rules once; the configuration's schema has refused what is no network. */
export function openAddressRules({ user_address_list, login }: SsoConfig): AddressRules {
  const rules = new Map(
    Object.entries(user_address_list).map(([userName, networks]) => {
      const allowed = new BlockList();
      for (const network of networks) {
        const family = networkFamily(network);
        const [address = '', bits] = network.split('/');
        if (family === undefined) continue;
        if (bits === undefined) allowed.addAddress(address, family);
        else allowed.addSubnet(address, Number(bits), family);
      }
      return [nameKey(userName), { anywhere: networks.includes('*'), allowed }] as const;
    }),
  );
  return {
    has: (userName) => rules.has(nameKey(userName)),
    allows: (userName, remoteAddr) => {
      const rule = rules.get(nameKey(userName));
      if (rule === undefined) return !login.reject_if_not_listed;
      if (rule.anywhere) return true;
      const family = isIP(remoteAddr ?? '');
      if (remoteAddr === null || family === 0) return false;
      return rule.allowed.check(remoteAddr, family === 6 ? 'ipv6' : 'ipv4');
    },
  };
}
