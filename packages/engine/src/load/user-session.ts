import { generate, type Random } from '../content/generate.ts';
import type { ResponseContent } from '../content/response-content.ts';
import type { Lookup } from '../content/template.ts';
import type { GeneratorSpec } from '../model/site-graph.ts';
import type { Credentials } from '../model/target.ts';
import type { CompiledExchange, CompiledFlow } from './compile-flow.ts';
import { CookieJar } from './cookie-jar.ts';
import type { HttpFailure, HttpOutcome, HttpRequest } from './http/http-client.ts';
import { withCookies } from './own-cookies.ts';
import { ownText } from './own-text.ts';
import type { CookiePlace } from './set-cookie.ts';

/** Who a user is. */
export interface UserIdentity {
  /** From 0, over all workers. */
  readonly index: number;
  readonly credentials: Credentials | null;
}

/** For one iteration's generators; iteration -1 is for the user's think times. */
export type RandomOf = (user: number, iteration: number) => Random;

/**
 * What a user knows within an iteration: its cookies, and the values that its requests are made of. Both
 * are made when they are first needed: what thousands of users have, and each request has to look at, is
 * seldom in the processor's cache.
 */
export class UserSession {
  readonly lookup: Lookup = (variable) => this.#valueOf(variable);
  readonly #index: number;
  readonly #credentials: Credentials | null;
  readonly #randomOf: RandomOf;
  #jar: CookieJar | null = null;
  #variables: Map<string, string> | null = null;
  /** Made up when they are first needed; null when the flow has none. */
  #moments: Map<string, GeneratorSpec> | null = null;
  #ownRandom: Random | null = null;

  constructor({ index, credentials }: UserIdentity, randomOf: RandomOf) {
    this.#index = index;
    this.#credentials = credentials;
    this.#randomOf = randomOf;
  }

  get jar(): CookieJar {
    this.#jar ??= new CookieJar();
    return this.#jar;
  }

  get variables(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#variables ?? []);
  }

  knows(variable: string): boolean {
    return this.#variables?.has(variable) === true;
  }

  /** Empties it, and makes up what the flow's generators are to give. */
  begin(flow: CompiledFlow, iteration: number): void {
    this.#jar?.clear();
    // Not cleared: V8 leads from a cleared table to the next one, so that after the first which gets into
    // the old generation all others follow, and what they hold.
    this.#variables = null;
    this.#moments = null;
    if (this.#credentials !== null) {
      this.#set('username', this.#credentials.username);
      this.#set('password', this.#credentials.password);
    }
    if (flow.generators.length === 0) return;
    const random = this.#randomOf(this.#index, iteration);
    for (const { variable, spec } of flow.generators) {
      // What tells the time tells it when it is first sent, not when the iteration began.
      if (tellsTime(spec)) {
        this.#moments ??= new Map();
        this.#moments.set(variable, spec);
      } else {
        this.#set(variable, generate(spec, random));
      }
    }
  }

  /** For think times and for what is made up late. */
  get random(): Random {
    this.#ownRandom ??= this.#randomOf(this.#index, -1);
    return this.#ownRandom;
  }

  /** The request as this user sends it now. */
  render({ request, composed, cookiePlace }: CompiledExchange): HttpRequest {
    for (const { variable, text } of composed) {
      this.#set(variable, text.render(this.lookup, asIs));
    }
    const path = request.path(this.lookup);
    const kept = this.#cookiesFor(cookiePlace, path);
    const cookies =
      request.cookies === null ? kept : withCookies(kept, request.cookies(this.lookup));
    return request.render(this.lookup, path, cookies);
  }

  /** Takes cookies and values out of the answer; says what is wrong with it. */
  accept(
    exchange: CompiledExchange,
    url: string,
    outcome: HttpOutcome,
    content: ResponseContent,
  ): HttpFailure | null {
    const { cookiePlace } = exchange;
    if (outcome.setCookies.length > 0) {
      const path = withoutQuery(url.slice(exchange.request.origin.length));
      this.jar.store(outcome.setCookies, cookiePlace, path, Date.now());
    }
    const difference = exchange.check(content);
    if (difference !== null) {
      const isStatus = outcome.status !== exchange.expectedStatus;
      return { errorClass: isStatus ? 'status' : 'check', message: difference };
    }
    for (const { variable, source, extract } of exchange.extractors) {
      const value = extract(content);
      if (value === null) {
        return {
          errorClass: 'extraction',
          message: `the answer holds no value for “${variable}” where it was recorded (${source})`,
        };
      }
      this.#set(variable, ownText(value));
    }
    return null;
  }

  #set(variable: string, value: string): void {
    this.#variables ??= new Map();
    this.#variables.set(variable, value);
  }

  #cookiesFor(place: CookiePlace, path: string): string {
    const jar = this.#jar;
    return jar === null || jar.isEmpty ? '' : jar.header(place, withoutQuery(path), Date.now());
  }

  #momentOf(variable: string): string | undefined {
    const spec = this.#moments?.get(variable);
    if (spec === undefined) return undefined;
    const value = generate(spec, this.random);
    this.#set(variable, value);
    return value;
  }

  /** A flow whose variables are not all defined is refused when it is compiled. */
  #valueOf(variable: string): string {
    const value = this.#variables?.get(variable) ?? this.#momentOf(variable);
    if (value === undefined) throw new Error(`the variable ${variable} has no value`);
    return value;
  }
}

function tellsTime(spec: GeneratorSpec): boolean {
  return spec.kind === 'timestamp' || (spec.kind === 'uuid' && spec.version === 7);
}

function asIs(value: string): string {
  return value;
}

function withoutQuery(path: string): string {
  const query = path.indexOf('?');
  return query < 0 ? path : path.slice(0, query);
}
