import { Menu } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';

export interface MenuAction {
  readonly label: string;
  readonly detail?: string;
  readonly icon: ReactNode;
  readonly onSelect: () => void;
}

/** A button that opens a list of things to do. */
export function ActionMenu(props: {
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly actions: readonly MenuAction[];
}) {
  return (
    <Menu.Root>
      <Menu.Trigger render={props.trigger} />
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="end" className="z-50">
          <Menu.Popup className="w-64 max-w-[calc(100vw-1rem)] rounded-lg border border-line bg-surface p-1 text-text shadow-pop outline-none">
            {props.actions.map((action) => (
              <Menu.Item
                key={action.label}
                onClick={action.onSelect}
                className="flex cursor-default items-start gap-2.5 rounded-md px-2 py-1.5 text-[13px] outline-none select-none data-highlighted:bg-sunken [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted"
              >
                {action.icon}
                <span>
                  <span className="block font-medium">{action.label}</span>
                  {action.detail && (
                    <span className="block text-xs text-faint">{action.detail}</span>
                  )}
                </span>
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
