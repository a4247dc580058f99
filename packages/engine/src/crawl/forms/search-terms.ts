import type { Form } from '../../model/site-graph.ts';

const mostTerms = 8;

/** Words that the site's pages use, to search it with. */
export class SearchTerms {
  readonly #terms = new Set<string>();

  get all(): readonly string[] {
    return [...this.#terms];
  }

  /** Learns the words of a page, as long as there is need of more. */
  note(terms: readonly string[]): void {
    for (const term of terms) if (this.#terms.size < mostTerms) this.#terms.add(term);
  }

  /** A search form filled with the words known by now; any other form as it is. */
  filledInto(form: Form): Form {
    if (form.purpose !== 'search' || this.#terms.size === 0) return form;
    const fields = form.fields.map((field) => {
      const { fill } = field;
      const searches =
        fill.kind === 'constant' ||
        (fill.kind === 'generate' && fill.generator.kind === 'search-term');
      if (!searches) return field;
      const generator = { kind: 'search-term' as const, values: this.all };
      return { ...field, fill: { kind: 'generate' as const, generator } };
    });
    return { ...form, fields };
  }
}
