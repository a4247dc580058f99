import type { TemplateFilter } from '../content/template.ts';
import type { Decoding, ExtractorSource } from '../model/flow.ts';
import type { GeneratorSpec } from '../model/site-graph.ts';
import type { FoundSource } from './find-source.ts';

/** What stands at a leaf in the flow: literal text, as the place sends it, and variables. */
export type LeafPart = string | Variable | FilteredVariable;

/** A variable that the place sends in another form than its source holds it. */
export interface FilteredVariable {
  readonly variable: Variable;
  readonly filter: TemplateFilter;
}

/** Something dynamic that requests of the flow hold. Its name is given when all its uses are known. */
export interface Variable {
  readonly baseName: string;
  readonly origin: VariableOrigin;
  /** Indices of the exchanges whose requests hold it. */
  readonly uses: number[];
}

export type VariableOrigin =
  | { readonly kind: 'extracted'; readonly found: FoundSource }
  | { readonly kind: 'generated'; readonly spec: GeneratorSpec }
  | { readonly kind: 'credential'; readonly part: 'username' | 'password' }
  /** Text that is sent encoded as a whole. */
  | { readonly kind: 'composed'; readonly parts: readonly LeafPart[] };

/** The variables of one flow: the same source, generator or credential is one variable however often it is used. */
export class VariableTable {
  readonly #byKey = new Map<string, Variable>();

  extracted(found: FoundSource, baseName: string, use: number): Variable {
    const key = `${found.exchange} ${keyOf(found.source, found.decode)}`;
    return this.#use(key, baseName, { kind: 'extracted', found }, use);
  }

  generated(key: string, spec: GeneratorSpec, baseName: string, use: number): Variable {
    return this.#use(`generated ${key}`, baseName, { kind: 'generated', spec }, use);
  }

  credential(part: 'username' | 'password', use: number): Variable {
    return this.#use(`credential ${part}`, part, { kind: 'credential', part }, use);
  }

  composed(key: string, parts: readonly LeafPart[], baseName: string, use: number): Variable {
    return this.#use(`composed ${key}`, baseName, { kind: 'composed', parts }, use);
  }

  /** True when the flow makes this value up already, for an earlier request. */
  isMade(key: string): boolean {
    return this.#byKey.has(`generated ${key}`);
  }

  madeAgain(key: string, use: number): Variable {
    const made = this.#byKey.get(`generated ${key}`);
    if (made === undefined) throw new Error(`Nothing was made up for ${key}.`);
    made.uses.push(use);
    return made;
  }

  all(): readonly Variable[] {
    return [...this.#byKey.values()];
  }

  #use(key: string, baseName: string, origin: VariableOrigin, use: number): Variable {
    const variable = this.#byKey.get(key) ?? { baseName, origin, uses: [] };
    this.#byKey.set(key, variable);
    variable.uses.push(use);
    return variable;
  }
}

function keyOf(source: ExtractorSource, decode: readonly Decoding[]): string {
  return JSON.stringify([source, decode]);
}
