/** A short word that something worked, with a way back where there is one. Failures never come as toasts. */
export interface Toast {
  readonly text: string;
  readonly undo?: () => void;
  /** When the way back ends, by this device's clock; a toast stands for ten seconds otherwise. */
  readonly until?: number;
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

/**
 * Says that something worked. One toast is seen at a time; further ones wait their turn, but a way back that ends soon
 * goes before them. Answers its id.
 */
export function tell(toast: Toast): number {
  counter += 1;
  const shown = { ...toast, id: counter };
  publish(toast.until === undefined ? [...waiting, shown] : [shown, ...waiting]);
  return counter;
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
