import { TriangleAlert } from 'lucide-react';
import { formatShare, plural } from '../../../format/number.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { DynamicValue } from './documents.ts';

const origins = {
  EXTRACTED: { label: 'Extracted', tone: 'info' },
  GENERATED: { label: 'Generated', tone: 'neutral' },
  CREDENTIAL: { label: 'Login', tone: 'neutral' },
} as const;

/** Every value that is not the same each time: where it comes from, how sure that is, where it goes. */
export function ValuesPanel({ values }: { readonly values: readonly DynamicValue[] }) {
  if (values.length === 0) return null;
  const ambiguous = values.filter(({ evidence }) => evidence?.ambiguity).length;
  return (
    <Panel
      title="Values"
      padded={false}
      aside={
        ambiguous > 0 ? (
          <span className="text-warn">{plural(ambiguous, 'ambiguous one')}</span>
        ) : (
          <span>where each dynamic value comes from</span>
        )
      }
    >
      <ul className="divide-y divide-line border-t border-line">
        {values.map((value) => (
          <li
            key={`${value.variable} ${value.source}`}
            className="grid gap-x-3 gap-y-1 px-4 py-2.5 text-[13px] sm:grid-cols-[11rem_minmax(0,1fr)_auto] sm:items-baseline"
          >
            <code className="min-w-0 truncate font-mono text-xs font-semibold text-accent-text">
              {value.variable}
            </code>
            <div className="min-w-0 [overflow-wrap:anywhere]">
              <p>{value.source}</p>
              <p className="text-xs text-faint">{detailWords(value)}</p>
              {value.evidence?.ambiguity && (
                <p className="mt-0.5 flex items-center gap-1.5 text-xs text-warn">
                  <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0" />
                  {value.evidence.ambiguity}
                </p>
              )}
            </div>
            <span className="flex items-center gap-2">
              {value.evidence && (
                <span className="tabular text-xs text-faint">
                  {formatShare(value.evidence.confidence)} sure
                </span>
              )}
              <Badge tone={origins[value.origin].tone}>{origins[value.origin].label}</Badge>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function detailWords({ sentIn, evidence }: DynamicValue): string {
  const alternatives = evidence?.alternatives.length ?? 0;
  return [
    sentIn.length > 0 ? `sent in ${sentIn.join(', ')}` : 'not sent',
    ...(evidence && evidence.places > 1 ? [`seen in ${evidence.places} places`] : []),
    ...(evidence && evidence.encoding !== 'RAW'
      ? [`encoded as ${evidence.encoding.toLowerCase()}`]
      : []),
    ...(alternatives > 0 ? [`${plural(alternatives, 'other source')} known`] : []),
  ].join(' · ');
}
