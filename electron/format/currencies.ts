/** The currencies of countries, and how amounts of them are written, as Java knows them. */
import { localeTag } from './symbols.ts';

/** Each currency with the countries that pay with it. */
const table =
  'AED AE, AFN AF, ALL AL, AMD AM, AOA AO, ARS AR, AUD AU CC CX HM KI NF NR TV, AWG AW, AZN AZ, BAM BA, ' +
  'BBD BB, BDT BD, BGN BG, BHD BH, BIF BI, BMD BM, BND BN, BOB BO, BRL BR, BSD BS, BTN BT, BWP BW, BYN BY, ' +
  'BZD BZ, CAD CA, CDF CD, CHF CH LI, CLP CL, CNY CN, COP CO, CRC CR, CUP CU, CVE CV, CZK CZ, DJF DJ, ' +
  'DKK DK FO GL, DOP DO, DZD DZ, EGP EG, ERN ER, ETB ET, ' +
  'EUR AD AT AX BE BL CY DE EE ES FI FR GF GP GR HR IE IT LT LU LV MC ME MF MQ MT NL PM PT RE SI SK SM TF VA YT, ' +
  'FJD FJ, FKP FK, GBP GB GG GS IM JE, GEL GE, GHS GH, GIP GI, GMD GM, GNF GN, GTQ GT, GYD GY, HKD HK, HNL HN, ' +
  'HTG HT, HUF HU, IDR ID, ILS IL PS, INR IN, IQD IQ, IRR IR, ISK IS, JMD JM, JOD JO, JPY JP, KES KE, KGS KG, ' +
  'KHR KH, KMF KM, KPW KP, KRW KR, KWD KW, KYD KY, KZT KZ, LAK LA, LBP LB, LKR LK, LRD LR, LSL LS, LYD LY, ' +
  'MAD EH MA, MDL MD, MGA MG, MKD MK, MMK MM, MNT MN, MOP MO, MRU MR, MUR MU, MVR MV, MWK MW, MXN MX, MYR MY, ' +
  'MZN MZ, NAD NA, NGN NG, NIO NI, NOK BV NO SJ, NPR NP, NZD CK NU NZ PN TK, OMR OM, PAB PA, PEN PE, PGK PG, ' +
  'PHP PH, PKR PK, PLN PL, PYG PY, QAR QA, RON RO, RSD RS, RUB RU, RWF RW, SAR SA, SBD SB, SCR SC, SDG SD, ' +
  'SEK SE, SGD SG, SHP SH, SLE SL, SOS SO, SRD SR, SSP SS, STN ST, SVC SV, SYP SY, SZL SZ, THB TH, TJS TJ, ' +
  'TMT TM, TND TN, TOP TO, TRY TR, TTD TT, TWD TW, TZS TZ, UAH UA, UGX UG, ' +
  'USD AS BQ EC FM GU IO MH MP PR PW TC TL UM US VG VI, UYU UY, UZS UZ, VES VE, VND VN, VUV VU, WST WS, ' +
  'XAF CF CG CM GA GQ TD, XCD AG AI DM GD KN LC MS VC, XCG CW SX, XOF BF BJ CI GW ML NE SN TG, XPF NC PF WF, ' +
  'YER YE, ZAR ZA, ZMW ZM, ZWG ZW, ';
/** Those whose amounts have no places, and three; all others have two. */
const withoutPlaces = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '));
const withThree = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

const byCountry = new Map(
  table.split(', ').flatMap((line) => {
    const [code = '', ...countries] = line.split(' ');
    return countries.map((country) => [country, code] as const);
  }),
);

/** The sign of a currency that nobody named. */
const anySign = '¤';

/** The code of the currency of a locale (`de-DE`: `EUR`); undefined where it says no country. Throws for what is no locale. */
function codeOf(locale: string): string | undefined {
  return byCountry.get(new Intl.Locale(localeTag(locale)).region ?? '');
}

/** What the currency of a locale is called: `XXX` and `¤` where the locale says no country. Throws `illegal-argument`. */
export function currencyOf(locale: string): { readonly code: string; readonly symbol: string } {
  const code = codeOf(locale);
  if (code === undefined) return { code: 'XXX', symbol: anySign };
  const parts = new Intl.NumberFormat(localeTag(locale), { style: 'currency', currency: code }).formatToParts(1);
  return { code, symbol: parts.find(({ type }) => type === 'currency')?.value ?? code };
}

const formats = new Map<string, Intl.NumberFormat>();

/** An amount as a locale writes it, in the currency of its country: `$1,234.50`. Throws `illegal-argument` for no locale. */
export function formatAmount(amount: number, locale: string): string {
  const code = codeOf(locale);
  const places = code !== undefined && withoutPlaces.has(code) ? 0 : code !== undefined && withThree.has(code) ? 3 : 2;
  const format =
    formats.get(locale) ??
    new Intl.NumberFormat(localeTag(locale), {
      style: 'currency',
      // One with a sign of its own, in whose place that of no currency stands.
      currency: code ?? 'EUR',
      currencyDisplay: code === undefined ? 'narrowSymbol' : 'symbol',
      minimumFractionDigits: places,
      maximumFractionDigits: places,
      useGrouping: 'always',
      roundingMode: 'halfEven',
    });
  formats.set(locale, format);
  return format
    .formatToParts(amount)
    .map(({ type, value }) => (type === 'currency' && code === undefined ? anySign : value))
    .join('');
}
