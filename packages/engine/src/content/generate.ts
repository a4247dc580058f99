import type { GeneratorSpec } from '../model/site-graph.ts';
import { generateFromPattern } from './pattern.ts';
import type { Random } from './random.ts';
import { cities, familyNames, givenNames, regions, streets, textWords } from './words.ts';

export { createRandom, type Random } from './random.ts';

const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();
const digits = '0123456789';
const dayMs = 86_400_000;

/**
 * Makes up one value. E-mail addresses, user names and URLs are as unique as `random.unique`; all
 * the others are merely valid. `now` (epoch milliseconds) is what timestamps are taken from.
 */
export function generate(
  spec: GeneratorSpec,
  random: Random,
  now: () => number = Date.now,
): string {
  switch (spec.kind) {
    case 'email':
      return `${random.pick(givenNames).toLowerCase()}.${random.unique}@example.com`;
    case 'username':
      return username(spec.maxLength, random);
    case 'password':
      return password(spec.minLength, random);
    case 'person-name':
      return personName(spec.part, random);
    case 'phone':
      return `+1202555${String(random.integer(0, 9999)).padStart(4, '0')}`;
    case 'address':
      return addressPart(spec.part, random);
    case 'text':
      return text(spec.minLength, spec.maxLength, random);
    case 'search-term':
      return spec.values[random.integer(0, spec.values.length - 1)] ?? random.pick(textWords);
    case 'number':
      return steppedNumber(spec.min, spec.max, spec.step, random);
    case 'date':
      return date(spec.min, spec.max, random);
    case 'url':
      return `https://example.com/${random.unique}`;
    case 'pattern':
      return generateFromPattern(spec.pattern, random);
    case 'card-number':
      return cardNumber(random);
    case 'uuid': {
      const value = uuid(random, spec.version === 7 ? now() : null);
      return spec.upperCase === true ? value.toUpperCase() : value;
    }
    case 'timestamp':
      return timestamp(spec.unit, now());
    case 'hex':
      return characters('0123456789abcdef', spec.length, random);
    case 'base62':
      return characters(digits + upper + lower, spec.length, random);
  }
}

function username(maxLength: number, random: Random): string {
  const name = random.pick(givenNames).toLowerCase();
  const room = Math.max(1, maxLength);
  const tail = random.unique.slice(0, Math.max(1, room - 1));
  return `${name.slice(0, Math.max(1, room - tail.length))}${tail}`.slice(0, room);
}

/** Every kind of character that password rules ask for, none that forms choke on. */
function password(minLength: number, random: Random): string {
  const start =
    characters(upper, 2, random) + characters(lower, 4, random) + characters(digits, 3, random);
  const rest = characters(lower + digits, Math.max(4, minLength - start.length - 1), random);
  return `${start}-${rest}`;
}

function personName(part: 'given' | 'family' | 'full', random: Random): string {
  const given = random.pick(givenNames);
  const family = random.pick(familyNames);
  if (part === 'given') return given;
  return part === 'family' ? family : `${given} ${family}`;
}

function addressPart(
  part: 'street' | 'city' | 'postal-code' | 'country' | 'region',
  random: Random,
): string {
  switch (part) {
    case 'street':
      return `${random.integer(1, 199)} ${random.pick(streets)}`;
    case 'city':
      return random.pick(cities);
    case 'postal-code':
      return String(random.integer(10_000, 99_950));
    case 'country':
      return 'United States';
    case 'region':
      return random.pick(regions);
  }
}

/** Words up to a readable length, ending in letters of its own so that no two are the same. */
function text(minLength: number, maxLength: number, random: Random): string {
  const most = Math.max(1, maxLength, minLength);
  const wanted = Math.min(most, Math.max(minLength, 24));
  const mark = random
    .integer(0, 36 ** 6 - 1)
    .toString(36)
    .padStart(6, '0');
  if (wanted < mark.length + 4) return mark.slice(0, wanted).padEnd(wanted, 'x');
  const words: string[] = [capitalised(random.pick(textWords))];
  while (words.join(' ').length + 1 + mark.length < wanted) words.push(random.pick(textWords));
  const head = words.join(' ').slice(0, most - mark.length - 1);
  return `${head.trimEnd()} ${mark}`.padEnd(minLength, '.');
}

function steppedNumber(min: number, max: number, step: number, random: Random): string {
  const size = step > 0 ? step : 1;
  const steps = Math.max(0, Math.floor((max - min) / size + 1e-9));
  const value = min + random.integer(0, steps) * size;
  return String(Number(value.toFixed(decimals(size, min))));
}

function decimals(...values: readonly number[]): number {
  return Math.max(...values.map((value) => (String(value).split('.')[1] ?? '').length));
}

/** Bounds are ISO dates, date-times, months, weeks' days or times: the value comes out in the shape of `min`. */
function date(min: string, max: string, random: Random): string {
  const from = Date.parse(min);
  const to = Date.parse(max);
  if (Number.isNaN(from) || Number.isNaN(to)) return min;
  const days = Math.max(0, Math.floor((to - from) / dayMs));
  const iso = new Date(from + random.integer(0, days) * dayMs).toISOString();
  return iso.slice(0, Math.min(Math.max(min.length, 7), 16));
}

/** Sixteen digits of a number range kept for tests, with a right Luhn digit. */
function cardNumber(random: Random): string {
  const body = `424242${characters(digits, 9, random)}`;
  const sum = [...body].reduce((total, character, index) => {
    const digit = Number(character);
    const doubled = index % 2 === 0 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** RFC 9562: of version 7 when it has a time to begin with, else of version 4. */
function uuid(random: Random, timeMs: number | null): string {
  const time = timeMs === null ? '' : timeMs.toString(16).padStart(12, '0');
  const version = timeMs === null ? '4' : '7';
  const hex = time + characters('0123456789abcdef', 32 - time.length, random);
  const variant = random.pick(['8', '9', 'a', 'b']);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** The one value that must not be made up: a server compares it with its own clock. */
function timestamp(unit: 'ms' | 's' | 'iso', now: number): string {
  if (unit === 'iso') return new Date(now).toISOString();
  return String(unit === 's' ? Math.floor(now / 1000) : now);
}

function characters(alphabet: string, length: number, random: Random): string {
  let out = '';
  for (let i = 0; i < length; i++) out += alphabet[random.integer(0, alphabet.length - 1)];
  return out;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
