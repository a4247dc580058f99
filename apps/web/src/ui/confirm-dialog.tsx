import { Dialog } from '@base-ui/react/dialog';
import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';
import { dialogBackdrop, dialogPopup } from './dialog.tsx';

/** Asks before something that can't be taken back. */
export function ConfirmDialog(props: {
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly title: string;
  readonly children: ReactNode;
  readonly confirm: string;
  readonly cancel: string;
  readonly onConfirm: () => void;
}) {
  return (
    <Dialog.Root>
      <Dialog.Trigger render={props.trigger} />
      <Dialog.Portal>
        <Dialog.Backdrop className={dialogBackdrop} />
        <Dialog.Popup role="alertdialog" className={dialogPopup}>
          <Dialog.Title className="text-[15px] font-semibold">{props.title}</Dialog.Title>
          <Dialog.Description className="mt-1.5 text-[13px] text-muted">
            {props.children}
          </Dialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <Dialog.Close render={<Button>{props.cancel}</Button>} />
            <Dialog.Close
              render={
                <Button look="danger" onClick={props.onConfirm}>
                  {props.confirm}
                </Button>
              }
            />
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
