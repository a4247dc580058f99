import { Select } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import { classNames } from './class-names.ts';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

/** One of several values, in a list that opens. */
export function SelectField(props: {
  readonly label: string;
  readonly options: readonly SelectOption[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly className?: string;
}) {
  return (
    <Select.Root
      items={[...props.options]}
      value={props.value}
      onValueChange={(value) => value !== null && props.onChange(value)}
    >
      <Select.Trigger
        aria-label={props.label}
        className={classNames(
          'inline-flex h-9 items-center justify-between gap-2 rounded-md border border-line-strong bg-surface text-text pr-2 pl-2.5 text-[13px] whitespace-nowrap hover:border-control data-popup-open:border-control',
          props.className,
        )}
      >
        <Select.Value />
        <Select.Icon>
          <ChevronDown className="size-3.5 text-faint" />
        </Select.Icon>
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
          <Select.Popup className="max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto rounded-lg border border-line bg-surface p-1 text-text shadow-pop outline-none">
            {props.options.map((option) => (
              <Select.Item
                key={option.value}
                value={option.value}
                className="grid cursor-default grid-cols-[1rem_1fr] items-center gap-1.5 rounded-md py-1.5 pr-3 pl-1.5 text-[13px] outline-none select-none data-highlighted:bg-sunken"
              >
                <Select.ItemIndicator className="col-start-1">
                  <Check className="size-3.5" />
                </Select.ItemIndicator>
                <Select.ItemText className="col-start-2">{option.label}</Select.ItemText>
              </Select.Item>
            ))}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}
