/**
 * Status and sub-status codes of the user service, as Zato SSO numbers them, and the error that carries them.
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';

/** Overall status of an answer. */
export const Status = Object.freeze({ ok: 'ok', warning: 'warning', error: 'error' } as const);
export type Status = (typeof Status)[keyof typeof Status];

/** The complete table: label -> code. `E` fails the call, `W` only warns. */
export const StatusCode = Object.freeze({
  'username.invalid': 'E001001',
  'username.exists': 'E001002',
  'username.too_long': 'E001003',
  'username.has_whitespace': 'E001004',
  'user_id.invalid': 'E001100',
  'email.invalid': 'E002001',
  'email.exists': 'E002002',
  'email.too_long': 'E002003',
  'email.has_whitespace': 'E002004',
  'email.missing': 'E002005',
  'password.invalid': 'E003001',
  'password.too_short': 'E003002',
  'password.too_long': 'E003003',
  'password.expired': 'E003004',
  'password.w_about_to_exp': 'W003005',
  'password.e_about_to_exp': 'E003006',
  'password.must_send_new': 'E003007',
  'password.not_complex_enough': 'E003008',
  'app_list.invalid': 'E004001',
  'app_list.no_signup': 'E004002',
  'auth.not_allowed': 'E005001',
  'auth.locked': 'E005002',
  'auth.invalid_signup_status': 'E005003',
  'auth.not_approved': 'E005004',
  'auth.super_user_required': 'E005005',
  'auth.no_such_sign_up_token': 'E005006',
  'auth.sign_up_confirmed': 'E005007',
  'auth.totp_missing': 'E005008',
  'metadata.not_allowed': 'E006001',
  'session.no_such_session': 'E007001',
  'session.expired': 'E007002',
  'common.invalid_operation': 'E008001',
  'common.invalid_input': 'E008002',
  'common.missing_input': 'E008003',
  'common.internal_error': 'E008004',
  'attr.already_exists': 'E009001',
  'attr.no_such_attr': 'E009002',
  'password_reset.could_not_access': 'E010001',
} as const);
export type StatusLabel = keyof typeof StatusCode;
export type StatusCode = (typeof StatusCode)[StatusLabel];

/** What a code means, for people. */
const inWords: Readonly<Record<StatusLabel, string>> = Object.freeze({
  'username.invalid': 'The user name cannot be used.',
  'username.exists': 'The user name is taken.',
  'username.too_long': 'The user name is too long.',
  'username.has_whitespace': 'The user name holds a space.',
  'user_id.invalid': 'There is no user with this id.',
  'email.invalid': 'The e-mail address cannot be used.',
  'email.exists': 'The e-mail address is taken.',
  'email.too_long': 'The e-mail address is too long.',
  'email.has_whitespace': 'The e-mail address holds a space.',
  'email.missing': 'An e-mail address is needed.',
  'password.invalid': 'The password is too common, or holds the name of the user or of the plant.',
  'password.too_short': 'The password is too short.',
  'password.too_long': 'The password is too long.',
  'password.expired': 'The password has expired; send a new one.',
  'password.w_about_to_exp': 'The password is about to expire.',
  'password.e_about_to_exp': 'The password is about to expire; change it first.',
  'password.must_send_new': 'The password must be changed; send a new one.',
  'password.not_complex_enough': 'The password is too easy to guess.',
  'app_list.invalid': 'The application is not known or not allowed here.',
  'app_list.no_signup': 'This application may not sign users up.',
  'auth.not_allowed': 'Not allowed.',
  'auth.locked': 'The account is locked; an administrator can unlock it.',
  'auth.invalid_signup_status': 'The sign-up is not confirmed.',
  'auth.not_approved': 'The account is not approved.',
  'auth.super_user_required': 'Only an administrator may do this.',
  'auth.no_such_sign_up_token': 'There is no such confirmation token.',
  'auth.sign_up_confirmed': 'This sign-up is confirmed already.',
  'auth.totp_missing': 'This account also needs the code of its authenticator.',
  'metadata.not_allowed': 'This application may not say where its user is.',
  'session.no_such_session': 'There is no such session.',
  'session.expired': 'The session has expired.',
  'common.invalid_operation': 'This cannot be done.',
  'common.invalid_input': 'The input is not valid.',
  'common.missing_input': 'Something that is needed is missing.',
  'common.internal_error': 'Something went wrong inside Countersign.',
  'attr.already_exists': 'There is an attribute of this name already.',
  'attr.no_such_attr': 'There is no attribute of this name.',
  'password_reset.could_not_access': 'The password cannot be reset with this.',
});

export interface ValidationDetails {
  /** Whether callers may see the specific code; otherwise they get E005001. */
  readonly returnStatus?: boolean;
  /** What stands in place of the code's own words, where the caller may see the code. */
  readonly words?: string;
  /** Seconds after which the same account may be tried again. */
  readonly retryAfter?: number;
  /** The field that is at fault, where one is. */
  readonly field?: string;
  /** The call lacks a field that it cannot do without: HTTP answers 400. */
  readonly malformed?: boolean;
  readonly cause?: unknown;
}

/** `zato.sso.api.ValidationError`: a call that the user service refused, and why. The message is safe to show. */
export class ValidationError extends CountersignError {
  readonly label: StatusLabel;
  readonly status = Status.error;
  readonly returnStatus: boolean;
  readonly retryAfter: number | undefined;
  readonly field: string | undefined;
  readonly malformed: boolean;
  readonly #given: ValidationDetails;

  constructor(label: StatusLabel, details: ValidationDetails = {}) {
    const { returnStatus = true, retryAfter, field, malformed = false, cause } = details;
    const words = returnStatus ? (details.words ?? inWords[label]) : inWords['auth.not_allowed'];
    const wait = retryAfter === undefined ? '' : ` Too many attempts; try again in ${Math.ceil(retryAfter)} s.`;
    super(ErrorCode.validation, words + wait, {
      cause,
      details: {
        status: Status.error,
        subStatus: [StatusCode[returnStatus ? label : 'auth.not_allowed']],
        ...(retryAfter === undefined ? {} : { retryAfter: Math.ceil(retryAfter) }),
      },
    });
    this.name = 'ValidationError';
    this.label = label;
    this.returnStatus = returnStatus;
    this.retryAfter = retryAfter;
    this.field = field;
    this.malformed = malformed;
    this.#given = details;
  }

  /** The same refusal, of a field that is at fault. */
  at(field: string): ValidationError {
    return new ValidationError(this.label, { ...this.#given, field });
  }

  /** What a caller may see. */
  get subStatus(): readonly StatusCode[] {
    return [StatusCode[this.returnStatus ? this.label : 'auth.not_allowed']];
  }
}
