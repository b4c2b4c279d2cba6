/**
 * The configuration of the user service: the sections and names of Zato's `sso.conf`, as JSON, with defaults for a
 * plant. `countersign/sso.json` of the project comes first; `sso.json` of the data directory overrides it by section
 * and key, so that a site can differ from its project.
 */
import { z } from 'zod';
import { networkFamily } from './networks.ts';

const names = z.array(z.string().min(1).max(200));
const minutes = z.number().positive().max(10_000_000);
const flag = (otherwise: boolean) => z.boolean().default(otherwise);

export const ssoConfig = z
  .strictObject({
    apps: z
      .strictObject({
        /** Every application that may call. */
        all: names.default(['countersign']),
        /** The application of a caller that names none. */
        default: z.string().default('countersign'),
        http_header: z.string().default('X-Zato-SSO-Current-App'),
        signup_allowed: names.default([]),
        login_allowed: names.default(['countersign']),
        /** Applications that may say where their user is and with which program. */
        login_metadata_allowed: names.default([]),
        inform_if_app_invalid: flag(true),
      })
      .prefault({}),
    login: z
      .strictObject({
        /** Refuses users for whom `user_address_list` has no entry. */
        reject_if_not_listed: flag(false),
        /** AU-8: a locked account answers like a wrong password. */
        inform_if_locked: flag(false),
        inform_if_not_confirmed: flag(true),
        inform_if_not_approved: flag(true),
        /** Fixed: whoever proved the password may know that a code is missing, or no form could ask for it. */
        inform_if_totp_missing: z.literal(true).default(true),
        /** Failures until the account is locked; never more than 100. */
        failures_allowed: z.int().min(1).max(100).default(10),
        /** Seconds to wait after the first failure; doubled by each further one. 0 is for tests of other things. */
        first_delay: z.number().min(0).max(60).default(1),
        /** Seconds that the delay never exceeds. */
        longest_delay: z.number().min(0).max(3600).default(300),
        unlock_needs_reason: flag(true),
      })
      .prefault({}),
    totp: z
      .strictObject({
        algorithm: z.enum(['SHA1', 'SHA256', 'SHA512']).default('SHA1'),
        /** Steps of 30 s before the present one in which a code is still taken. */
        past_steps: z.int().min(0).max(1).default(1),
        /** And after it: an authenticator whose clock runs ahead (RFC 6238, section 6). */
        future_steps: z.int().min(0).max(1).default(0),
        issuer: z.string().min(1).max(60).default('Countersign'),
      })
      .prefault({}),
    password_reset: z
      .strictObject({
        /** Minutes. */
        valid_for: minutes.default(1440),
        /** Seconds between opening a reset and setting the password. */
        password_change_session_duration: z.number().positive().max(86_400).default(1800),
        user_search_by: z.enum(['username', 'email', 'username_or_email']).default('username'),
      })
      .prefault({}),
    /**
     * What a reader of badges that types puts before and after what it reads, as keys are called (`~`, `F13`, `Enter`); null for one that is
     * known by its speed alone (HM-12).
     */
    badge_reader: z
      .strictObject({
        prefix: z.string().regex(/^(?:[!-~]|F(?:[1-9]|1\d|2[0-4]))$/),
        suffix: z
          .string()
          .regex(/^(?:[!-~]|Enter|Tab|F(?:[1-9]|1\d|2[0-4]))$/)
          .default('Enter'),
      })
      .nullable()
      .default(null),
    /** By user name: `*` or networks that the user may come from; an empty list is nobody from anywhere. */
    user_address_list: z
      .record(
        z.string(),
        z.array(z.string().refine((rule) => rule === '*' || networkFamily(rule) !== undefined, 'is no IP network')),
      )
      .default({}),
    session: z
      .strictObject({
        /** Minutes until a session ends unless it is renewed. */
        expiry: minutes.default(60),
        /** Minutes without a use after which it ends. */
        idle: minutes.default(15),
        /** Minutes after which it ends however often it was renewed. */
        absolute: minutes.default(720),
        /** Minutes without use after which the pages are hidden; null for 15 on laptops and 5 elsewhere. */
        screen_lock: minutes.nullable().default(null),
      })
      .prefault({}),
    password: z
      .strictObject({
        /** Days until a password expires; null for never (ASVS 6.2.10). */
        expiry: z.number().positive().max(36_500).nullable().default(null),
        inform_if_expired: flag(true),
        inform_if_about_to_expire: flag(true),
        inform_if_must_be_changed: flag(true),
        inform_if_invalid: flag(true),
        /** Days. */
        about_to_expire_threshold: z.number().min(0).max(3650).default(30),
        /** Characters of a password that is the only factor. */
        min_length: z.int().min(8).max(256).default(15),
        /** Characters of a password beside a TOTP code. */
        min_length_with_totp: z.int().min(8).max(256).default(8),
        max_length: z.int().min(64).max(1000).default(256),
        /** zxcvbn score, 0 to 4. */
        min_complexity: z.int().min(0).max(4).default(3),
        /** Texts that no password may hold, beside the list of common passwords, the user's names and the station's. */
        reject_list: names.default([]),
      })
      .prefault({}),
    hash_secret: z
      .strictObject({
        /**
         * argon2id: KiB, passes, lanes. OWASP's least (19456, 2, 1) takes some 15 ms on a desktop computer; AU-2 wants
         * 100 ms and more at a kiosk. Four at most run at once, so memory stays below four times the first.
         */
        memory: z.int().min(19_456).max(1_048_576).default(65_536),
        passes: z.int().min(2).max(20).default(3),
        lanes: z.int().min(1).max(8).default(1),
      })
      .prefault({}),
    signup: z
      .strictObject({
        /** Whether a sign-up may learn why it failed; otherwise it gets E005001. */
        inform_if_user_exists: flag(false),
        inform_if_user_invalid: flag(false),
        inform_if_email_exists: flag(false),
        inform_if_email_invalid: flag(false),
        is_email_required: flag(false),
        is_approval_needed: flag(true),
        max_length_username: z.int().min(1).max(128).default(128),
        max_length_email: z.int().min(3).max(254).default(128),
      })
      .prefault({}),
    user_validation: z
      .strictObject({
        /** Whether users may change the name that stands on their signatures, and their user name. */
        may_rename_self: flag(false),
        /** Texts that no user name of a sign-up may hold, whatever their case. */
        reject_username: names.default(['zato', 'admin', 'root', 'system', 'sso', 'countersign']),
        reject_email: names.default(['zato', 'admin', 'root', 'system', 'sso', 'countersign']),
      })
      .prefault({}),
    search: z
      .strictObject({
        default_page_size: z.int().min(1).max(1000).default(50),
        max_page_size: z.int().min(1).max(1000).default(100),
      })
      .prefault({}),
  })
  .prefault({});
export type SsoConfig = z.output<typeof ssoConfig>;

/** What a file may hold: any part of the sections. */
export const ssoConfigFile = z.record(z.string(), z.json());

/** The project's file with the data directory's laid over it, by section and key. Throws what the schema finds. */
export function mergeConfig(project: unknown, site: unknown): SsoConfig {
  const base = ssoConfigFile.parse(project ?? {});
  const over = ssoConfigFile.parse(site ?? {});
  const merged: Record<string, unknown> = { ...base };
  for (const [name, part] of Object.entries(over)) {
    const below = merged[name];
    merged[name] = isSection(below) && isSection(part) ? { ...below, ...part } : part;
  }
  return ssoConfig.parse(merged);
}

function isSection(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
