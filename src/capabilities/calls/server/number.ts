import { getCountries, isSupportedCountry, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Countries whose way to dial is known, by ISO 3166 code. */
export const COUNTRIES: readonly string[] = getCountries();

/** Whether we know how numbers are dialled there. */
export const isCountry = (code: string): boolean => isSupportedCountry(code);

/** Up to so many digits a number is one of our own house. */
const LONGEST_INTERNAL = 5;
/** No number is longer. */
const LONGEST = 15;

const digitsOf = (written: string) => written.replace(/\D/g, '');

function parsed(written: string, country: string): PhoneNumber | undefined {
  const number = parsePhoneNumberFromString(written, {
    ...(isSupportedCountry(country) && { defaultCountry: country }),
    extract: false,
  });
  return number?.isPossible() ? number : undefined;
}

/** Whether a number was told with all that is dialled: its country, or its area as people of the country dial it. */
function isWhole(written: string, number: PhoneNumber): boolean {
  const digits = digitsOf(written);
  return (
    written.startsWith('+') || digits.endsWith(digitsOf(number.number)) || digits === digitsOf(number.formatNational())
  );
}

/**
 * A telephone number in the one way in which we compare them: E.164 (`+493055501`), or the bare digits as they are dialled
 * here, of a number of our own house (`7120`) and of one that was told without its area. An extension after the number is
 * left out. Null for what is no number. `country`, by ISO 3166, is where the number is dialled.
 */
export function numberOf(given: string, country: string): string | null {
  const written = given
    .trim()
    .replace(/^(tel|sip|sips):/i, '')
    .replace(/@.*$/, '');
  const digits = digitsOf(written);
  const isBare = /^[\d\s().\-/]+$/.test(written) && digits !== '';
  if (isBare && digits.length <= LONGEST_INTERNAL) return digits;
  const number = parsed(written, country);
  if (number && isWhole(written, number)) return number.number;
  return isBare && digits.length <= LONGEST ? digits : null;
}

/** A number in our form as people read it: `+49 30 55501`. One of our own house stays as it is. */
export function readably(number: string): string {
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}

/** What a number is found by before it is compared: its last digits, which are written alike everywhere. */
const LAST_DIGITS = 5;

/** The last digits of a number in our form. */
export function lastDigitsOf(number: string): string {
  return digitsOf(number).slice(-LAST_DIGITS);
}
