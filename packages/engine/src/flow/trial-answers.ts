import { essence } from '../content/expectation.ts';
import type { Exchange, Flow } from '../model/flow.ts';
import type { RecordedExchange } from '../model/recording.ts';
import type { Trace } from '../model/trace.ts';
import type { TrialAnswer, TrialExchange } from '../model/trial.ts';
import { exchangesOf } from './flow-variables.ts';
import { differenceIn, sharedDifference } from './trace-problems.ts';

/** What the users of a trial replay got at each exchange that one of them reached. */
export function trialExchanges(flow: Flow, traces: readonly Trace[]): TrialExchange[] {
  return exchangesOf(flow).flatMap(({ exchange }) => {
    const shared = sharedDifference(traces, exchange);
    const answers = traces.flatMap((trace) => answerOf(trace, exchange, shared));
    return answers.length === 0 ? [] : [{ exchangeId: exchange.id, answers }];
  });
}

function answerOf(trace: Trace, exchange: Exchange, shared: string | null): TrialAnswer[] {
  const traced = trace.exchanges.find(({ exchangeId }) => exchangeId === exchange.id);
  if (traced === undefined) return [];
  const { response, request } = traced.exchange;
  const difference = differenceIn(trace, exchange)?.what ?? shared;
  if (response === null) {
    return [{ status: null, redirectTo: null, contentType: null, bodyBytes: 0, difference }];
  }
  const contentType = headerOf(response, 'content-type');
  return [
    {
      status: response.status,
      redirectTo: withoutValues(headerOf(response, 'location'), request.url),
      contentType: contentType === null ? null : essence(contentType),
      bodyBytes: response.bodyBytes,
      difference,
    },
  ];
}

function headerOf({ headers }: NonNullable<RecordedExchange['response']>, name: string) {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
}

function withoutValues(location: string | null, base: string): string | null {
  if (location === null || !URL.canParse(location, base)) return null;
  const { origin, pathname, searchParams } = new URL(location, base);
  const names = [...new Set(searchParams.keys())].join('&');
  const place = names === '' ? pathname : `${pathname}?${names}`;
  return origin === new URL(base).origin ? place : `${origin}${place}`;
}
