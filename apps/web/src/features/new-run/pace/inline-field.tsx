import { TextField } from '../../../ui/field.tsx';

/** A short value in the middle of a sentence. */
export function InlineField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  return (
    <span className="inline-block w-20">
      <TextField
        label={props.label}
        labelHidden
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </span>
  );
}
