/** What a complaint in words demands of a field, as far as it can be read. */
export interface Rules {
  readonly least: number | null;
  readonly most: number | null;
  readonly characters: 'digits' | 'letters' | 'lower-case' | 'plain' | null;
  /** Special signs of which one must be in it. */
  readonly signs: string;
  readonly isNumber: boolean;
  /** A day, or a time of day, is wanted, and nothing says in which form. */
  readonly moment: 'date' | 'time' | null;
  /** Such as `DD.MM.YYYY`. */
  readonly dateFormat: string | null;
  /** A JSON text to begin with; null when JSON is not what it wants. */
  readonly json: string | null;
}

const leastWords =
  /(?:at least|minimum(?: length)?(?: is| of)?|min\.?|no (?:less|fewer) than|longer than|mindestens|au moins|al menos|almeno|minst|minimaal)\D{0,12}(\d+)/i;
const mostWords =
  /(?:at most|maximum(?: length)?(?: is| of)?|max\.?|no more than|not more than|up to|less than or equal to|only|höchstens|au plus|como máximo|al massimo|maximaal)\D{0,12}(\d+)/i;
const rangeWords =
  /(\d+)\s*(?:to|-|–|and|bis|à|a)\s*(\d+)\s*(?:characters|letters|digits|zeichen|caract|long)/i;
const aboveWords = /(?:greater|more|higher|larger|größer|mehr) than\s*(-?\d+)/i;

export function rulesIn(text: string): Rules {
  const [, from, to] = rangeWords.exec(text) ?? [];
  const above = numberIn(text, aboveWords);
  return {
    least:
      from !== undefined
        ? Number(from)
        : (numberIn(text, leastWords) ?? (above === null ? null : above + 1)),
    most: to !== undefined ? Number(to) : numberIn(text, mostWords),
    characters: charactersIn(text),
    signs: /one of\s+([^\sA-Za-z0-9]{2,12})/.exec(text)?.[1]?.replace(/[.,]$/, '') ?? '',
    isNumber:
      /\b(?:a|be|valid|whole)\s+(?:\w+\s+)?(?:number|integer)\b|\bnumeric\b|not a number|eine zahl|un nombre|un número/i.test(
        text,
      ),
    moment: momentIn(text),
    dateFormat:
      /\b(?:[dD]{1,2}|[mM]{1,2}|[yYjJaA]{4})([./-])(?:[dD]{1,2}|[mM]{1,2})\1(?:[yYjJaA]{4}|[dD]{1,2})\b/.exec(
        text,
      )?.[0] ?? null,
    json: jsonIn(text),
  };
}

function charactersIn(text: string): Rules['characters'] {
  if (/lower.?case letters|kleinbuchstaben|minuscules|minúsculas/i.test(text)) return 'lower-case';
  if (
    /only digits|digits only|only numbers|nur (?:ziffern|zahlen)|chiffres uniquement|solo números/i.test(
      text,
    )
  )
    return 'digits';
  if (/only letters|letters only|alphabetic|nur buchstaben/i.test(text)) return 'letters';
  if (/alphanumeric|letters and (?:numbers|digits)|(?:no|without) (?:spaces|special)/i.test(text))
    return 'plain';
  return null;
}

function momentIn(text: string): Rules['moment'] {
  if (/\bvalid (?:start |end )?time\b|gültige uhrzeit|heure valide|hora válida/i.test(text))
    return 'time';
  return /\b(?:valid|not a) (?:\w+ )?date\b|gültiges datum|date valide|fecha válida|data valida/i.test(
    text,
  )
    ? 'date'
    : null;
}

/** The example that the text gives, or a small document of our own. */
function jsonIn(text: string): string | null {
  const example = /\{[^{}]*\}/.exec(text)?.[0];
  if (example !== undefined && isJson(example)) return example;
  return /\bJSON\b/.test(text) ? '{"name": "value"}' : null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function numberIn(text: string, pattern: RegExp): number | null {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? null : Number.parseInt(found, 10);
}

/** A day in the form that people are asked to write it in. */
export function formattedDate(isoDay: string, format: string): string {
  const [year = '', month = '', day = ''] = isoDay.split('-');
  return format
    .replace(/[yYjJaA]{4}/, year)
    .replace(/[mM]{1,2}/, month)
    .replace(/[dDtTgG]{1,2}/, day);
}
