import { FileSpreadsheet, Upload, X } from 'lucide-react';
import { plural } from '../../format/number.ts';
import { IconButton } from '../../ui/button.tsx';
import { Field, inputClass } from '../../ui/field.tsx';
import type { LoginsDraft } from './draft.ts';

/** Logins of many users as CSV: pasted, or a file, whose passwords then stay out of sight. */
export function LoginsField(props: {
  readonly logins: LoginsDraft;
  readonly error: string;
  readonly onChange: (logins: LoginsDraft | null) => void;
}) {
  const { logins, error, onChange } = props;
  const choose = async (file: File | undefined) => {
    if (file) onChange({ fileName: file.name, text: await file.text() });
  };
  return (
    <Field
      label="Logins as CSV"
      error={error}
      hint="A first line that names the columns, or just a user name and a password on each line. Virtual users take one each, in turn."
    >
      {(control) =>
        logins.fileName === null ? (
          <div className="space-y-2">
            <div className="flex items-start gap-2">
              <textarea
                rows={5}
                spellCheck={false}
                autoCapitalize="none"
                autoComplete="off"
                placeholder={'username,password\nanna@example.com,secret'}
                className={`${inputClass()} h-auto resize-y py-2 font-mono`}
                value={logins.text}
                onChange={(event) => onChange({ fileName: null, text: event.target.value })}
                {...control}
              />
              <IconButton label="Leave out the CSV" onClick={() => onChange(null)}>
                <X />
              </IconButton>
            </div>
            <label className="inline-flex h-8 cursor-pointer items-center gap-1.5 rounded-md border border-line-strong bg-surface px-3 text-[13px] font-medium hover:bg-sunken has-focus-visible:outline-2 [&>svg]:size-3.5">
              <Upload aria-hidden="true" /> Choose a file
              <input
                type="file"
                accept=".csv,.tsv,.txt,text/csv"
                className="sr-only"
                onChange={(event) => void choose(event.target.files?.[0])}
              />
            </label>
          </div>
        ) : (
          <div
            id={control.id}
            className="flex h-9 items-center gap-2 rounded-md border border-line-strong px-2.5 text-[13px]"
          >
            <FileSpreadsheet aria-hidden="true" className="size-4 shrink-0 text-muted" />
            <span className="truncate">{logins.fileName}</span>
            <span className="tabular shrink-0 text-xs text-faint">
              {plural(linesIn(logins.text), 'line')}
            </span>
            <span className="ml-auto" />
            <IconButton label="Leave out the CSV" onClick={() => onChange(null)}>
              <X />
            </IconButton>
          </div>
        )
      }
    </Field>
  );
}

function linesIn(text: string): number {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '').length;
}
