import { FileJson, X } from 'lucide-react';
import { IconButton } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import type { SectionProps } from '../new-run-form.tsx';

/** A flows.json of an earlier run: its flows are proven and loaded again, without a crawl. */
export function FlowFileField({ draft, change, errorOf }: SectionProps) {
  const choose = async (file: File | undefined) => {
    if (file) change({ flowFile: { name: file.name, text: await file.text() } });
  };
  return (
    <Field
      label="flows.json"
      error={errorOf('flowFile')}
      hint="Runs the flows of the file again, without a crawl"
    >
      {(control) =>
        draft.flowFile ? (
          <div className="flex h-9 items-center gap-2 rounded-md border border-line-strong px-2.5 text-[13px]">
            <FileJson aria-hidden="true" className="size-4 shrink-0 text-muted" />
            <span className="truncate">{draft.flowFile.name}</span>
            <span className="ml-auto" />
            <IconButton label="Leave out the file" onClick={() => change({ flowFile: null })}>
              <X />
            </IconButton>
          </div>
        ) : (
          <input
            type="file"
            accept=".json,application/json"
            className="block w-full text-[13px] text-muted file:mr-3 file:h-8 file:cursor-pointer file:rounded-md file:border file:border-line-strong file:bg-surface file:px-3 file:font-medium file:text-text hover:file:bg-sunken"
            onChange={(event) => void choose(event.target.files?.[0])}
            {...control}
          />
        )
      }
    </Field>
  );
}
