import { ArrowRight } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { ServerInfo } from '../server/server-query.ts';
import { AdvancedSection } from './advanced/advanced-section.tsx';
import { CredentialsSection } from './credentials-section.tsx';
import type { RunDraft } from './draft.ts';
import { LoadSection } from './load/load-section.tsx';
import { messageAt, messageFor, type Problem, scenarioOf, unplaced } from './problems.ts';
import { toInput } from './to-input.ts';
import { UrlField } from './url-field.tsx';
import { useCreateRun } from './use-create-run.ts';

/** What each section of the form is given. */
export interface SectionProps {
  readonly draft: RunDraft;
  readonly change: (part: Partial<RunDraft>) => void;
  /** What is wrong with a field or a part of it; empty when nothing is. */
  readonly errorOf: (field: string) => string;
  /** What is wrong with a field as a whole. */
  readonly errorAt: (field: string) => string;
}

export function NewRunForm(props: {
  readonly server: ServerInfo;
  readonly initial: RunDraft;
  readonly knownFlows: readonly string[];
}) {
  const [draft, setDraft] = useState(props.initial);
  const { busy, problems, refusal, create, refuse } = useCreateRun();
  const section: SectionProps = {
    draft,
    change: (part) => setDraft((before) => ({ ...before, ...part })),
    errorOf: (field) => messageFor(problems, field),
    errorAt: (field) => messageAt(problems, field),
  };
  const others = unplaced(problems, draft);

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const result = toInput(draft);
    if (result.ok) await create(result.input);
    else refuse(result.problems);
    // After the errors are on the page: the first field that has one.
    requestAnimationFrame(() => focusFirstError(form));
  };

  return (
    <form noValidate onSubmit={submit} className="space-y-4">
      {refusal && (
        <Notice tone="bad" title={refusal.title}>
          {refusal.message}
        </Notice>
      )}
      {others.length > 0 && (
        <Notice tone="bad" title="This can’t be run as it is">
          {others.map((problem) => wordsOf(problem, draft)).join(' ')}
        </Notice>
      )}
      {problems.length > 0 && (
        <p role="alert" className="sr-only">
          The run was not started: {problems.map(({ message }) => message).join(' ')}
        </p>
      )}
      <Panel>
        <UrlField
          value={draft.url}
          onChange={(url) => section.change({ url })}
          error={section.errorOf('url')}
          labelHidden={false}
          hint="Test only what you own or may test. The crawl stays on this origin."
        />
      </Panel>
      <LoadSection
        {...section}
        limits={props.server.limits}
        presets={props.server.presets}
        knownFlows={props.knownFlows}
      />
      <CredentialsSection {...section} />
      <AdvancedSection {...section} knownFlows={props.knownFlows} />
      <div className="sticky bottom-0 z-10 -mx-4 flex justify-end bg-linear-to-t from-canvas from-70% to-transparent px-4 pt-5 pb-4">
        <Button type="submit" look="primary" size="large" disabled={busy}>
          {busy ? 'Starting…' : 'Start the run'} <ArrowRight aria-hidden="true" />
        </Button>
      </div>
    </form>
  );
}

/** A problem's sentence, and which scenario it is about. */
function wordsOf(problem: Problem, { scenarios }: RunDraft): string {
  const index = scenarioOf(problem);
  const name = index === null ? undefined : scenarios[index]?.name;
  return name ? `“${name}”: ${problem.message}` : problem.message;
}

function focusFirstError(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLElement>('[aria-invalid="true"]');
  const details = field?.closest('details');
  if (details) details.open = true;
  field?.focus();
}
