import type { SeriesFigures } from '../figure-fragments.ts';

export const timeParts = ['blocked', 'connecting', 'sending', 'waiting', 'receiving'] as const;
type TimePart = (typeof timeParts)[number];

export const partWords: Readonly<
  Record<TimePart, { readonly label: string; readonly meaning: string; readonly fill: string }>
> = {
  blocked: {
    label: 'Blocked',
    meaning: 'Waiting for a free connection',
    fill: 'bg-series-6',
  },
  connecting: {
    label: 'Connecting, TLS, late start',
    meaning: 'From when it was due to the send: new connections, and what made the user late',
    fill: 'bg-series-4',
  },
  sending: { label: 'Sending', meaning: 'Writing the request', fill: 'bg-series-5' },
  waiting: {
    label: 'Waiting',
    meaning: 'From the end of the send to the first byte: the target at work',
    fill: 'bg-series-1',
  },
  receiving: {
    label: 'Receiving',
    meaning: 'From the first byte to the last',
    fill: 'bg-series-2',
  },
};

type Times = Pick<SeriesFigures, 'serviceTime' | 'responseTime' | 'phases'>;

/**
 * What the mean response time is made of, in milliseconds; the parts add up to it. Most requests use
 * a connection that is there, so the mean of a new connection can't be added: what lies before the
 * send is the response time less the service time, and it has that in it as often as it happened.
 */
export function partsOf({
  serviceTime,
  responseTime,
  phases,
}: Times): Readonly<Record<TimePart, number>> {
  const beforeSend = Math.max(0, responseTime.mean - serviceTime.mean);
  const blocked = Math.min(beforeSend, phases.blocked?.mean ?? 0);
  return {
    blocked,
    connecting: beforeSend - blocked,
    sending: phases.sending?.mean ?? 0,
    waiting: phases.waiting?.mean ?? 0,
    receiving: phases.receiving?.mean ?? 0,
  };
}

export function sumOf(parts: Readonly<Record<TimePart, number>>): number {
  return timeParts.reduce((sum, part) => sum + parts[part], 0);
}
