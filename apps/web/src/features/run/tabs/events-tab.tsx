import { ListX } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { Choice } from '../../../ui/choice.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { RunEvent } from '../documents.ts';
import { EventLine } from '../event-line.tsx';

const options = [
  { value: 'all', label: 'All' },
  { value: 'problems', label: 'Warnings and errors' },
] as const;

/** All that happened, in the order it happened. */
export function EventsTab({ events }: { readonly events: readonly RunEvent[] }) {
  const [params, setParams] = useSearchParams();
  const show = params.get('show') === 'problems' ? 'problems' : 'all';
  const shown = show === 'all' ? events : events.filter((event) => event.level !== 'INFO');
  return (
    <Panel
      title="Events"
      padded={false}
      aside={
        <Choice
          label="Which events"
          options={options}
          value={show}
          onChange={(next) =>
            setParams(next === 'all' ? {} : { show: next }, {
              replace: true,
              preventScrollReset: true,
            })
          }
        />
      }
    >
      {shown.length === 0 ? (
        <EmptyState
          icon={<ListX />}
          title={show === 'all' ? 'Nothing has happened yet' : 'No warnings and no errors'}
        />
      ) : (
        <ol className="border-t border-line py-2">
          {shown.map((event) => (
            <EventLine key={event.seq} event={event} />
          ))}
        </ol>
      )}
    </Panel>
  );
}
