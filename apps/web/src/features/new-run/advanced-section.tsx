import { ChevronRight } from 'lucide-react';
import { CheckField } from '../../ui/choice.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { FlowFileField } from './flow-file-field.tsx';
import { FlowsField } from './flows-field.tsx';
import type { SectionProps } from './new-run-form.tsx';
import { ThinkTimeField } from './think-time-field.tsx';
import { ThresholdsField } from './thresholds-field.tsx';

const fields = ['onlyFlows', 'thinkTime', 'thresholds', 'crawl', 'flowFile', 'name'] as const;

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
          className="size-4 text-faint transition-transform group-open:rotate-90"
        />
        Advanced
        <span className="truncate text-xs font-normal text-faint">
          flows, thresholds, think time, crawl budget, flows.json
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
          <ThresholdsField {...props} />
        </Group>
        <Group title="Pace">
          <ThinkTimeField {...props} />
        </Group>
        <Group title="Crawl budget">
          <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
            <TextField
              label="Pages"
              inputMode="numeric"
              value={draft.maxStates}
              error={errorOf('crawl.maxStates')}
              onChange={(event) => change({ maxStates: event.target.value })}
            />
            <TextField
              label="Depth"
              inputMode="numeric"
              value={draft.maxDepth}
              error={errorOf('crawl.maxDepth')}
              onChange={(event) => change({ maxDepth: event.target.value })}
            />
            <TextField
              label="Time"
              value={draft.crawlTime}
              error={errorOf('crawl.timeMs')}
              onChange={(event) => change({ crawlTime: event.target.value })}
            />
            <TextField
              label="Browser windows"
              inputMode="numeric"
              value={draft.contexts}
              error={errorOf('crawl.contexts')}
              onChange={(event) => change({ contexts: event.target.value })}
            />
          </div>
        </Group>
        <Group title="Other">
          <TextField
            label="Name of the run"
            placeholder="After the target when empty"
            value={draft.name}
            error={errorOf('name')}
            onChange={(event) => change({ name: event.target.value })}
          />
          <CheckField
            label="Accept certificates that don’t verify"
            hint="For self-signed test systems."
            checked={draft.insecure}
            onChange={(insecure) => change({ insecure })}
          />
        </Group>
      </div>
    </details>
  );
}

function Group(props: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <fieldset className="min-w-0 px-4 py-4">
      <legend className="float-left mb-3 w-full text-xs font-medium text-muted">
        {props.title}
      </legend>
      <div className="clear-both space-y-4">{props.children}</div>
    </fieldset>
  );
}
