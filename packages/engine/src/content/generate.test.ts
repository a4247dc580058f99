import { describe, expect, test } from 'vitest';
import type { GeneratorSpec } from '../model/site-graph.ts';
import { createRandom, generate } from './generate.ts';

const spec = (kind: GeneratorSpec) => kind;

describe('made-up values', () => {
  test.each([
    [spec({ kind: 'email' }), /^[a-z]+\.[a-z0-9]{12}@example\.com$/],
    [spec({ kind: 'username', maxLength: 20 }), /^[a-z][a-z0-9]{8,19}$/],
    [spec({ kind: 'username', maxLength: 6 }), /^[a-z][a-z0-9]{5}$/],
    [spec({ kind: 'password', minLength: 20 }), /^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*-).{20,}$/],
    [spec({ kind: 'person-name', part: 'full' }), /^[A-Z][a-z]+ [A-Z][a-z]+$/],
    [spec({ kind: 'phone' }), /^\+1202555\d{4}$/],
    [spec({ kind: 'address', part: 'postal-code' }), /^\d{5}$/],
    [spec({ kind: 'address', part: 'street' }), /^\d+ [A-Z]/],
    [spec({ kind: 'text', minLength: 10, maxLength: 12 }), /^.{10,12}$/],
    [spec({ kind: 'text', minLength: 0, maxLength: 3 }), /^.{1,3}$/],
    [spec({ kind: 'text', minLength: 200, maxLength: 400 }), /^.{200,400}$/],
    [spec({ kind: 'search-term', values: ['tea', 'cup'] }), /^(?:tea|cup)$/],
    [spec({ kind: 'number', min: 1, max: 3, step: 1 }), /^[123]$/],
    [
      spec({ kind: 'number', min: 0.5, max: 2, step: 0.25 }),
      /^(?:0\.5|0\.75|1|1\.25|1\.5|1\.75|2)$/,
    ],
    [spec({ kind: 'date', min: '2026-01-01', max: '2026-01-31' }), /^2026-01-[0-3]\d$/],
    [spec({ kind: 'date', min: '2026-01', max: '2026-12' }), /^2026-\d\d$/],
    [
      spec({ kind: 'date', min: '2026-01-01T00:00', max: '2026-01-09T00:00' }),
      /^2026-01-0\dT\d\d:\d\d$/,
    ],
    [spec({ kind: 'url' }), /^https:\/\/example\.com\/[a-z0-9]{12}$/],
    [spec({ kind: 'pattern', pattern: '[A-Z]{3}-\\d{4}' }), /^[A-Z]{3}-\d{4}$/],
    [
      spec({ kind: 'uuid' }),
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    ],
    [spec({ kind: 'hex', length: 16 }), /^[0-9a-f]{16}$/],
    [spec({ kind: 'base62', length: 22 }), /^[0-9A-Za-z]{22}$/],
  ])('%j', (kind, shape) => {
    for (let seed = 0; seed < 50; seed++) expect(generate(kind, createRandom(seed))).toMatch(shape);
  });

  test('timestamps tell the time', () => {
    const now = () => Date.UTC(2026, 0, 2, 3, 4, 5);
    const at = (unit: 'ms' | 's' | 'iso') =>
      generate({ kind: 'timestamp', unit }, createRandom(1), now);
    expect([at('ms'), at('s'), at('iso')]).toEqual([
      '1767323045000',
      '1767323045',
      '2026-01-02T03:04:05.000Z',
    ]);
  });

  test('card numbers pass the Luhn check', () => {
    for (let seed = 0; seed < 50; seed++) {
      const digits = [...generate({ kind: 'card-number' }, createRandom(seed))].map(Number);
      const sum = digits.reduce((total, digit, index) => {
        const doubled = index % 2 === 0 ? digit * 2 : digit;
        return total + (doubled > 9 ? doubled - 9 : doubled);
      }, 0);
      expect(sum % 10).toBe(0);
    }
  });

  test('the same seed and streams make the same values', () => {
    const make = () => generate({ kind: 'email' }, createRandom(7, 1, 2));
    expect(make()).toBe(make());
  });

  test('every user, iteration and process has e-mail addresses and user names of its own', () => {
    const emails = new Set<string>();
    const names = new Set<string>();
    for (let process = 0; process < 10; process++) {
      for (let user = 0; user < 50; user++) {
        for (let iteration = 0; iteration < 100; iteration++) {
          const random = createRandom(1, process, user, iteration);
          emails.add(generate({ kind: 'email' }, random));
          names.add(generate({ kind: 'username', maxLength: 24 }, random));
        }
      }
    }
    expect([emails.size, names.size]).toEqual([50_000, 50_000]);
  });

  test('random numbers spread evenly', () => {
    const random = createRandom(3);
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 40_000; i++) {
      const bucket = random.integer(0, 3);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });
});
