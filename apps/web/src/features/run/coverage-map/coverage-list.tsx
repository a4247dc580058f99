import {
  FileText,
  type LucideIcon,
  MousePointerClick,
  Search,
  TextCursorInput,
} from 'lucide-react';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { formatCount } from '../../../format/number.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { inputClass } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { SelectField } from '../../../ui/select.tsx';
import type { Coverage } from '../map/documents.ts';
import {
  type CoverageRow,
  coverageRows,
  filterOf,
  matching,
  type RowKind,
} from './coverage-rows.ts';
import { standings, standingWords, wordsOf } from './standing-words.ts';

const kinds = [
  { value: '', label: 'All' },
  { value: 'page', label: 'Pages' },
  { value: 'form', label: 'Forms' },
  { value: 'action', label: 'Other actions' },
] as const;

const standingOptions = [
  { value: '', label: 'However far' },
  ...standings.map((standing) => ({
    value: standing.toLowerCase().replaceAll('_', '-'),
    label: standingWords[standing].label,
  })),
];

/** A longer list is more than anybody reads at once. */
const shownAtFirst = 25;

/** Everything that was found, with why it is not proven; narrowed in the address. */
export function CoverageList(props: {
  readonly coverage: Coverage;
  readonly areProofsToCome: boolean;
}) {
  const { coverage, areProofsToCome } = props;
  const [params, setParams] = useSearchParams();
  const [isWhole, setIsWhole] = useState(false);
  const rows = useMemo(() => coverageRows(coverage), [coverage]);
  const found = matching(rows, filterOf(params));
  const shown = isWhole ? found : found.slice(0, shownAtFirst);
  const narrow = (name: 'kind' | 'standing' | 'q', value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <Panel
      title="Pages and actions found"
      padded={false}
      aside={<span className="tabular">{countWords(found.length, rows.length)}</span>}
    >
      <search className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-2.5">
        <Choice
          label="Kind"
          options={kinds}
          value={kinds.find(({ value }) => value === params.get('kind'))?.value ?? ''}
          onChange={(value) => narrow('kind', value)}
        />
        <SelectField
          label="How far it came"
          options={standingOptions}
          value={params.get('standing') ?? ''}
          onChange={(value) => narrow('standing', value)}
          className="max-sm:flex-1"
        />
        <div className="relative min-w-0 flex-1 basis-44">
          <Search
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-faint"
          />
          <input
            type="search"
            aria-label="Search what was found"
            placeholder="Name, address or reason"
            defaultValue={params.get('q') ?? ''}
            onChange={(event) => narrow('q', event.target.value)}
            className={classNames(inputClass(), 'pl-8')}
          />
        </div>
      </search>
      {shown.length === 0 ? (
        <p className="border-t border-line px-4 py-6 text-center text-[13px] text-muted">
          Nothing that was found is like that.
        </p>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {shown.map((row) => (
            <Row key={row.id} row={row} areProofsToCome={areProofsToCome} />
          ))}
        </ul>
      )}
      {found.length > shown.length && (
        <div className="border-t border-line px-2 py-1.5">
          <Button size="small" look="ghost" onClick={() => setIsWhole(true)}>
            Show all {found.length}
          </Button>
        </div>
      )}
    </Panel>
  );
}

const icons: Readonly<Record<RowKind, { readonly icon: LucideIcon; readonly label: string }>> = {
  page: { icon: FileText, label: 'page' },
  form: { icon: TextCursorInput, label: 'form' },
  action: { icon: MousePointerClick, label: 'action' },
};

function Row(props: { readonly row: CoverageRow; readonly areProofsToCome: boolean }) {
  const { row, areProofsToCome } = props;
  const { icon: Icon, label } = icons[row.kind];
  const { tone, label: standing, meaning } = wordsOf(row.standing, areProofsToCome);
  return (
    <li className="flex items-start gap-2.5 px-4 py-2 text-[13px]">
      <Icon aria-label={label} className="mt-0.5 size-4 shrink-0 text-faint" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <span className="max-w-full truncate font-medium">{row.label}</span>
          <span className="max-w-full truncate font-mono text-xs text-faint">{row.place}</span>
        </div>
        <p className="text-xs text-pretty text-muted [overflow-wrap:anywhere]">
          {whyWords(row, areProofsToCome)}
        </p>
      </div>
      <Badge tone={tone} title={meaning}>
        {standing}
      </Badge>
    </li>
  );
}

const mostFlows = 3;

function whyWords({ standing, reason, flows }: CoverageRow, areProofsToCome: boolean): string {
  const isWaiting = areProofsToCome && standing === 'UNPROVEN';
  if (reason !== null && !isWaiting) return reason;
  const named = flows.slice(0, mostFlows).map((name) => `“${name}”`);
  const more = flows.length > mostFlows ? ` and ${flows.length - mostFlows} more` : '';
  return `In ${named.join(', ')}${more}`;
}

function countWords(found: number, all: number): string {
  return found === all ? formatCount(all) : `${formatCount(found)} of ${formatCount(all)}`;
}
