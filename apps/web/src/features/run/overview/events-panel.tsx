import { Link } from 'react-router';
import { paths } from '../../../routing/paths.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ScrollRegion } from '../../../ui/scroll-region.tsx';
import type { RunEvent } from '../documents.ts';
import { EventLine } from '../event-line.tsx';

const shown = 40;

/** The newest events, newest first: a log that needs no scrolling to follow. */
export function EventsPanel(props: {
  readonly events: readonly RunEvent[];
  readonly runId: string;
}) {
  const newest = props.events.slice(-shown).toReversed();
  return (
    <Panel
      title="Events"
      padded={false}
      aside={
        <Link to={paths.run(props.runId, 'events')} className="hover:text-text">
          All {props.events.length}
        </Link>
      }
    >
      {newest.length === 0 ? (
        <p className="px-4 pb-4 text-[13px] text-muted">Nothing has happened yet.</p>
      ) : (
        <ScrollRegion label="Newest events first" className="max-h-96 border-t border-line">
          <ol className="py-1.5">
            {newest.map((event) => (
              <EventLine key={event.seq} event={event} />
            ))}
          </ol>
        </ScrollRegion>
      )}
    </Panel>
  );
}
