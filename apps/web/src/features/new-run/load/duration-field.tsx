import { TextField } from '../../../ui/field.tsx';

const usual = ['30s', '1m', '5m', '15m'] as const;

/** How long the load goes on, with the usual times a click away. */
export function DurationField(props: {
  readonly value: string;
  readonly error: string;
  readonly onChange: (duration: string) => void;
}) {
  return (
    <TextField
      label="Duration"
      value={props.value}
      error={props.error}
      hint={
        <span className="flex gap-1">
          {usual.map((duration) => (
            <button
              key={duration}
              type="button"
              aria-label={`Run for ${duration}`}
              className="rounded-[5px] border border-line px-1.5 text-muted hover:border-line-strong hover:text-text"
              onClick={() => props.onChange(duration)}
            >
              {duration}
            </button>
          ))}
        </span>
      }
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}
