import type { ComponentProps } from 'react';
import { Link } from 'react-router';
import { classNames } from './class-names.ts';

export type ButtonLook = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'small' | 'medium' | 'large';

const looks: Readonly<Record<ButtonLook, string>> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover border-transparent shadow-card',
  secondary:
    'bg-surface text-text border-line-strong hover:bg-sunken shadow-card dark:hover:border-control',
  ghost: 'bg-transparent text-muted border-transparent hover:bg-sunken hover:text-text',
  danger: 'bg-bad-fill text-white border-transparent hover:opacity-90 shadow-card',
};
const sizes: Readonly<Record<ButtonSize, string>> = {
  small: 'h-7 px-2.5 text-xs gap-1.5 rounded-md',
  medium: 'h-8 px-3 text-[13px] gap-2 rounded-md',
  large: 'h-11 px-5 text-[15px] gap-2 rounded-lg',
};

interface ButtonStyle {
  readonly look?: ButtonLook;
  readonly size?: ButtonSize;
}

export function buttonClass({ look = 'secondary', size = 'medium' }: ButtonStyle): string {
  return classNames(
    'inline-flex shrink-0 items-center justify-center border font-medium whitespace-nowrap select-none transition-colors [&_svg]:size-4 [&_svg]:shrink-0 disabled:opacity-50',
    looks[look],
    sizes[size],
  );
}

/** A button that does something here. */
export function Button({ look, size, className, ...rest }: ComponentProps<'button'> & ButtonStyle) {
  return (
    <button
      type="button"
      className={classNames(
        buttonClass({ ...(look && { look }), ...(size && { size }) }),
        className,
      )}
      {...rest}
    />
  );
}

/** A link that looks like a button and leads to another page. */
export function ButtonLink({
  look,
  size,
  className,
  ...rest
}: ComponentProps<typeof Link> & ButtonStyle) {
  return (
    <Link
      className={classNames(
        buttonClass({ ...(look && { look }), ...(size && { size }) }),
        className,
      )}
      {...rest}
    />
  );
}

/** A square button with an icon; its label is read out and shown as a title. */
export function IconButton({
  label,
  className,
  ...rest
}: Omit<ComponentProps<'button'>, 'aria-label'> & { readonly label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={classNames(
        'inline-grid size-8 shrink-0 place-items-center rounded-md text-muted transition-colors hover:bg-sunken hover:text-text [&_svg]:size-4',
        className,
      )}
      {...rest}
    />
  );
}
