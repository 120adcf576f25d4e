/** A short word that something worked, with a way back where there is one. Failures never come as toasts. */
export interface Toast {
  readonly text: string;
  readonly undo?: () => void;
}

export interface ShownToast extends Toast {
  readonly id: number;
}

let waiting: readonly ShownToast[] = [];
let counter = 0;
const listeners = new Set<() => void>();

function publish(next: readonly ShownToast[]): void {
  waiting = next;
  for (const listener of listeners) listener();
}

/** Says that something worked. One toast is seen at a time; further ones wait their turn. */
export function tell(toast: Toast): void {
  counter += 1;
  publish([...waiting, { ...toast, id: counter }]);
}

/** Takes a toast away. */
export function dismiss(id: number): void {
  publish(waiting.filter((toast) => toast.id !== id));
}

/** For the `Toaster`: the toasts that wait, the first of them shown. */
export const toasts = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  waiting: () => waiting,
};
