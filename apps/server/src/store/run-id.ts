const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * `run_` and a ULID in lower case (https://github.com/ulid/spec): ten characters of time, sixteen
 * of chance. Ids sort in the order the runs were made.
 */
export function newRunId(now: number, random: Uint8Array): string {
  let time = '';
  for (let rest = now, digit = 0; digit < 10; digit += 1) {
    time = alphabet.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  const chance = Array.from(random.subarray(0, 16), (byte) => alphabet.charAt(byte % 32)).join('');
  return `run_${time}${chance}`;
}
