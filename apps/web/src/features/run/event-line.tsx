import {
  CircleAlert,
  CircleDot,
  Gauge,
  Info,
  ShieldCheck,
  ShieldX,
  SlidersHorizontal,
  TriangleAlert,
  Workflow,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { formatClock, formatMoment } from '../../format/time.ts';
import type { RunEvent } from './documents.ts';

/** One thing that happened, with its time and, by icon and word, how serious it is. */
export function EventLine({ event }: { readonly event: RunEvent }) {
  return (
    <li className="flex gap-2.5 px-4 py-1.5 text-[13px] [&>svg]:mt-[3px] [&>svg]:size-3.5 [&>svg]:shrink-0">
      <time
        dateTime={event.at}
        title={formatMoment(event.at)}
        className="tabular mt-px shrink-0 text-xs leading-5 text-faint"
      >
        {formatClock(event.at)}
      </time>
      {iconOf(event)}
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {event.level !== 'INFO' && <span className="sr-only">{event.level.toLowerCase()}: </span>}
        {event.message}
      </span>
    </li>
  );
}

function iconOf(event: RunEvent): ReactNode {
  if (event.level === 'ERROR') return <CircleAlert aria-hidden="true" className="text-bad" />;
  if (event.kind === 'FLOW_PROVEN' && event.verified) {
    return <ShieldCheck aria-hidden="true" className="text-ok" />;
  }
  if (event.kind === 'FLOW_PROVEN') return <ShieldX aria-hidden="true" className="text-bad" />;
  if (event.kind === 'CONTROL' || event.kind === 'CRAWL_ENDED_BY_HAND') {
    return <SlidersHorizontal aria-hidden="true" className="text-info" />;
  }
  if (event.kind === 'CAPACITY_LEVEL') {
    return (
      <Gauge aria-hidden="true" className={event.capacityLevel?.held ? 'text-ok' : 'text-bad'} />
    );
  }
  if (event.level === 'WARNING') return <TriangleAlert aria-hidden="true" className="text-warn" />;
  if (event.kind === 'FLOW_FOUND') return <Workflow aria-hidden="true" className="text-muted" />;
  if (event.kind === 'STATE') return <CircleDot aria-hidden="true" className="text-info" />;
  return <Info aria-hidden="true" className="text-faint" />;
}
