import { Slider as BaseSlider } from '@base-ui/react/slider';

/** A value on a scale, moved by pointer or arrow keys. */
export function Slider(props: {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly step: number;
  readonly disabled?: boolean;
  /** The value in words. */
  readonly valueText: string;
  readonly onChange: (value: number) => void;
}) {
  return (
    <BaseSlider.Root
      value={props.value}
      min={0}
      max={props.max}
      step={props.step}
      disabled={props.disabled ?? false}
      onValueChange={(value) => props.onChange(Array.isArray(value) ? (value[0] ?? 0) : value)}
    >
      <BaseSlider.Control className="flex h-9 w-full touch-none items-center select-none data-disabled:opacity-50">
        <BaseSlider.Track className="h-1.5 w-full rounded-full bg-line-strong">
          <BaseSlider.Indicator className="rounded-full bg-accent-text" />
          <BaseSlider.Thumb
            getAriaLabel={() => props.label}
            getAriaValueText={() => props.valueText}
            className="size-4 rounded-full border-2 border-accent-text bg-surface shadow-card has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text"
          />
        </BaseSlider.Track>
      </BaseSlider.Control>
    </BaseSlider.Root>
  );
}
