import { useId } from 'react';
import { classNames } from './class-names.ts';

/** A few choices of which one holds, side by side. */
export function Choice<Value extends string>(props: {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{props.label}</legend>
      <div className="inline-flex max-w-full rounded-md border border-line-strong bg-sunken p-0.5">
        {props.options.map((option) => (
          <label
            key={option.value}
            className={classNames(
              'relative cursor-pointer rounded-[4px] px-2.5 py-1 text-xs font-medium whitespace-nowrap has-focus-visible:outline-2 has-focus-visible:outline-accent-text',
              option.value === props.value
                ? 'bg-surface text-text shadow-card ring-1 ring-line-strong'
                : 'text-muted hover:text-text',
            )}
          >
            <input
              type="radio"
              // Over its label and unseen, so that it is what a pointer meets.
              className="absolute inset-0 size-full cursor-pointer appearance-none rounded-[4px] opacity-0"
              name={name}
              checked={option.value === props.value}
              onChange={() => props.onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A yes or no with its consequence in words. */
export function CheckField(props: {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const hintId = useId();
  return (
    <label className="flex cursor-pointer items-start gap-2.5">
      <input
        type="checkbox"
        className="mt-0.5 size-4 shrink-0 accent-(--accent)"
        checked={props.checked}
        aria-describedby={props.hint ? hintId : undefined}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span className="min-w-0">
        <span className="block text-[13px] font-medium">{props.label}</span>
        {props.hint && (
          <span id={hintId} className="block text-xs text-faint">
            {props.hint}
          </span>
        )}
      </span>
    </label>
  );
}
