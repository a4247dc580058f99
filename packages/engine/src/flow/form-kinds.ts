import { overlap } from '../content/overlap.ts';
import type { Form } from '../model/site-graph.ts';

/** Two forms that go to one place and have less of their fields in common are two. */
const fieldsInCommon = 0.6;

/**
 * Tells forms that go to one place apart by what they are about and by their fields. The form for a
 * new issue has a field more once there is a version to choose, and is still that form; one that
 * makes it as the copy of another is not.
 */
export class FormKinds {
  readonly #known = new Map<string, ReadonlySet<string>[]>();

  /** A key for the form: the same for forms of one kind that go to the place. */
  of(target: string, { fields, references = [] }: Form): string {
    const place = [target, ...references].join(' ');
    const names = new Set(fields.map(({ name, label }) => name || label));
    const kinds = this.#known.get(place) ?? [];
    this.#known.set(place, kinds);
    const known = kinds.findIndex((kind) => overlap(kind, names) >= fieldsInCommon);
    if (known < 0) kinds.push(names);
    return `${place} ${known < 0 ? kinds.length - 1 : known}`;
  }
}
