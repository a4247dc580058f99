import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { CheckField } from '../../../ui/choice.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { SectionProps } from '../new-run-form.tsx';
import { PacingField } from '../pace/pacing-field.tsx';
import { ThinkTimeField } from '../pace/think-time-field.tsx';
import { AssetsField } from './assets-field.tsx';
import { ChecksField } from './checks-field.tsx';
import { CrawlFields } from './crawl-fields.tsx';
import { FlowFileField } from './flow-file-field.tsx';
import { FlowsField } from './flows-field.tsx';
import { NetworkFields } from './network-fields.tsx';
import { ThresholdsField } from './thresholds-field.tsx';

const fields = [
  'onlyFlows',
  'flowFile',
  'thresholds',
  'checks',
  'apdexMs',
  'thinkTime',
  'pacing',
  'assets',
  'network',
  'requestTimeoutMs',
  'crawl',
  'name',
] as const;

/** Everything that the defaults answer for most people. Opens by itself when something in it is wrong. */
export function AdvancedSection(props: SectionProps & { readonly knownFlows: readonly string[] }) {
  const { draft, change, errorOf } = props;
  const wrong = fields.some((field) => errorOf(field) !== '');
  return (
    <details
      open={wrong || undefined}
      className="group rounded-xl border border-line bg-surface shadow-card"
    >
      <summary className="flex cursor-pointer list-none items-center gap-2 rounded-xl px-4 py-3 text-[13px] font-semibold [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-faint transition-transform group-open:rotate-90"
        />
        Advanced
        <span className="truncate text-xs font-normal text-faint">
          flows, thresholds, checks, think time, sub-resources, network, crawl budget
        </span>
      </summary>
      <div className="divide-y divide-line border-t border-line">
        <Group title="Flows">
          <FlowsField {...props} />
          <FlowFileField {...props} />
          <CheckField
            label="Include destructive flows"
            hint="Delete, pay, unsubscribe, log out: left alone unless you ask for them."
            checked={draft.includeDestructive}
            onChange={(includeDestructive) => change({ includeDestructive })}
          />
          {draft.includeDestructive && (
            <Notice tone="warn" title="Data will be destroyed">
              Each virtual user does so over and over. Use an application whose data you can lose.
            </Notice>
          )}
        </Group>
        <Group title="Verdict">
          {draft.loadKind === 'capacity' ? (
            <p className="text-xs text-faint">
              A capacity search is judged by what must hold, above.
            </p>
          ) : (
            <ThresholdsField {...props} />
          )}
          <ChecksField {...props} />
          <div className="sm:w-1/2">
            <TextField
              label="Satisfied within"
              placeholder="500ms"
              value={draft.apdex}
              error={errorOf('apdexMs')}
              hint="For Apdex: users tolerate up to four times as long"
              onChange={(event) => change({ apdex: event.target.value })}
            />
          </div>
        </Group>
        <Group title="Pace">
          <ThinkTimeField
            value={draft.thinkTime}
            error={errorOf('thinkTime')}
            onChange={(thinkTime) => change({ thinkTime })}
          />
          <PacingField
            value={draft.pacing}
            error={errorOf('pacing')}
            onChange={(pacing) => change({ pacing })}
          />
        </Group>
        <Group title="Sub-resources">
          <AssetsField {...props} />
        </Group>
        <Group title="Network">
          <NetworkFields {...props} />
        </Group>
        <Group title="Crawl budget">
          <CrawlFields {...props} />
        </Group>
        <Group title="Other">
          <TextField
            label="Name of the run"
            placeholder="After the target when empty"
            value={draft.name}
            error={errorOf('name')}
            onChange={(event) => change({ name: event.target.value })}
          />
        </Group>
      </div>
    </details>
  );
}

function Group(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="min-w-0 px-4 py-4">
      <legend className="float-left mb-3 w-full text-xs font-medium text-muted">
        {props.title}
      </legend>
      <div className="clear-both space-y-4">{props.children}</div>
    </fieldset>
  );
}
