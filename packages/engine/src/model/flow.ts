import type { Effect } from './effect.ts';
import type { ResourceKind } from './recording.ts';
import type { GeneratorSpec } from './site-graph.ts';
import type { Trial } from './trial.ts';

/**
 * An ordered list of steps that can be replayed over HTTP. Everything dynamic in it is a variable,
 * and every variable comes from an extractor, a generator or a credential.
 *
 * A `Template` is text with `${variable}` in it; `$${` stands for a literal `${`. Each place
 * encodes what it takes in (percent in paths and queries, form encoding, JSON escapes), so a
 * variable always holds the plain value. `${variable|number}` and `${variable|json}` as a whole
 * JSON leaf send it unquoted, `${variable|items}` as an element of an array gives its place to the
 * elements of the array it holds; `${variable|base64}`, `${variable|base64url}` (without padding) and
 * `${variable|url}` encode it before the place does, `${variable|crlf}` sends its line breaks as forms do,
 * `${variable|s256}` its SHA-256 digest in base64url.
 */
export interface Flow {
  readonly id: string;
  readonly name: string;
  readonly effect: Effect;
  /** Variables made up afresh for each iteration. */
  readonly generators: readonly Generator[];
  /** Credentials the flow signs in with; variables `username` and `password` come from the virtual user's row. */
  readonly needsCredentials: boolean;
  readonly steps: readonly Step[];
  readonly proof: Proof;
}

export interface Generator {
  readonly variable: string;
  readonly spec: GeneratorSpec;
}

export interface Step {
  readonly id: string;
  readonly name: string;
  readonly thinkTimeMs: number;
  /** Exchanges in one group are sent at once, groups one after another. */
  readonly exchanges: readonly Exchange[];
  /** What a browser asks for besides, in the order it does. Only sent when a scenario wants it. */
  readonly assets?: readonly Asset[];
}

/** A sub-resource of a page: a stylesheet, a script, an image, a font. Always a GET without a body. */
export interface Asset {
  readonly id: string;
  readonly kind: ResourceKind;
  /** Absolute and as it is sent; variables are encoded as one path segment. */
  readonly url: Template;
  /** The exchanges and earlier assets of the step that lead to it: it is asked for as soon as all of them have come. Empty when the step begins with it. */
  readonly after: readonly string[];
  /** As recorded; what was missing then may be missing again. */
  readonly status: number;
  readonly caching: AssetCaching;
}

/** What a browser's cache makes of an answer. */
export type AssetCaching =
  /** It is asked for in full every time. */
  | { readonly kind: 'never' }
  /** It is not asked for while it is fresh; afterwards with the validators, if it has any. */
  | {
      readonly kind: 'kept';
      readonly freshSeconds: number;
      readonly etag: string | null;
      readonly lastModified: string | null;
    };

export interface Exchange {
  readonly id: string;
  readonly kind: ResourceKind;
  /** Values that are made of variables before the request is: what is sent encoded as a whole (`${state|base64}`). */
  readonly composed?: readonly ComposedValue[];
  readonly request: RequestTemplate;
  readonly expect: Expectation;
  readonly extractors: readonly Extractor[];
  /** Places of the request that differed between the recordings and that nothing explains; they are sent as they were first recorded. */
  readonly unexplained?: readonly string[];
  /** True when this answers the redirect of the exchange before it: the hop is sent to the recorded place, and `expect.redirectTo` of the former is checked. */
  readonly followsRedirect: boolean;
}

export interface ComposedValue {
  readonly variable: string;
  readonly text: Template;
}

export type Template = string;

export interface RequestTemplate {
  readonly method: string;
  /** Such as `http://127.0.0.1:4100`. */
  readonly origin: string;
  /** As it is sent, begins with `/`; variables are encoded as one path segment. */
  readonly path: Template;
  /** Plain text: names and values are percent-encoded when they are sent, and so are form fields. */
  readonly query: readonly (readonly [name: Template, value: Template])[];
  /** Those that matter; host, length, connection, cookie and encodings are the client's own. */
  readonly headers: readonly (readonly [name: string, value: Template])[];
  readonly body: BodyTemplate;
}

export type BodyTemplate =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'form';
      readonly fields: readonly (readonly [name: Template, value: Template])[];
    }
  | { readonly kind: 'multipart'; readonly parts: readonly MultipartPart[] }
  /** Templates are in the string leaves (and keys stay as they are). */
  | { readonly kind: 'json'; readonly contentType: string; readonly value: Json }
  | {
      readonly kind: 'text';
      readonly contentType: string;
      readonly text: Template;
      readonly encoding?: 'base64';
    };

