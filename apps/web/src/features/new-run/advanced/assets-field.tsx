import { Choice } from '../../../ui/choice.tsx';
import type { AssetsKind } from '../load/load-draft.ts';
import type { SectionProps } from '../new-run-form.tsx';

const options = [
  { value: 'NONE', label: 'None' },
  { value: 'FIRST_VISIT', label: 'First visit' },
  { value: 'RETURNING_VISIT', label: 'Returning visit' },
] as const satisfies readonly { value: AssetsKind; label: string }[];

const hints: Readonly<Record<AssetsKind, string>> = {
  NONE: 'Pages and data alone: the application’s own work.',
  FIRST_VISIT: 'Every image, script, style and font, as for somebody who was never there.',
  RETURNING_VISIT: 'What a browser’s cache would have to ask for again.',
};

/** Whether pages bring what belongs to them, as in a browser. */
export function AssetsField({ draft, change, errorOf }: SectionProps) {
  const error = errorOf('assets');
  return (
    <div>
      <p className="mb-2 text-[13px] font-medium">Images, scripts, styles and fonts</p>
      <Choice
        label="Sub-resources"
        options={options}
        value={draft.assets}
        onChange={(assets) => change({ assets })}
      />
      <p className="mt-1.5 text-xs text-faint">{hints[draft.assets]}</p>
      {error && <p className="mt-1.5 text-xs text-bad">{error}</p>}
    </div>
  );
}
