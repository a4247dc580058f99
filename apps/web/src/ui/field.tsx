import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

const inputBase =
  'w-full min-w-0 rounded-md border bg-surface text-text placeholder:text-faint focus-visible:outline-offset-0 aria-invalid:border-bad';

export function inputClass(size: 'medium' | 'large' = 'medium'): string {
  return classNames(
    inputBase,
    'border-line-strong hover:border-control',
    // 16 px on phones: Safari zooms into anything smaller.
    size === 'large' ? 'h-11 rounded-lg px-3.5 text-base' : 'h-9 px-2.5 text-base sm:text-[13px]',
  );
}

interface FieldText {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong, in a sentence; empty when nothing is. */
  readonly error?: string;
  readonly labelHidden?: boolean;
}

/** Label, control, hint and error, tied together for a screen reader. */
export function Field(
  props: FieldText & {
    readonly children: (control: {
      readonly id: string;
      readonly 'aria-invalid': boolean;
      readonly 'aria-describedby': string | undefined;
    }) => ReactNode;
  },
) {
  const id = useId();
  const { label, hint, error, labelHidden } = props;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="min-w-0">
      <label
        htmlFor={id}
        className={labelHidden ? 'sr-only' : 'mb-1.5 block text-[13px] font-medium'}
      >
        {label}
      </label>
      {props.children({
        id,
        'aria-invalid': Boolean(error),
        'aria-describedby': describedBy || undefined,
      })}
      {error && (
        <p id={`${id}-error`} className="mt-1.5 text-xs whitespace-pre-line text-bad">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-xs text-faint">
          {hint}
        </p>
      )}
    </div>
  );
}

/** A line of text with its label. */
export function TextField({
  label,
  hint,
  error,
  labelHidden,
  scale,
  className,
  ...input
}: FieldText & ComponentProps<'input'> & { readonly scale?: 'medium' | 'large' }) {
  return (
    <Field
      label={label}
      {...(hint !== undefined && { hint })}
      {...(error !== undefined && { error })}
      {...(labelHidden !== undefined && { labelHidden })}
    >
      {(control) => (
        <input className={classNames(inputClass(scale), className)} {...input} {...control} />
      )}
    </Field>
  );
}