export interface MultipartPart {
  readonly name: Template;
  readonly value: Template;
  /** Set when the content is not text: `value` is its bytes and no template. The same for a body that is no text. */
  readonly encoding?: 'base64';
  readonly fileName: Template | null;
  readonly contentType: string | null;
}

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** What the recorded answer was, as far as it must be the same again. */
export interface Expectation {
  readonly status: number;
  /**
   * Template of the Location header (`/orders/:id?done`): a segment that begins with `:` is any one,
   * a query name without a value takes any, `?*` any query at all; null when it is no redirect.
   */
  readonly redirectTo: string | null;
  /** Essence only (`text/html`); null when there was no body. */
  readonly contentType: string | null;
  /** `path: type` lines of a JSON answer that both recordings shared; empty otherwise. */
  readonly jsonShape: readonly string[];
  /** Texts that both recordings' page showed and that tell this page apart (title, headings, form names, notices). */
  readonly landmarks: readonly string[];
  /** Texts that must not show: what this page says when it means no. */
  readonly absent: readonly string[];
  /** What the recorded page said that sounds like a refusal and was none; a replay may say it too. */
  readonly tolerated?: readonly string[];
}

/** Takes a value out of a response into a variable. */
export interface Extractor {
  readonly variable: string;
  readonly source: ExtractorSource;
  readonly decode: readonly Decoding[];
  readonly evidence: Evidence;
  /** The next best places that held the value in both recordings: what a repair tries when this one proves wrong. */
  readonly alternatives?: readonly AlternativeSource[];
}

export interface AlternativeSource {
  /** Exchange whose answer it is in. */
  readonly exchangeId: string;
  readonly source: ExtractorSource;
  readonly decode: readonly Decoding[];
}

export type ExtractorSource =
  /** The value of a form control, by name; `form` is the form's action path template or id when the name is not unique on the page, `occurrence` counts from 0. */
  | {
      readonly kind: 'form-field';
      readonly name: string;
      readonly form: string | null;
      readonly occurrence: number;
    }
  | { readonly kind: 'meta'; readonly name: string }
  /** A part of a link's URL: the first `href`, `src` or `action` whose path matches the template; with a text the first link that says it. */
  | {
      readonly kind: 'link';
      readonly template: string;
      readonly part: UrlPart;
      readonly text?: string;
    }
  /** `data-*` or any other attribute of the first element that carries it. */
  | {
      readonly kind: 'attribute';
      readonly tag: string;
      readonly attribute: string;
      readonly occurrence: number;
    }
  /** From the root. */
  | { readonly kind: 'json'; readonly path: readonly JsonStep[] }
  /** JSON inside a script element (`<script type="application/json" id="...">`, `window.x = {...}`). */
  | {
      readonly kind: 'script-json';
      readonly marker: string;
      readonly path: readonly JsonStep[];
    }
  | {
      readonly kind: 'header';
      readonly name: string;
      readonly part: UrlPart | null;
      readonly prefix: string;
    }
  /** A cookie as the server set it, for values that scripts copy out of it. */
  | { readonly kind: 'cookie'; readonly name: string }
  /** The text between two literals, at the given occurrence. */
  | {
      readonly kind: 'boundary';
      readonly left: string;
      readonly right: string;
      readonly occurrence: number;
    };

/** A key, an index, or the first element of a list in which the member `where` is `is`. */
export type JsonStep = string | number | { readonly where: string; readonly is: string | number };

export type UrlPart =
  | { readonly kind: 'segment'; readonly index: number }
  | { readonly kind: 'query'; readonly name: string };

export type Decoding = 'url' | 'html' | 'json' | 'base64' | 'jwt';

export interface Evidence {
  /** Exchange where the value was seen first, in both recordings. */
  readonly exchangeId: string;
  readonly encoding: Decoding | 'raw';
  /** Places in that response that held the value. */
  readonly places: number;
  /** 0 to 1. */
  readonly confidence: number;
  /** Says why when other sources would have fitted as well. */
  readonly ambiguity: string | null;
}

/** What the trial replay showed. */
export type Proof =
  | { readonly kind: 'unproven' }
  | {
      readonly kind: 'verified';
      /** Users that replayed it at once. With 1 it only holds for one user at a time, and is loaded so. */
      readonly users: number;
      /** Answers that were compared with the recordings. */
      readonly compared: number;
      readonly repairs: readonly string[];
      readonly at: string;
      /** Of what was replayed: a flow that was edited since has another one and is proven again. */
      readonly digest?: string;
      readonly trial?: Trial;
    }
  | {
      readonly kind: 'failed';
      readonly stepId: string;
      readonly exchangeId: string | null;
      readonly reason: string;
      readonly at: string;
      readonly trial?: Trial;
    }
  | { readonly kind: 'left-alone'; readonly reason: string };

/** The file `flows.json`. */
export interface FlowFile {
  readonly $schema: string;
  readonly version: 1;
  readonly url: string;
  readonly createdAt: string;
  readonly accounts: readonly { readonly username: string; readonly password: string }[];
  readonly flows: readonly Flow[];
}
