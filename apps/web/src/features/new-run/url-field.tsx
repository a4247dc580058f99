import type { ReactNode } from 'react';
import { TextField } from '../../ui/field.tsx';

/** Where the test goes: the one field that must be filled. */
export function UrlField(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string;
  readonly hint?: ReactNode;
  readonly labelHidden?: boolean;
}) {
  return (
    <TextField
      label="URL of the application"
      labelHidden={props.labelHidden ?? true}
      scale="large"
      type="text"
      inputMode="url"
      name="url"
      placeholder="https://shop.example.com"
      autoComplete="url"
      autoCapitalize="none"
      spellCheck={false}
      autoFocus
      value={props.value}
      error={props.error}
      hint={props.hint}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}
