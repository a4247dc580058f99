import type { ValueFidelity } from '../model/fidelity.ts';
import type { Exchange, Extractor, Flow } from '../model/flow.ts';
import { exchangesOf, variablesOf } from './flow-variables.ts';
import { requestWords, sourceWords } from './source-words.ts';
import { generatorWords } from './value-words.ts';

/**
 * Every dynamic value of the flow: what is taken out of answers in the order of the flow, then what
 * is made up, then credentials. A token that is taken afresh from several answers is several values.
 */
export function valuesOf(flow: Flow): ValueFidelity[] {
  const exchanges = exchangesOf(flow).map(({ exchange }) => exchange);
  const sent = exchanges.map((exchange) => variablesOf(exchange));
  const senders = (variable: string, from: number, to: number) => [
    ...new Set(
      exchanges
        .slice(from, to)
        .flatMap((exchange, i) => (sent[from + i]?.has(variable) ? [requestWords(exchange)] : [])),
    ),
  ];
  const extracted = exchanges.flatMap((exchange, index) =>
    exchange.extractors.map((extractor) => {
      const end = nextTaking(exchanges, extractor.variable, index);
      return extractedValue(
        extractor,
        exchange,
        senders(extractor.variable, index + 1, end),
        (id) => exchanges.find((other) => other.id === id),
      );
    }),
  );
  const given = [...generatedSources(flow), ...credentialSources(flow)].map((value) => ({
    ...value,
    sentIn: senders(value.variable, 0, exchanges.length),
    evidence: null,
  }));
  return [...extracted, ...given];
}

function nextTaking(exchanges: readonly Exchange[], variable: string, index: number): number {
  const next = exchanges.findIndex(
    ({ extractors }, i) => i > index && extractors.some((other) => other.variable === variable),
  );
  // The exchange that takes it anew still sends the old value.
  return next < 0 ? exchanges.length : next + 1;
}

function extractedValue(
  { variable, source, evidence, alternatives = [] }: Extractor,
  exchange: Exchange,
  sentIn: readonly string[],
  exchangeOf: (id: string) => Exchange | undefined,
): ValueFidelity {
  const { encoding, places, confidence, ambiguity } = evidence;
  return {
    variable,
    origin: 'extracted',
    source: `${sourceWords(source)} of ${requestWords(exchange)}`,
    sentIn,
    evidence: {
      encoding,
      places,
      confidence,
      ambiguity,
      alternatives: alternatives.map((other) => {
        const at = exchangeOf(other.exchangeId);
        const words = sourceWords(other.source);
        return at === undefined ? words : `${words} of ${requestWords(at)}`;
      }),
    },
  };
}

type GivenValue = Pick<ValueFidelity, 'variable' | 'origin' | 'source'>;

function generatedSources({ generators }: Flow): GivenValue[] {
  return generators.map(({ variable, spec }) => ({
    variable,
    origin: 'generated',
    source: `${generatorWords(spec)}, made up for each iteration`,
  }));
}

function credentialSources({ needsCredentials }: Flow): GivenValue[] {
  if (!needsCredentials) return [];
  return (['username', 'password'] as const).map((variable) => ({
    variable,
    origin: 'credential',
    source: `${variable} of the virtual user’s login`,
  }));
}
