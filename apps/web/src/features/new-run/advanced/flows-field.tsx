import { TextField } from '../../../ui/field.tsx';
import type { SectionProps } from '../new-run-form.tsx';
import { splitNames } from '../to-input.ts';

/** Which flows to load; those of the run it is made from can be picked. */
export function FlowsField(props: SectionProps & { readonly knownFlows: readonly string[] }) {
  const { draft, change, errorOf, knownFlows } = props;
  const chosen = splitNames(draft.onlyFlows);
  const toggle = (name: string) =>
    change({
      onlyFlows: (chosen.includes(name)
        ? chosen.filter((one) => one !== name)
        : [...chosen, name]
      ).join(', '),
    });
  return (
    <div>
      <TextField
        label="Only these flows"
        placeholder="Every proven flow"
        value={draft.onlyFlows}
        error={errorOf('onlyFlows')}
        hint="Names with commas between them, such as Sign in, Check out"
        onChange={(event) => change({ onlyFlows: event.target.value })}
      />
      {knownFlows.length > 0 && (
        <div className="mt-2 flex flex-wrap gap-1.5">
          {knownFlows.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={chosen.includes(name)}
              onClick={() => toggle(name)}
              className="rounded-full border border-line-strong px-2.5 py-0.5 text-xs text-muted hover:text-text aria-pressed:border-accent-text aria-pressed:bg-accent-text/10 aria-pressed:text-accent-text"
            >
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
