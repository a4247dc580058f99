import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

export interface CardOption<Value extends string> {
  readonly value: Value;
  readonly title: string;
  readonly text: string;
  /** A small drawing of what it is; words say the same. */
  readonly picture?: ReactNode;
}

/** One of several ways, each with a sentence about it: for a choice that needs to be understood. */
export function CardChoice<Value extends string>(props: {
  readonly label: string;
  readonly options: readonly CardOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly className?: string;
}) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{props.label}</legend>
      <div className={classNames('grid gap-2', props.className)}>
        {props.options.map((option) => (
          <Card
            key={option.value}
            name={name}
            option={option}
            checked={option.value === props.value}
            onChoose={() => props.onChange(option.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Card<Value extends string>(props: {
  readonly name: string;
  readonly option: CardOption<Value>;
  readonly checked: boolean;
  readonly onChoose: () => void;
}) {
  const { name, option, checked, onChoose } = props;
  const textId = useId();
  return (
    <label
      className={classNames(
        'relative flex min-w-0 cursor-pointer flex-col rounded-lg border px-3 py-2.5 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text',
        checked
          ? 'border-accent-text bg-accent-text/6 ring-1 ring-accent-text'
          : 'border-line-strong hover:border-control hover:bg-sunken/50',
      )}
    >
      <input
        type="radio"
        className="absolute inset-0 size-full cursor-pointer appearance-none rounded-lg opacity-0"
        name={name}
        aria-label={option.title}
        aria-describedby={textId}
        checked={checked}
        onChange={onChoose}
      />
      {option.picture && (
        <span
          aria-hidden="true"
          className={classNames('mb-1.5 block', checked ? 'text-accent-text' : 'text-faint')}
        >
          {option.picture}
        </span>
      )}
      <span className="text-[13px] font-medium">{option.title}</span>
      <span id={textId} className="text-xs text-pretty text-faint">
        {option.text}
      </span>
    </label>
  );
}
