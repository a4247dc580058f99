import { useQuery } from 'urql';
import { serverQuery } from '../features/server/server-query.ts';
import { InfoDialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';

const shortcuts = [
  ['n', 'New run'],
  ['r', 'All runs'],
  ['/', 'Search the runs'],
  ['t', 'Change the theme'],
  ['?', 'This help'],
] as const;

const words = [
  ['Flow', 'A journey a user can make, found by the crawl: “Sign in”, “Check out”.'],
  [
    'Proof',
    'Two users replayed the flow over HTTP and it did what the browser did. Only proven flows are loaded.',
  ],
  ['Response time', 'From when a request was due. A stall of the target shows in it.'],
  ['Service time', 'From when a request was really sent.'],
  ['Verdict', 'Passed or failed by the thresholds; invalid when the generator could not keep up.'],
] as const;

/** Keys, words and the version. */
export function HelpDialog(props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  const [{ data }] = useQuery({ query: serverQuery, requestPolicy: 'cache-first' });
  return (
    <InfoDialog {...props} title="Help">
      <h3 className="text-xs font-medium text-muted">Keys</h3>
      <ul className="mt-1.5 mb-5 divide-y divide-line">
        {shortcuts.map(([key, what]) => (
          <li key={key} className="flex items-center justify-between py-1.5 text-[13px]">
            {what}
            <Kbd>{key}</Kbd>
          </li>
        ))}
      </ul>
      <h3 className="text-xs font-medium text-muted">Words</h3>
      <dl className="mt-1.5 space-y-2 text-[13px]">
        {words.map(([word, meaning]) => (
          <div key={word}>
            <dt className="font-medium">{word}</dt>
            <dd className="text-muted">{meaning}</dd>
          </div>
        ))}
      </dl>
      {data && (
        <p className="mt-5 border-t border-line pt-3 text-xs text-faint">
          FlowLoad {data.server.version} · {data.server.database.embedded ? 'embedded' : 'external'}{' '}
          Postgres
        </p>
      )}
    </InfoDialog>
  );
}
